// Zod: `schema.refine(fn)`, `superRefine(fn)`, `transform(fn)` run once for each value parsed; `z.preprocess(fn, schema)`.

import type { Framework } from '../model/framework.ts'
import { callables, membersOf } from './callables.ts'

export const zod: Framework = {
  name: 'zod',
  modules: ['zod', 'zod/*'],
  inert: true,
  callables: [
    callables('once', 0, ['().refine', '().superRefine', '().transform', '().check', '().overwrite']),
    callables('once', 0, ['preprocess', 'transform', 'lazy', 'custom', ...membersOf('z', ['preprocess', 'transform', 'lazy', 'custom'])]),
  ],
}
