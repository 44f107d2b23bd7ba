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

/** Sum of terms in canonical order. */
type Polynomial = readonly Term[]

/**
 * What grows beyond the limits is rounded outwards: the high side becomes ⊤ (undefined, "more than we can say"), the low side loses
 * its terms of the highest degrees, so that it stays a number of statements that is certain.
 */
export interface Cost {
  readonly low: Polynomial
  readonly high: Polynomial | undefined
}

const DEGREE_LIMIT = 4
const TERM_LIMIT = 24
const MANY = 1000

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
  return { low: variable(size), high: variable(size) }
}

/** First one, then the other: the sum. No export may be called `then`: a module that has one is taken for a promise when it is imported dynamically. */
export function sequence(...costs: readonly Cost[]): Cost {
  return costs.reduce((a, b) => ({ low: lowered(plus(a.low, b.low)), high: raised(a.high, b.high, plus) }), free)
}

/** One of two paths: the lower low, the higher high, coefficient by coefficient. */
export function either(a: Cost, b: Cost): Cost {
  return { low: lowered(merge(a.low, b.low, Math.min)), high: raised(a.high, b.high, (x, y) => merge(x, y, Math.max)) }
}

/** May or may not happen. */
export function perhaps(cost: Cost): Cost {
  return either(free, cost)
}

/** Once for each unit of `times`. */
export function repeat(cost: Cost, times: Cost): Cost {
  return { low: lowered(product(cost.low, times.low)), high: productHigh(cost.high, times.high) }
}

export function isFree(cost: Cost): boolean {
  return cost.high !== undefined && cost.high.length === 0
}

export function isExact(cost: Cost): boolean {
  return cost.high !== undefined && polynomialKey(cost.low) === polynomialKey(cost.high)
}

/** Highest number of sizes multiplied with one another; Infinity for ⊤. */
export function degree(cost: Cost): number {
  return cost.high === undefined ? Infinity : cost.high.reduce((most, term) => Math.max(most, term.sizes.length), 0)
}

/** The value with each size replaced by a number, as [low, high]. */
export function evaluate(cost: Cost, sizes: (size: Size) => number): readonly [number, number] {
  const at = (p: Polynomial) => p.reduce((sum, term) => sum + term.sizes.reduce((all, size) => all * sizes(size), term.factor), 0)
  return [at(cost.low), cost.high === undefined ? Infinity : at(cost.high)]
}

/** Negative where `a` is the dearer one for collections that are not small. */
export function dearerFirst(a: Cost, b: Cost): number {
  const [low, high] = evaluate(a, () => MANY)
  const [otherLow, otherHigh] = evaluate(b, () => MANY)
  return high === otherHigh ? otherLow - low : otherHigh - high
}

/** The same cost with sizes renamed or replaced by other costs. */
export function substitute(cost: Cost, replace: (size: Size) => Cost | undefined): Cost {
  const rewritten = (p: Polynomial) => sequence(...p.map((term) => term.sizes.reduce((all, size) => repeat(all, replace(size) ?? sizeOf(size)), statements(term.factor))))
  return { low: rewritten(cost.low).low, high: cost.high === undefined ? undefined : rewritten(cost.high).high }
}

/** `1 + N(users)·N(user.posts)`; an interval as `0 … N(users)`; ⊤ as `many`. */
export function formatCost(cost: Cost): string {
  const low = formatPolynomial(cost.low)
  const high = formatPolynomial(cost.high)
  return low === high ? high : `${low} … ${high}`
}

function formatPolynomial(p: Polynomial | undefined): string {
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

function variable(size: Size): Polynomial {
  return [{ factor: 1, sizes: [size] }]
}

function termKey(term: Term): string {
  return term.sizes.map((size) => size.key).join('·')
}

function polynomialKey(p: Polynomial): string {
  return p.map((term) => `${term.factor}*${termKey(term)}`).join('+')
}

function plus(a: Polynomial, b: Polynomial): Polynomial {
  return a.length === 0 ? b : b.length === 0 ? a : collected([...a, ...b])
}

function product(a: Polynomial, b: Polynomial): Polynomial {
  return collected(a.flatMap((x) => b.map((y): Term => ({ factor: x.factor * y.factor, sizes: [...x.sizes, ...y.sizes].sort(byKey) }))))
}

function collected(terms: readonly Term[]): Polynomial {
  const sums = new Map<string, Term>()
  for (const term of terms) {
    const key = termKey(term)
    const known = sums.get(key)
    sums.set(key, known === undefined ? term : { ...known, factor: known.factor + term.factor })
  }
  return [...sums.values()].sort(inOrder)
}

function merge(a: Polynomial, b: Polynomial, pick: (x: number, y: number) => number): Polynomial {
  const factors = new Map<string, { a: number; b: number; sizes: readonly Size[] }>()
  for (const term of a) factors.set(termKey(term), { a: term.factor, b: 0, sizes: term.sizes })
  for (const term of b) {
    const known = factors.get(termKey(term))
    factors.set(termKey(term), { a: known?.a ?? 0, b: term.factor, sizes: known?.sizes ?? term.sizes })
  }
  return [...factors.values()].map(({ a: x, b: y, sizes }) => ({ factor: pick(x, y), sizes })).filter((term) => term.factor !== 0).sort(inOrder)
}

/** Never is never, however often that is. */
function productHigh(a: Polynomial | undefined, b: Polynomial | undefined): Polynomial | undefined {
  return a?.length === 0 || b?.length === 0 ? [] : raised(a, b, product)
}

function lowered(p: Polynomial): Polynomial {
  return p.filter((term) => term.sizes.length <= DEGREE_LIMIT).slice(0, TERM_LIMIT)
}

function raised(a: Polynomial | undefined, b: Polynomial | undefined, join: (a: Polynomial, b: Polynomial) => Polynomial): Polynomial | undefined {
  if (a === undefined || b === undefined) return undefined
  const joined = join(a, b)
  return joined.length > TERM_LIMIT || joined.some((term) => term.sizes.length > DEGREE_LIMIT) ? undefined : joined
}

/** By degree, then size by size: an order that products keep, or it would depend on the order of operations which terms are lost. */
function inOrder(a: Term, b: Term): number {
  if (a.sizes.length !== b.sizes.length) return a.sizes.length - b.sizes.length
  for (const [at, size] of a.sizes.entries()) {
    const order = byKey(size, b.sizes[at]!)
    if (order !== 0) return order
  }
  return 0
}

function byKey(a: Size, b: Size): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
