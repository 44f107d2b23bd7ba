// `querylint rules`: what there is to turn on.

import { knownRules } from '../project/project.ts'
import type { Io } from './io.ts'
import { paintFor } from './paint.ts'

export function listRules(io: Io): number {
  const paint = paintFor(io)
  for (const { name, docs, options } of knownRules) {
    io.stdout(`${paint.bold(name)} ${paint.dim(`(${docs.scope === 'trace' ? 'at run time' : docs.preset})`)}\n  ${docs.description}\n`)
    for (const [option, { description, default: value }] of Object.entries(options)) {
      io.stdout(`  ${paint.dim('option')}  ${option} = ${JSON.stringify(value)}: ${description}\n`)
    }
  }
  return 0
}
