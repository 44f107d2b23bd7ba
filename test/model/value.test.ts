// The laws of values. Values are compared by their keys, since equal keys mean equal knowledge.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Origin, origin, originKey, step } from '../../src/model/origin.ts'
import { pruned } from '../../src/model/pruned.ts'
import { opposite } from '../../src/model/tri.ts'
import { present } from '../../src/model/present.ts'
import { fromLive } from '../../src/model/live.ts'
import { type Value, absent, array, computedFrom, dependsOn, distribute, elementOf, falsy, fields, get, getCertain, getPath, items, literal, literalOf, nullish, object, originsOf, possibilities, ref, textOf, truthy, union, unknown } from '../../src/model/value.ts'
import { valueKey } from '../../src/model/value-key.ts'
import { holds } from './holds.ts'

const name = fc.constantFrom('a', 'b', 'length', '0', '__proto__', 'a:1,b')
const from: fc.Arbitrary<Origin> = fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.array(fc.constantFrom('p', 'q'), { maxLength: 2 })).map(([fn, path]) => origin({ kind: 'param', fn, index: 0 }, fn, path))
const primitive = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.bigInt(), fc.constantFrom(null, undefined, NaN, -0, 0, Infinity, '', 'undefined', '1n'))
const record = (value: fc.Arbitrary<Value>) => fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true })

const { single, value } = fc.letrec<{ single: Value; value: Value }>((tie) => ({
  single: fc.oneof({ depthSize: 'medium' },
    primitive.map(literal), from.map(ref), from.map((one) => computedFrom(ref(one))), fc.constant(unknown),
    fc.array(tie('value'), { maxLength: 3 }).map((all) => array(all)),
    fc.tuple(fc.array(tie('value'), { maxLength: 2 }), tie('value')).map(([all, more]) => array(all, more)),
    record(tie('value')).map((all) => object(all)),
    fc.tuple(record(tie('value')), tie('value')).map(([all, rest]) => object(all, rest)),
    fc.tuple(record(tie('value')), fc.option(tie('value'), { nil: undefined })).map(([captured, self]): Value => ({ kind: 'closure', fn: 'f', captured, ...self === undefined ? {} : { self } })),
    fc.option(fc.array(tie('value'), { maxLength: 2 }), { nil: undefined }).map((args): Value => ({ kind: 'instance', class: 'C', args }))),
  value: fc.oneof({ weight: 3, arbitrary: tie('single') }, { weight: 1, arbitrary: fc.tuple(tie('single'), tie('single')).map(([a, b]) => union(a, b)) }),
}))

const same = (a: Value, b: Value) => expect(valueKey(a)).toBe(valueKey(b))
const keysOf = (of: Value) => [...new Set(originsOf(of).map(originKey))].sort()

describe('a union', () => {
  it('is commutative, associative and idempotent while it is small', () => {
    holds<[Value, Value, Value]>([value, value, value], (a, b, c) => {
      same(union(a, b), union(b, a))
      same(union(union(a, b), c), union(a, union(b, c)))
      same(union(a, a), a)
      same(union(a), a)
    })
  })

  it('is flat, without repetitions, and no larger than eight', () => {
    holds<[readonly Value[]]>([fc.array(value, { minLength: 1, maxLength: 12 })], (all) => {
      const members = possibilities(union(...all))
      expect(members.length).toBeLessThanOrEqual(8)
      expect(new Set(members.map(valueKey)).size).toBe(members.length)
      expect(members.every((one) => one.kind !== 'union')).toBe(true)
    })
  })
})

