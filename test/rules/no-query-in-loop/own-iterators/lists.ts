export async function mapSeries<T, R>(items: readonly T[], run: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const [index, item] of items.entries()) results.push(await run(item, index))
  return results
}

export async function each<T>(items: readonly T[], run: (item: T) => Promise<unknown>) {
  for (const item of items) await run(item)
}
