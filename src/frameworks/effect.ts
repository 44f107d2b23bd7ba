// Effect: most functions come data-first (`Effect.forEach(users, f)`) and for pipes (`Effect.map(f)`). `forEach` is sequential unless its
// options ask for concurrency. `reduce(items, zero, f(total, item))`.

import type { Callable, Framework } from '../model/framework.ts'
import { callables, membersOf } from './callables.ts'

const sequential = ['forEach', 'filter', 'partition', 'validateAll', 'validateFirst', 'findFirst', 'every', 'exists', 'dropWhile', 'takeWhile']
const chaining = ['map', 'flatMap', 'tap', 'andThen', 'catchAll', 'catchAllCause', 'mapError', 'tapError', 'orElse', 'zipWith', 'filterOrFail']

const ofEffect: readonly Callable[] = [
  callables('each-sequential', 1, sequential, { collection: 0 }),
  callables('each-sequential', 0, sequential, { collection: 'piped' }),
  callables('each-sequential', 2, ['reduce'], { collection: 0, item: 1 }),
  callables('once', 0, ['gen', 'promise', 'tryPromise', 'try', 'sync', 'suspend', 'async']),
  callables('once', 0, ['try', 'tryPromise'], { property: 'try' }),
  callables('once', 0, ['fn'], { returnsCallback: true }),
  callables('once', 1, chaining),
  callables('once', 0, chaining),
]

const ofArray: readonly Callable[] = [
  callables('each', 1, ['map', 'flatMap', 'filter', 'filterMap', 'forEach', 'partition', 'groupBy'], { collection: 0 }),
  callables('each', 0, ['map', 'flatMap', 'filter', 'filterMap', 'forEach', 'partition', 'groupBy'], { collection: 'piped' }),
  callables('each', 2, ['reduce'], { collection: 0, item: 1 }),
]

const within = (owner: string, all: readonly Callable[]) => all.map((one) => ({ ...one, names: membersOf(owner, one.names) }))

export const effect: readonly Framework[] = [
  { name: 'effect', modules: ['effect'], callables: [...within('Effect', ofEffect), ...within('Array', ofArray)] },
  { name: 'effect/Effect', modules: ['effect/Effect', '@effect/io/Effect'], callables: ofEffect },
  { name: 'effect/Array', modules: ['effect/Array', '@effect/data/ReadonlyArray'], callables: ofArray },
]
