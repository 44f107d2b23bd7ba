// How the number of statements grows with the data: the same function at several sizes. Two sizes tell that something grew and how
// steeply; each statement is compared for itself, since what is constant beside it would flatten the whole. Fewer at a larger size is no growth.

import type { StatementShape, Trace } from '../../model/trace.ts'
import { isCounted } from '../../model/observed.ts'
import { runAside } from '../scope.ts'
import type { Row } from './shapes.ts'
import { rowOf } from './shapes.ts'
import { NothingToCount, isTrace, traceOfSubject } from './subject.ts'

export interface GrowthOptions {
  /** Sees to it that there are as many items as said, whatever was there before. Its statements are not counted. */
  readonly populate: (size: number) => unknown
  /** Two or more, ascending; 5 and 20 unless said otherwise. */
  readonly sizes?: readonly number[]
  /** Whether to run the function once before it is counted, since caches and metadata are loaded then. True unless said otherwise. */
  readonly warmUp?: boolean
}

export interface Growth {
  readonly traces: readonly Trace[]
  /** `O(1)`, `O(N)`, `O(N²)`, or `less than O(N)`. */
  readonly order: string
  /** Those of which more ran, the steepest first. */
  readonly grown: readonly Grown[]
}

export interface Grown {
  readonly shape: StatementShape
  readonly row: Row
  /** Of the size; 1 for one statement an item. */
  readonly exponent: number
}

export class UnfitSizes extends Error {
  override readonly name = 'UnfitSizes'

  constructor(sizes: readonly number[]) {
    super(`Growth is measured between sizes that ascend from 1, two or more of them, not at ${JSON.stringify(sizes)}.`)
  }
}

/** What is to be measured at several sizes has one. */
export class UnfitGrowth extends Error {
  override readonly name = 'UnfitGrowth'
}

/** @throws UnfitSizes if there are fewer than two or they do not ascend */
export function sizesOf({ sizes = [5, 20] }: GrowthOptions): readonly number[] {
  if (sizes.length < 2 || sizes.some((size, index) => size <= (sizes[index - 1] ?? 0))) throw new UnfitSizes(sizes)
  return sizes
}

/**
 * @throws UnfitGrowth if nothing makes items, or the subject is no function
 * @throws UnfitSizes
 */
export async function growthOf(subject: unknown, options: GrowthOptions): Promise<Growth> {
  if (typeof options?.populate !== 'function') throw new UnfitGrowth('Growth is measured with different numbers of items, and `populate` is missing, which makes as many as it is told: `{ populate: (size) => seedPosts(size) }`.')
  if (isTrace(subject)) throw new UnfitGrowth('A trace that was counted before is of one size, and growth is measured by running a function at each. Hand the function over that was counted.')
  if (typeof subject !== 'function') throw new NothingToCount()
  const sizes = sizesOf(options)
  const traces: Trace[] = []
  for (const [index, size] of sizes.entries()) {
    // What populates is no part of the test around it, either.
    await runAside(async () => await options.populate(size))
    if (index === 0 && options.warmUp !== false) await runAside(async () => await (subject as () => unknown)())
    traces.push(await traceOfSubject(subject, `at ${size}`))
  }
  const grown = grownOf(traces, sizes)
  return { traces, grown, order: orderOf(Math.max(0, ...grown.map(({ exponent }) => exponent))) }
}

function grownOf(traces: readonly Trace[], sizes: readonly number[]): readonly Grown[] {
  const last = traces.at(-1)!
  const names = new Map(last.calls.map(({ key, name }) => [key, name]))
  const before = new Map(traces[0]!.shapes.map((shape) => [keyOf(shape), shape.count]))
  return last.shapes.filter(isCounted).flatMap((shape): readonly Grown[] => {
    const at = traces.map(({ shapes }) => shapes.find((one) => keyOf(one) === keyOf(shape))?.count ?? 0)
    const first = before.get(keyOf(shape)) ?? 0
    if (shape.count <= first) return []
    // Where there was none at first, as steep as if there had been one.
    const exponent = Math.log(shape.count / Math.max(first, 1)) / Math.log(sizes.at(-1)! / sizes[0]!)
    return [{ shape, exponent, row: rowOf(shape, `${at.join(' → ')} ×, ${orderOf(exponent)}`, names) }]
  }).sort((a, b) => b.exponent - a.exponent)
}

function keyOf({ operation, fingerprint, database }: StatementShape): string {
  return `${operation ?? ''} ${fingerprint} ${database ?? ''}`
}

function orderOf(exponent: number): string {
  if (exponent === 0) return 'O(1)'
  if (exponent < 0.75) return 'less than O(N)'
  const power = Math.max(1, Math.round(exponent))
  return power === 1 ? 'O(N)' : `O(N${['²', '³', '⁴'][power - 2] ?? '⁵ or more'})`
}
