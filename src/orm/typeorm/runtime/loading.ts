// Data sources that code has not made yet: each is handed over when it is initialised, before which it sends nothing.

import type { Loading } from '../../../model/instrument.ts'

export const typeormLoading: Loading = {
  packages: ['typeorm'],
  loaded(exports, found, recorder) {
    const { DataSource } = exports as { readonly DataSource?: unknown }
    const prototype: unknown = typeof DataSource === 'function' ? DataSource.prototype : undefined
    if (typeof prototype !== 'object' || prototype === null || typeof Reflect.get(prototype, 'initialize') !== 'function') return undefined
    const seen = new WeakSet<object>()
    recorder.patched(prototype, { initialize: (original) => function initialize(this: { initialize(...given: unknown[]): unknown }, ...given: unknown[]): unknown {
      if (seen.has(this)) return Reflect.apply(original, this, given)
      seen.add(this)
      found(this)
      // The instrument may have put its own before this one.
      return this.initialize(...given)
    } })
    return undefined
  },
}