describe('combinators distribute over unions', () => {
  it.each<readonly [string, (of: Value) => Value]>([
    ['get', (of) => get(of, 'a')], ['get of an index', (of) => get(of, '0')], ['getPath', (of) => getPath(of, ['a', 'b'])], ['elementOf', (of) => elementOf(of)],
  ])('%s', (_, read) => {
    holds<[Value, Value]>([single, single], (a, b) => {
      same(read(union(a, b)), union(read(a), read(b)))
      same(distribute(union(a, b), read), read(union(a, b)))
    })
  })

  it('present leaves out nothing, where there may be something', () => {
    holds<[Value]>([value], (a) => {
      const nothing = union(literal(null), literal(undefined))
      if (nullish(a) === 'no') same(present(union(a, nothing)), a)
      expect(nullish(a) === 'unknown' ? nullish(present(a)) !== 'yes' : nullish(present(a)) === nullish(a)).toBe(true)
    })
  })

  it.each([['truthy', truthy], ['falsy', falsy], ['nullish', nullish]] as const)('%s: equal answers stay, different ones are unknown', (_, ask) => {
    holds<[Value, Value]>([single, single], (a, b) => {
      expect(ask(union(a, b))).toBe(ask(a) === ask(b) ? ask(a) : 'unknown')
    })
  })

  it('what is read of one literal, object or array is not read of several', () => {
    holds<[Value, Value]>([single, single], (a, b) => {
      const both = union(a, b)
      if (both.kind !== 'union') return
      expect([literalOf(both), textOf(both), fields(both), items(both)]).toEqual([undefined, undefined, undefined, undefined])
    })
  })
})

describe('reading after making', () => {
  it('gives fields back, what is absent where an object is closed, and what its rest says where it is open', () => {
    holds<[Record<string, Value>, Value, string]>([record(value), value, name], (all, rest, field) => {
      const known = Object.hasOwn(all, field) ? all[field]! : undefined
      same(get(object(all), field), known ?? absent)
      same(get(object(all, rest), field), known ?? get(rest, field))
      expect(fields(object(all))).toEqual({ known: all, open: false })
      expect(fields(object(all, rest))?.open).toBe(true)
    })
  })

  it('is certain of a field over which nothing that may have it is spread', () => {
    holds<[Record<string, Value>, Value, string]>([record(value), value, name], (all, rest, field) => {
      const covered = object({ ...all, a: literal(1) }, rest, ['a'])
      same(get(covered, 'a'), literal(1))
      if (field !== 'a') same(getCertain(covered, field), get(covered, field))
      same(getCertain(object({ a: literal(1) }, object(all), ['a']), 'a'), Object.hasOwn(all, 'a') && valueKey(all['a']!) !== valueKey(absent) ? union(literal(1), all['a']!) : literal(1))
      same(getCertain(object({ a: literal(1) }, unknown, ['a']), 'a'), union(literal(1), unknown))
    })
  })

  it('gives items back, and one of them as an element', () => {
    holds<[readonly Value[]]>([fc.array(value, { minLength: 1, maxLength: 4 })], (all) => {
      expect(items(array(all))).toEqual(all)
      expect(items(array(all, unknown))).toBeUndefined()
      all.forEach((one, at) => same(get(array(all), String(at)), one))
      same(get(array(all), String(all.length)), absent)
      same(get(array(all), 'length'), literal(all.length))
      same(elementOf(array(all)), union(...all))
    })
  })

  it('steps along origins', () => {
    holds<[Origin, string]>([from, name], (one, field) => same(get(ref(one), field), ref(step(one, field))))
  })
})

describe('truth', () => {
  it('is that of JavaScript for live values', () => {
    holds<[unknown]>([fc.oneof(primitive, fc.jsonValue())], (live) => {
      expect(truthy(fromLive(live))).toBe(live ? 'yes' : 'no')
      expect(nullish(fromLive(live))).toBe(live === null || live === undefined ? 'yes' : 'no')
    })
  })

  it('has its opposite, and nothing nullish is true', () => {
    holds<[Value]>([value], (one) => {
      expect(falsy(one)).toBe(opposite(truthy(one)))
      if (nullish(one) === 'yes') expect(truthy(one)).toBe('no')
      if (truthy(one) === 'yes') expect(nullish(one)).toBe('no')
    })
  })
})

