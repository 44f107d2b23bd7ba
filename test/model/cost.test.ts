// The laws of costs. Sums and products are compared with arithmetic at random sizes; rounding may only widen an interval.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cost, type Size, between, boundless, degree, either, evaluate, formatCost, free, isExact, isFree, perhaps, repeat, sequence, sizeOf, statements, substitute } from '../../src/model/cost.ts'
import { holds } from './holds.ts'

const sizes: readonly Size[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({ key, name: key, kind: key === 'f' ? 'R' : 'N' }))
const size = fc.constantFrom(...sizes)
const interval = fc.tuple(fc.nat(5), fc.nat(5)).map(([low, more]) => between(low, low + more))
const leaf = fc.oneof(size.map(sizeOf), fc.nat(5).map(statements), interval, fc.constant(free), fc.constant(boundless))

const { cost } = fc.letrec<{ cost: Cost }>((tie) => ({
  cost: fc.oneof({ depthSize: 'medium' }, leaf,
    fc.tuple(tie('cost'), tie('cost')).map(([a, b]) => sequence(a, b)),
    fc.tuple(tie('cost'), tie('cost')).map(([a, b]) => either(a, b)),
    fc.tuple(tie('cost'), tie('cost')).map(([a, b]) => repeat(a, b))),
}))

/** A sum of many products: it is where the limits are reached. */
const large = fc.array(fc.tuple(fc.array(size, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 3 })), { minLength: 10, maxLength: 40 })
  .map((terms) => sequence(...terms.map(([of, factor]) => of.reduce((all, one) => repeat(all, sizeOf(one)), statements(factor)))))
const any = fc.oneof({ weight: 4, arbitrary: cost }, { weight: 1, arbitrary: large })

const numbers = fc.tuple(...sizes.map(() => fc.nat(4))).map((values) => ({ key }: Size) => values[sizes.findIndex((one) => one.key === key)]!)

const within = ([low, high]: readonly [number, number], [least, most]: readonly [number, number]) => low >= least && high <= most
const times = (a: number, b: number) => a === 0 || b === 0 ? 0 : a * b

describe('a sum', () => {
  it('is associative and commutative, and nothing is its identity', () => {
    holds<[Cost, Cost, Cost]>([any, any, any], (a, b, c) => {
      expect(sequence(sequence(a, b), c)).toEqual(sequence(a, sequence(b, c)))
      expect(sequence(a, b, c)).toEqual(sequence(a, sequence(b, c)))
      expect(sequence(a, b)).toEqual(sequence(b, a))
      expect(sequence(a, free)).toEqual(a)
      expect(sequence()).toEqual(free)
    })
  })

  it('is what arithmetic says, or wider', () => {
    holds<[Cost, Cost, (size: Size) => number]>([any, any, numbers], (a, b, at) => {
      const [x, y] = [evaluate(a, at), evaluate(b, at)]
      expect(within([x[0] + y[0], x[1] + y[1]], evaluate(sequence(a, b), at))).toBe(true)
    })
  })
})

describe('an alternative', () => {
  it('is associative, commutative and idempotent', () => {
    holds<[Cost, Cost, Cost]>([any, any, any], (a, b, c) => {
      expect(either(either(a, b), c)).toEqual(either(a, either(b, c)))
      expect(either(a, b)).toEqual(either(b, a))
      expect(either(a, a)).toEqual(a)
    })
  })

  it('covers both ways, and what may happen covers nothing too', () => {
    holds<[Cost, Cost, (size: Size) => number]>([any, any, numbers], (a, b, at) => {
      expect(within(evaluate(a, at), evaluate(either(a, b), at))).toBe(true)
      expect(perhaps(a)).toEqual({ low: [], high: a.high })
    })
  })
})

describe('a repetition', () => {
  it('is associative and commutative; once is its identity, and never is never', () => {
    holds<[Cost, Cost, Cost]>([any, any, any], (a, b, c) => {
      expect(repeat(repeat(a, b), c)).toEqual(repeat(a, repeat(b, c)))
      expect(repeat(a, b)).toEqual(repeat(b, a))
      expect(repeat(a, statements(1))).toEqual(a)
      expect(repeat(a, free)).toEqual(free)
    })
  })

  it('distributes over sums', () => {
    holds<[Cost, Cost, Cost]>([any, any, any], (a, b, n) => {
      expect(repeat(sequence(a, b), n)).toEqual(sequence(repeat(a, n), repeat(b, n)))
    })
  })

  it('of nothing is nothing, even without a bound', () => {
    expect(repeat(free, boundless)).toEqual(free)
  })

  it('is what arithmetic says, or wider', () => {
    holds<[Cost, Cost, (size: Size) => number]>([any, any, numbers], (a, b, at) => {
      const [x, y] = [evaluate(a, at), evaluate(b, at)]
      expect(within([times(x[0], y[0]), times(x[1], y[1])], evaluate(repeat(a, b), at))).toBe(true)
    })
  })
})

