// What stands for a driver in a test. It sends nothing, so there is nothing to watch, and code that hands its client in must run in unit
// tests as well. Frameworks leave their marks on functions; a stub without one cannot be told from a client that is not known.

/**
 * @param how `some`: one method that is a mock is enough. `every`: a client of which tests spy on some methods is none.
 */
export function isMock(target: unknown, how: 'some' | 'every'): boolean {
  if (target === null || typeof target !== 'object' && typeof target !== 'function') return false
  try {
    if (isMockFunction(target) || isMockFunction(Reflect.get(target, 'anythingAtAll'))) return true
    const methods = methodsOf(target)
    return methods.length > 0 && (how === 'some' ? methods.some(isMockFunction) : methods.every(isMockFunction))
  } catch {
    // A module that was mocked without this export throws when it is asked for it.
    return false
  }
}

/** Of Vitest and Jest, `node:test`, Sinon. */
function isMockFunction(value: unknown): boolean {
  if (typeof value !== 'function') return false
  const { _isMockFunction: marked, isSinonProxy: isSinon, mock } = value as { readonly _isMockFunction?: unknown; readonly isSinonProxy?: unknown; readonly mock?: { readonly calls?: unknown } }
  return marked === true || isSinon === true || Array.isArray(mock?.calls)
}

/** Its own and those of its prototypes, without what every object or function has. No getter runs: one may load a driver. */
function methodsOf(target: object): readonly unknown[] {
  const methods: unknown[] = []
  for (let owner: object | null = target; owner !== null && !isCommon(owner); owner = Object.getPrototypeOf(owner) as object | null) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (typeof value === 'function' && name !== 'constructor') methods.push(value)
    }
  }
  return methods
}

/** Test runners have realms of their own, each with such prototypes. */
function isCommon(owner: object): boolean {
  return Object.hasOwn(owner, 'hasOwnProperty') || Object.hasOwn(owner, 'apply') && Object.hasOwn(owner, 'bind')
}
