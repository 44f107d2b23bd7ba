// What becomes of a property that a pattern takes out of something: whether code takes something out of it in turn, which fails where it is undefined.

import type { FunctionFacts, Pattern } from '../facts.ts'
import { anyIn, walk } from '../sites/shape.ts'
import type { Frame } from './frame.ts'

/** `({ author }) => author.name`, `const { author: { name } } = post`: on every way, with no question asked before. */
export function isTakenApart({ facts, fn }: Frame, pattern: Pattern): boolean {
  if (pattern.default !== undefined) return false
  switch (pattern.k) {
    case 'object': return pattern.props.length > 0
    case 'array': return pattern.items.length > 0
    case 'target': return false
    case 'name': return fn.locals[pattern.name]?.reassigned !== true && !facts.functions.some(({ captures }) => captures.some((one) => one.fn === fn.id && one.name === pattern.name)) && isReadOf(fn, pattern.name)
  }
}

/** Whether all that a function does with a variable is to read what it has. */
function isReadOf(fn: FunctionFacts, name: string): boolean {
  if (anyIn(fn.body, ({ k }) => k === 'if' || k === 'cond' || k === 'logic' || k === 'switch' || k === 'try')) return false
  let mentions = 0
  let reads = 0
  for (const stmt of fn.body) walk(stmt, (node) => {
    if (node.k === 'id' && node.fn === fn.id && node.name === name) mentions += 1
    if (node.k === 'mem' && node.optional !== true && node.of.k === 'id' && node.of.fn === fn.id && node.of.name === name) reads += 1
  })
  return reads > 0 && reads === mentions
}
