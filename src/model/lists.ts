// Short lists of which there are very many. A literal with a spread keeps room for sixteen more items, and `concat` is slow on a few.

/** The items with one more behind them. */
export function appended<T>(list: readonly T[], one: T): readonly T[] {
  switch (list.length) {
    case 0: return [one]
    case 1: return [list[0]!, one]
    case 2: return [list[0]!, list[1]!, one]
    default: return list.concat([one])
  }
}

/** The items with one more before them. */
export function prepended<T>(one: T, list: readonly T[]): readonly [T, ...T[]] {
  switch (list.length) {
    case 0: return [one]
    case 1: return [one, list[0]!]
    case 2: return [one, list[0]!, list[1]!]
    default: return [one].concat(list) as [T, ...T[]]
  }
}

/** The first answer that there is. */
export function firstOf<T, R>(list: readonly T[], of: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = of(one)
    if (found !== undefined) return found
  }
  return undefined
}