it('operations are monotone: a wider cost makes a wider one', () => {
  holds<[Cost, Cost, Cost, (size: Size) => number]>([any, any, any, numbers], (a, more, b, at) => {
    const wider = either(a, more)
    for (const operation of [sequence, either, repeat]) {
      // A low side of too many terms loses some, and a smaller one need not.
      if (operation(a, b).low.length < 24) expect(within(evaluate(operation(a, b), at), evaluate(operation(wider, b), at))).toBe(true)
    }
  })
})

it('the low side is never above the high side', () => {
  holds<[Cost, (size: Size) => number]>([any, numbers], (a, at) => {
    const [low, high] = evaluate(a, at)
    expect(low).toBeLessThanOrEqual(high)
    expect(low).toBeLessThan(Infinity)
    if (isFree(a)) expect([low, high]).toEqual([0, 0])
    if (isExact(a)) expect(low).toBe(high)
  })
})

describe('what is more than we can say', () => {
  const [a, b, c, d, e] = sizes as unknown as readonly [Size, Size, Size, Size, Size]
  const nested = (...of: readonly Size[]) => of.reduce((all, one) => repeat(all, sizeOf(one)), statements(1))

  it('has no upper bound beyond four sizes, and keeps the part that is certain', () => {
    expect(degree(nested(a, b, c, d))).toBe(4)
    const five = nested(a, b, c, d, e)
    expect(degree(five)).toBe(Infinity)
    expect(formatCost(five)).toBe('0 … many')
    expect(formatCost(sequence(statements(1), sizeOf(a), five))).toBe('1 + N(a) … many')
  })

  it('stays so', () => {
    holds<[Cost]>([any], (cost) => {
      expect(degree(sequence(boundless, cost))).toBe(Infinity)
      expect(degree(either(boundless, cost))).toBe(Infinity)
      if (!isFree(cost)) expect(degree(repeat(boundless, cost))).toBe(Infinity)
      expect(cost.high?.every((term) => term.sizes.length <= 4) ?? true).toBe(true)
      expect(cost.low.every((term) => term.sizes.length <= 4)).toBe(true)
    })
  })
})

describe('a substitution', () => {
  it('of nothing changes nothing', () => {
    holds<[Cost]>([any], (cost) => {
      expect(substitute(cost, () => undefined)).toEqual(cost)
      expect(substitute(cost, sizeOf)).toEqual(cost)
    })
  })

  it('is what arithmetic says, or wider', () => {
    holds<[Cost, Cost, (size: Size) => number]>([any, any, numbers], (cost, by, at) => {
      const [low, high] = evaluate(substitute(cost, ({ key }) => key === 'a' ? by : undefined), at)
      const [least, most] = evaluate(by, at)
      expect(evaluate(cost, (one) => one.key === 'a' ? least : at(one))[0]).toBeGreaterThanOrEqual(low)
      // Where the replacement has no bound, what it is multiplied with decides.
      if (most !== Infinity) expect(evaluate(cost, (one) => one.key === 'a' ? most : at(one))[1]).toBeLessThanOrEqual(high)
    })
  })

  it('by what has no bound has none', () => {
    expect(substitute(sizeOf(sizes[0]!), () => boundless)).toEqual(boundless)
  })
})

it('is written in one way, whatever it was built from', () => {
  const [a, b] = sizes as unknown as readonly [Size, Size]
  expect(formatCost(free)).toBe('0')
  expect(formatCost(sequence(repeat(sizeOf(b), sizeOf(a)), statements(1), sizeOf(a), sizeOf(a)))).toBe('1 + 2·N(a) + N(a)·N(b)')
  expect(formatCost(perhaps(sizeOf(sizes[5]!)))).toBe('0 … R(f)')
  expect(formatCost(boundless)).toBe('0 … many')
})
