// Functions that remember what they gave because a directive says so (`'use cache'`, by itself or with a profile: `'use cache: remote'`), and
// methods of which a decorator says it (`@Memoize()`, `@Cacheable({ ttl: 60 })`).

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
    if (facts === undefined || fn === undefined) return false
    if (isDecorated(facts, fn)) return true
    if (!fn.async) return false
    return hasDirective(fn) || fn.parent === 0 && hasDirective(facts.functions[0]!) && isExported(facts, fn)
  }
}

/** Decorators that wrap a method, by their names in many packages; those that forget entries are others. */
const DECORATORS = /^(?:memo(?:ize|ise|ized|ised)?\w*|cached?|cacheable|cache(?:async|method|result|return)\w*)$/i

function isDecorated(facts: FileFacts, fn: FunctionFacts): boolean {
  if (fn.class === undefined || fn.kind !== 'method') return false
  return facts.classes[fn.class]?.members.find((one) => one.fn === fn.id)?.decorators.some(({ callee }) => (callee.k === 'id' || callee.k === 'mem') && DECORATORS.test(callee.name)) === true
}

function isExported(facts: FileFacts, fn: FunctionFacts): boolean {
  return facts.exports.some(({ local, value }) => local !== undefined && local === fn.name || value?.k === 'fn' && value.fn === fn.id)
}
