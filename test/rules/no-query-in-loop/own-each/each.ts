export async function eachInTurn<T>(items: readonly T[], run: (item: T) => Promise<void>) {
  for (const item of items) await run(item)
}

export async function withLock<T>(run: () => Promise<T>): Promise<T> {
  return run()
}
