// What the language itself runs for each item of a collection, where that is no method of it.

import type { Framework } from '../model/framework.ts'
import { callables } from './callables.ts'

export const language: Framework = {
  name: 'language', modules: ['node:globals'], callables: [callables('each-sequential', 1, ['Array.fromAsync'], { collection: 0 })],
}
