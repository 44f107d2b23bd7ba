// Functions that remember what they gave because a directive says so: `'use cache'`, by itself or with a profile (`'use cache: remote'`).

import type { Framework } from '../../model/framework.ts'
import type { FileFacts, FunctionFacts } from '../facts.ts'
import { type Program, splitKey } from '../program.ts'

export type Remembers = (fn: string) => boolean

export function createRemembers(program: Program, frameworks: readonly Framework[]): Remembers {
  const directives = frameworks.flatMap(({ remembering = [] }) => remembering)

  const hasDirective = ({ body }: FunctionFacts): boolean => {
    for (const stmt of body) {
      if (stmt.k !== 'expr' || stmt.value.k !== 'lit' || typeof stmt.value.value !== 'string') return false
      const text = stmt.value.value
      if (directives.some((one) => text === one || text.startsWith(`${one}:`))) return true
    }
    return false
  }

  return (key) => {
    const { file, id } = splitKey(key)
    const facts = program.facts(file)
    const fn = facts?.functions[id]
    if (facts === undefined || fn === undefined || !fn.async) return false
    return hasDirective(fn) || fn.parent === 0 && hasDirective(facts.functions[0]!) && isExported(facts, fn)
  }
}

function isExported(facts: FileFacts, fn: FunctionFacts): boolean {
  return facts.exports.some(({ local, value }) => local !== undefined && local === fn.name || value?.k === 'fn' && value.fn === fn.id)
}
