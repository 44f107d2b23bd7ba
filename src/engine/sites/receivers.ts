// Whether the rounds of a repeat ask different clients with the same arguments: one for each tenant, one that the item itself holds.

import type { Repeat } from '../../model/site.ts'
import type { Expr, FileFacts } from '../facts.ts'
import { codeOf } from '../resolve/code.ts'
import { patternNames, walk } from './shape.ts'

/** @param receiver as code writes it: `clientOf(tenant).order`, or `client.order` of a variable that the round makes */
export function differsByRound(facts: FileFacts, receiver: string, { item, place }: Repeat): boolean {
  const words: readonly string[] = receiver.match(/(?<![\w$.])[\w$]+/g) ?? []
  if (item === undefined || words.includes(item)) return item !== undefined
  let found = false
  for (const { node } of codeOf(facts)) walk(node, (one) => {
    if (one.k === 'var' && (one.value?.k === 'call' || one.value?.k === 'new') && patternNames(one.target).includes(words[0] ?? '')) {
      const { span, args } = one.value
      found ||= place.file === facts.file && place.start <= span.start && span.end <= place.end && args.some((arg) => mentions(arg, item))
    }
    return !found
  })
  return found
}

function mentions(expr: Expr, variable: string): boolean {
  let found = false
  walk(expr, (one) => {
    if (one.k === 'id' && one.name === variable) found = true
    return !found
  })
  return found
}
