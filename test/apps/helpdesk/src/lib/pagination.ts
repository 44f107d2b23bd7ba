export interface Page {
  readonly skip: number
  readonly take: number
}

export function pageOf(query: Record<string, unknown>): Page {
  const number = Math.max(1, Number(query.page ?? 1))
  const take = Math.min(100, Number(query.size ?? 25))
  return { skip: (number - 1) * take, take }
}
