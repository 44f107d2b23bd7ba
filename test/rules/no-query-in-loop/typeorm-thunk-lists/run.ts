export async function inTurn(tasks: (() => Promise<unknown>)[]) {
  for (const task of tasks) await task()
}
