// Zod: `schema.refine(fn)`, `superRefine(fn)`, `transform(fn)` run once for each value parsed; `z.preprocess(fn, schema)`.

import type { Framework } from '../model/framework.ts'
import { callables, membersOf } from './callables.ts'

const owners = ['z', 'default']

export const zod: Framework = {
  name: 'zod',
  modules: ['zod', 'zod/*'],
  callables: [
    callables('once', 0, ['().refine', '().superRefine', '().transform', '().check', '().overwrite']),
    callables('once', 0, ['preprocess', 'transform', 'lazy', 'custom', ...owners.flatMap((owner) => membersOf(owner, ['preprocess', 'transform', 'lazy', 'custom']))]),
  ],
}
