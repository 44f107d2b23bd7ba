// DataLoader 2: what several scopes ask one loader for in a tick is sent in the context of whoever asked first, and the others' count would
// be zero. Each key is remembered with the scope that asked for it; the batch is sent for all of them, and says so. A key that the loader
// knows already costs nobody anything.

import type { Context } from '../model/instrument.ts'
import { recorder } from './instrument.ts'
import { patched } from './patch.ts'
import { hasMethods } from './shapes.ts'

/** Not DataLoader. */
export class UnknownLoader extends Error {
  override readonly name = 'UnknownLoader'

  constructor() {
    super('Nothing is known of this loader. Hand in the class that the package `dataloader` (2.x) exports.')
  }
}

interface Loader {
  readonly _batch?: { readonly keys: readonly unknown[] } | null
  _batchLoadFn: (keys: readonly unknown[]) => unknown
}

const contexts = new WeakMap<readonly unknown[], (Context | undefined)[]>()
/** They stay so with their loader: without contexts they call what was there before. */
const sending = new WeakSet<Loader>()

/**
 * Makes what a DataLoader sends count in every scope that has asked for one of its keys. The clients that it asks have to be instrumented.
 *
 * @param loaders the class, which all loaders of the program are made by
 * @returns ends it
 * @throws UnknownLoader if it is something else
 */
export function watchLoaders(loaders: object): () => void {
  const owner = prototypeOf(loaders)
  if (owner === undefined) throw new UnknownLoader()
  return patched(owner, {
    load: (original) => function load(this: Loader, ...given: unknown[]): unknown {
      const before = this._batch?.keys
      const length = before?.length ?? 0
      const promise = Reflect.apply(original, this, given) as unknown
      const keys = this._batch?.keys
      if (keys !== undefined && keys.length > (keys === before ? length : 0)) note(this, keys)
      return promise
    },
  })
}

/** Packages of loaders. */
export const loaderPackages: readonly string[] = ['dataloader']

/** A file of one of them was loaded. */
export function sawLoaders(exports: object): void {
  if (prototypeOf(exports) !== undefined) watchLoaders(exports)
}

function prototypeOf(loaders: unknown): object | undefined {
  const { prototype, default: inner } = (loaders ?? {}) as { readonly prototype?: unknown; readonly default?: unknown }
  if (typeof loaders === 'function' && hasMethods(prototype, ['load', 'loadMany', 'prime', 'clearAll'])) return prototype
  return typeof inner === 'function' ? prototypeOf(inner) : undefined
}

function note(loader: Loader, keys: readonly unknown[]): void {
  const known = contexts.get(keys)
  if (known === undefined) contexts.set(keys, [recorder.context()])
  else known.push(recorder.context())
  if (sending.has(loader)) return
  sending.add(loader)
  const send = loader._batchLoadFn
  loader._batchLoadFn = function (this: unknown, asked) {
    const asking = contexts.get(asked)
    const run = () => Reflect.apply(send, this, [asked]) as unknown
    return asking === undefined ? run() : recorder.within(asking, run)
  }
}
