export async function byEntries<T, R>(items: readonly T[], run: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const [index, item] of items.entries()) results.push(await run(item, index))
  return results
}

export async function byIndex<T, R>(items: readonly T[], run: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let index = 0; index < items.length; index += 1) results.push(await run(items[index]!, index))
  return results
}

export async function byCopy<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of [...items]) results.push(await run(item))
  return results
}

export async function byQueue<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = items.slice()
  while (queue.length > 0) results.push(await run(queue.shift()!))
  return results
}

/** The queue grows in its rounds: there may be more of them than items. */
export async function byGrowingQueue<T, R>(items: readonly T[], run: (item: T) => Promise<R>, more: (result: R) => T[]): Promise<void> {
  const queue = [...items]
  while (queue.length > 0) {
    const result = await run(queue.shift()!)
    queue.push(...more(result))
  }
}
