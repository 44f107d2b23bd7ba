// Whether the rounds of a repeat ask different objects with the same arguments: a client for each tenant, one that the item itself
// holds, a row that each round finds.

import type { Span } from '../../model/place.ts'
import type { Repeat } from '../../model/site.ts'
import type { FileFacts } from '../facts.ts'
import { codeOf } from '../resolve/code.ts'
import { anyIn, mentionedNames, patternNames } from './shape.ts'

/** @param receiver as code writes it: `clientOf(tenant).order`, or `client.order` of a variable that the round makes or waits for */
export function differsByRound(facts: FileFacts, receiver: string, { item, place }: Repeat): boolean {
  const words: readonly string[] = receiver.match(/(?<![\w$.])[\w$]+/g) ?? []
  if (item === undefined || words.includes(item)) return item !== undefined
  const isOfRound = (span: Span) => place.file === facts.file && place.start <= span.start && span.end <= place.end
  return anyIn(codeOf(facts).map(({ node }) => node), (one) => {
    const value = one.k === 'var' && one.value?.k === 'await' ? one.value.of : one.k === 'var' ? one.value : undefined
    return one.k === 'var' && (value?.k === 'call' || value?.k === 'new') && patternNames(one.target).includes(words[0] ?? '') && isOfRound(value.span) && value.args.some((arg) => mentionedNames(arg).has(item))
  })
}
