// Whether the rounds of a repeat ask different clients with the same arguments: one for each tenant, one that the item itself holds.

import type { Span } from '../../model/place.ts'
import type { Repeat } from '../../model/site.ts'
import type { FileFacts } from '../facts.ts'
import { codeOf } from '../resolve/code.ts'
import { anyIn, mentionedNames, patternNames } from './shape.ts'

/** @param receiver as code writes it: `clientOf(tenant).order`, or `client.order` of a variable that the round makes */
export function differsByRound(facts: FileFacts, receiver: string, { item, place }: Repeat): boolean {
  const words: readonly string[] = receiver.match(/(?<![\w$.])[\w$]+/g) ?? []
  if (item === undefined || words.includes(item)) return item !== undefined
  const isOfRound = (span: Span) => place.file === facts.file && place.start <= span.start && span.end <= place.end
  return anyIn(codeOf(facts).map(({ node }) => node), (one) => one.k === 'var' && (one.value?.k === 'call' || one.value?.k === 'new')
    && patternNames(one.target).includes(words[0] ?? '') && isOfRound(one.value.span) && one.value.args.some((arg) => mentionedNames(arg).has(item)))
}