describe('what a value depends on', () => {
  it('is kept by everything that is made of it', () => {
    holds<[Origin, Value]>([from, value], (one, other) => {
      const key = originKey(one)
      const made: readonly Value[] = [
        array([other, ref(one)]), array([], ref(one)), object({ a: other, b: ref(one) }), object({}, ref(one)), union(other, ref(one)),
        { kind: 'closure', fn: 'f', captured: { a: ref(one) } }, { kind: 'closure', fn: 'f', captured: {}, self: ref(one) }, { kind: 'instance', class: 'C', args: [ref(one)] },
        get(ref(one), 'a'), elementOf(ref(one)), computedFrom(ref(one), other),
      ]
      expect(made.map((all) => dependsOn(all, key))).toEqual(made.map(() => true))
    })
  })

  it('is nothing for what code states', () => {
    holds<[unknown]>([fc.jsonValue()], (live) => expect(originsOf(fromLive(live))).toEqual([]))
  })

  it('is all that remains of a computation', () => {
    holds<[Value, Value]>([value, value], (a, b) => {
      expect(keysOf(computedFrom(a, b)).length).toBeLessThanOrEqual(12)
      expect([...new Set([...keysOf(a), ...keysOf(b)])]).toEqual(expect.arrayContaining(keysOf(computedFrom(a, b))))
      same(computedFrom(computedFrom(a, b)), computedFrom(a, b))
    })
  })
})

describe('pruning', () => {
  const depthOf = (of: Value): number => {
    const inner = of.kind === 'array' ? [...of.items, ...of.more === undefined ? [] : [of.more]] : of.kind === 'object' ? [...Object.values(of.fields), ...of.rest === undefined ? [] : [of.rest]]
      : of.kind === 'union' ? of.members : of.kind === 'closure' ? [...Object.values(of.captured), ...of.self === undefined ? [] : [of.self]] : of.kind === 'instance' ? of.args ?? [] : undefined
    return inner === undefined ? 0 : 1 + Math.max(0, ...inner.map(depthOf))
  }
  const depth = fc.nat(4)

  it('bounds the depth, changes nothing that is within, and is idempotent', () => {
    holds<[Value, number]>([value, depth], (one, limit) => {
      const less = pruned(one, limit)
      expect(depthOf(less)).toBeLessThanOrEqual(limit)
      same(pruned(less, limit), less)
      if (depthOf(one) <= limit) same(less, one)
    })
  })

  it('keeps what a value depends on', () => {
    holds<[Value, number]>([value, depth], (one, limit) => {
      // A computation remembers no more than twelve origins.
      if (keysOf(one).length <= 12) expect(keysOf(pruned(one, limit))).toEqual(keysOf(one))
    })
  })
})

describe('a key', () => {
  it('does not depend on the order of fields', () => {
    holds<[Record<string, Value>]>([record(value)], (all) => {
      const reversed = Object.fromEntries(Object.entries(all).reverse())
      same(object(all), object(reversed))
      same({ kind: 'closure', fn: 'f', captured: all }, { kind: 'closure', fn: 'f', captured: reversed })
    })
  })

  it('tells apart what differs', () => {
    const distinct: readonly Value[] = [
      ...[NaN, null, undefined, Infinity, 0, -0, '', '0', 1, 1n, '1n', 'NaN', 'null', true, 'true'].map(literal), unknown, array([]), array([unknown]), array([], unknown), object({}), object({}, unknown), object({ b: unknown }, unknown), object({ b: unknown }, unknown, ['b']),
      object({ 'a:1,b': literal(2) }), object({ a: literal(1), b: literal(2) }), { kind: 'instance', class: 'C', args: [] }, { kind: 'instance', class: 'C', args: undefined },
    ]
    expect(new Set(distinct.map(valueKey)).size).toBe(distinct.length)
  })
})

describe('live values', () => {
  it('read as JavaScript reads them', () => {
    holds<[Record<string, unknown>]>([fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true })], (live) => {
      for (const key of Object.keys(live)) same(get(fromLive(live), key), fromLive(live[key]))
    })
  })

  it('may be circular, sparse, or no data at all', () => {
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    expect(getPath(fromLive(circular), ['self', 'self']).kind).toBe('object')
    same(fromLive([, 1]), array([absent, literal(1)]))
    for (const live of [() => 1, Symbol('s'), new Date(0), new Map()]) expect(fromLive(live)).toBe(unknown)
  })
})
