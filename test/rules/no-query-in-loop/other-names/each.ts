export async function inEach<T>(ids: number[], run: (id: number) => Promise<T>) {
  const all = []
  for (const id of ids) all.push(await run(id))
  return all
}
