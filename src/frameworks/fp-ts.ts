// fp-ts: the functions of arrays are curried and take the collection from a pipe (`pipe(users, A.map(f))`, `A.traverse(TE.ApplicativePar)(f)`);
// those of Task, Either and Option run their function once. `traverseArray` is parallel, `traverseSeqArray` one after another.

import type { Callable, Framework } from '../model/framework.ts'
import { callables, membersOf } from './callables.ts'

const folders = ['fp-ts', 'fp-ts/lib', 'fp-ts/es6']
const arrays = ['Array', 'ReadonlyArray', 'NonEmptyArray', 'ReadonlyNonEmptyArray']
const effects = ['TaskEither', 'Task', 'TaskOption', 'Either', 'Option', 'IO', 'IOEither', 'ReaderTask', 'ReaderTaskEither']

const ofArrays: readonly Callable[] = [
  callables('each', 0, ['map', 'chain', 'flatMap', 'filter', 'filterMap', 'partition', 'findFirst', 'traverse()', 'wither()', 'wilt()'], { collection: 'piped' }),
  callables('each', 0, ['mapWithIndex', 'chainWithIndex', 'filterWithIndex', 'traverseWithIndex()'], { collection: 'piped', item: 1 }),
  callables('each', 1, ['reduce'], { collection: 'piped', item: 1 }),
]

const ofEffects: readonly Callable[] = [
  callables('once', 0, [
    'map', 'chain', 'chainW', 'chainFirst', 'chainFirstW', 'flatMap', 'tap', 'tapError', 'mapLeft', 'mapError', 'orElse', 'orElseW', 'fold', 'match',
    'matchE', 'matchEW', 'getOrElse', 'getOrElseW', 'tryCatch', 'chainTaskK', 'chainEitherK', 'flatMapTask', 'flatMapEither', 'filterOrElse',
  ]),
  callables('once', 1, ['bind', 'bindW', 'let']),
  callables('once', 0, ['tryCatchK'], { returnsCallback: true }),
  callables('each', 0, ['traverseArray', 'traverseReadonlyArray'], { collection: 'piped' }),
  callables('each', 0, ['traverseArrayWithIndex'], { collection: 'piped', item: 1 }),
  callables('each-sequential', 0, ['traverseSeqArray'], { collection: 'piped' }),
  callables('each-sequential', 0, ['traverseSeqArrayWithIndex'], { collection: 'piped', item: 1 }),
]

function ofModule(module: string, all: readonly Callable[]): Framework {
  return { name: `fp-ts/${module}`, modules: folders.map((folder) => `${folder}/${module}`), callables: all }
}

/** `import { array as A, taskEither as TE } from 'fp-ts'`. */
function ofIndex(module: string, all: readonly Callable[]): readonly Callable[] {
  const owner = module === 'IO' ? 'io' : module.startsWith('IO') ? `io${module.slice(2)}` : module.charAt(0).toLowerCase() + module.slice(1)
  return all.map((one) => ({ ...one, names: membersOf(owner, one.names) }))
}

export const fpTs: readonly Framework[] = [
  ...arrays.map((module) => ofModule(module, ofArrays)),
  ...effects.map((module) => ofModule(module, ofEffects)),
  {
    name: 'fp-ts', modules: ['fp-ts'],
    callables: [...arrays.flatMap((module) => ofIndex(module, ofArrays)), ...effects.flatMap((module) => ofIndex(module, ofEffects))],
  },
]
