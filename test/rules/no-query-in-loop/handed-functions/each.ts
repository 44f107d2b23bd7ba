export async function inTurn<T>(items: readonly T[], run: (item: T) => Promise<unknown>) {
  for (const item of items) await run(item)
}

export async function limited<T, R>(items: readonly T[], size: number, run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < items.length; start += size) {
    results.push(...await Promise.all(items.slice(start, start + size).map((item) => run(item))))
  }
  return results
}

export const each = <A, B>(run: (item: A) => Promise<B>) => (items: readonly A[]) => Promise.all(items.map(run))

export const over = <A>(items: readonly A[]) => async (run: (item: A) => Promise<unknown>) => {
  for (const item of items) await run(item)
}

export async function inChunks<T>(items: readonly T[], run: (chunk: readonly T[]) => Promise<unknown>) {
  for (let start = 0; start < items.length; start += 100) await run(items.slice(start, start + 100))
}

export async function untilItWorks<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (attempt > 3) throw error
    }
  }
}

export const twice = async (run: () => Promise<unknown>) => [await run(), await run()]

export async function withOptions(items: readonly number[], options: { readonly load: (item: number) => Promise<unknown> }) {
  for (const item of items) await options.load(item)
}
