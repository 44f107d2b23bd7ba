// How many statements code executes: an interval [low, high] of polynomials over named sizes, `1 + N(users)·N(user.posts)`.
// A size is named by the origin of its collection, so that the same collection under two names is one variable.
// Transaction control (BEGIN, COMMIT, SAVEPOINT) is never counted. The laws are property tests.

/** A size that is not known before the program runs: `N(users)`, or `R(walk)` for a recursion. */
export interface Size {
  readonly key: string
  readonly name: string
  readonly kind: 'N' | 'R'
}

interface Term {
  readonly factor: number
  /** Sorted by key; a repeated size is a power. */
  readonly sizes: readonly Size[]
}

/** Sum of terms in canonical order; undefined is ⊤, "more than we can say". */
export type Polynomial = readonly Term[] | undefined

export interface Cost {
  readonly low: Polynomial
  readonly high: Polynomial
}

const DEGREE_LIMIT = 4
const TERM_LIMIT = 24

export const free: Cost = { low: [], high: [] }
export const boundless: Cost = { low: [], high: undefined }

/** Exactly `count` statements. */
export function statements(count: number): Cost {
  return { low: constant(count), high: constant(count) }
}

/** At least `low`, at most `high` statements. */
export function between(low: number, high: number): Cost {
  return { low: constant(low), high: constant(high) }
}

/** The collection's size itself. */
export function sizeOf(size: Size): Cost {
  const one: Polynomial = [{ factor: 1, sizes: [size] }]
  return { low: one, high: one }
}

/** First one, then the other: the sum. No export may be called `then`: a module that has one is taken for a promise when it is imported dynamically. */
export function sequence(...costs: readonly Cost[]): Cost {
  return costs.reduce((a, b) => ({ low: plus(a.low, b.low), high: plus(a.high, b.high) }), free)
}

/** One of two paths: the lower low, the higher high, coefficient by coefficient. */
export function either(a: Cost, b: Cost): Cost {
  return { low: merge(a.low, b.low, Math.min), high: merge(a.high, b.high, Math.max) }
}

/** May or may not happen. */
export function perhaps(cost: Cost): Cost {
  return either(free, cost)
}

/** Once for each unit of `times`. */
export function repeat(cost: Cost, times: Cost): Cost {
  return { low: times2(cost.low, times.low), high: times2(cost.high, times.high) }
}

export function isFree(cost: Cost): boolean {
  return cost.high !== undefined && cost.high.length === 0
}

export function isExact(cost: Cost): boolean {
  return polynomialKey(cost.low) === polynomialKey(cost.high)
}

/** Highest number of sizes multiplied with one another; Infinity for ⊤. */
export function degree(cost: Cost): number {
  return cost.high === undefined ? Infinity : cost.high.reduce((most, term) => Math.max(most, term.sizes.length), 0)
}

/** The value with each size replaced by a number, as [low, high]. */
export function evaluate(cost: Cost, sizes: (size: Size) => number): readonly [number, number] {
  const at = (p: Polynomial) => p === undefined ? Infinity : p.reduce((sum, term) => sum + term.sizes.reduce((product, size) => product * sizes(size), term.factor), 0)
  return [at(cost.low), at(cost.high)]
}

/** The same cost with sizes renamed or replaced by other costs. */
export function substitute(cost: Cost, replace: (size: Size) => Cost | undefined): Cost {
  const rewrite = (p: Polynomial, side: 'low' | 'high'): Polynomial => p === undefined ? undefined : p.reduce<Polynomial>((sum, term) => {
    const product = term.sizes.reduce<Polynomial>((acc, size) => times2(acc, replace(size)?.[side] ?? [{ factor: 1, sizes: [size] }]), constant(term.factor))
    return plus(sum, product)
  }, [])
  return { low: rewrite(cost.low, 'low'), high: rewrite(cost.high, 'high') }
}

/** `1 + N(users)·N(user.posts)`; an interval as `0 … N(users)`; ⊤ as `many`. */
export function formatCost(cost: Cost): string {
  const low = formatPolynomial(cost.low)
  const high = formatPolynomial(cost.high)
  return low === high ? high : `${low} … ${high}`
}

function formatPolynomial(p: Polynomial): string {
  if (p === undefined) return 'many'
  if (p.length === 0) return '0'
  return p.map((term) => {
    const sizes = term.sizes.map((size) => `${size.kind}(${size.name})`)
    return sizes.length === 0 ? String(term.factor) : [...(term.factor === 1 ? [] : [String(term.factor)]), ...sizes].join('·')
  }).join(' + ')
}

function constant(count: number): Polynomial {
  return count === 0 ? [] : [{ factor: count, sizes: [] }]
}

function termKey(term: Term): string {
  return term.sizes.map((size) => size.key).join('·')
}

function polynomialKey(p: Polynomial): string {
  return p === undefined ? '⊤' : p.map((term) => `${term.factor}*${termKey(term)}`).join('+')
}

function merge(a: Polynomial, b: Polynomial, pick: (x: number, y: number) => number): Polynomial {
  if (a === undefined || b === undefined) return pick(0, 1) === 1 ? undefined : (a ?? b)
  const factors = new Map<string, { a: number; b: number; sizes: readonly Size[] }>()
  for (const term of a) factors.set(termKey(term), { a: term.factor, b: 0, sizes: term.sizes })
  for (const term of b) {
    const known = factors.get(termKey(term))
    factors.set(termKey(term), { a: known?.a ?? 0, b: term.factor, sizes: known?.sizes ?? term.sizes })
  }
  return canonical([...factors.values()].map(({ a: x, b: y, sizes }) => ({ factor: pick(x, y), sizes })))
}

function plus(a: Polynomial, b: Polynomial): Polynomial {
  if (a === undefined || b === undefined) return undefined
  return merge(a, b, (x, y) => x + y)
}

function times2(a: Polynomial, b: Polynomial): Polynomial {
  if (a !== undefined && a.length === 0) return a
  if (b !== undefined && b.length === 0) return b
  if (a === undefined || b === undefined) return undefined
  let sum: Polynomial = []
  for (const x of a) for (const y of b) {
    const sizes = [...x.sizes, ...y.sizes].sort((p, q) => p.key < q.key ? -1 : p.key > q.key ? 1 : 0)
    if (sizes.length > DEGREE_LIMIT) return undefined
    sum = plus(sum, [{ factor: x.factor * y.factor, sizes }])
  }
  return sum
}

function canonical(terms: readonly Term[]): Polynomial {
  const kept = terms.filter((term) => term.factor !== 0)
  if (kept.length > TERM_LIMIT) return undefined
  return kept.sort((a, b) => a.sizes.length - b.sizes.length || (termKey(a) < termKey(b) ? -1 : 1))
}
