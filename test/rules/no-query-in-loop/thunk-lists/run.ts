export async function inTurn<T>(tasks: (() => Promise<T>)[]) {
  const results: T[] = []
  for (const task of tasks) results.push(await task())
  return results
}

export const atOnce = (tasks: (() => Promise<unknown>)[]) => Promise.all(tasks.map((task) => task()))

export async function firstToAnswer(tasks: (() => Promise<unknown>)[]) {
  for (const task of tasks) {
    const found = await task()
    if (found) return found
  }
}

export const later = (tasks: (() => Promise<unknown>)[]) => ({ tasks, count: tasks.length })
