// Properties that a framework reads of each item (`@Field` on a lazy relation): queries without any code that makes them.

import type { Invocation } from '../../model/invocation.ts'
import type { FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import type { QueryTerm } from '../summarize/summary.ts'
import type { PerItemIndex } from './per-item.ts'

export function exposedReads(mind: Mind, facts: FileFacts, { properties }: PerItemIndex): readonly QueryTerm[] {
  if (!mind.reads) return []
  return properties.flatMap(({ class: cls, member, use }): readonly QueryTerm[] => {
    const place = { file: facts.file, ...member.span }
    const [item] = use.varies
    if (item?.kind !== 'ref') return []
    const text = use.repeat.item ?? 'item'
    const invocation: Invocation = { kind: 'read', receiver: item.origin, class: cls, method: member.name, arguments: [], tagged: false, place, text }
    const recognition = mind.recognise(invocation)
    if (recognition?.kind !== 'query') return []
    return [{
      kind: 'query', at: place, path: [{ place, name: `${text}.${member.name}`, fn: functionKey(facts.file, facts.classes.find((one) => `${facts.file}#${one.id}` === cls)?.fieldsFn ?? 0), repeats: [use] }],
      guards: [], conditional: false, tick: 'yes', certain: recognition.certain, recursion: [], handedBack: false, resultUsed: 'yes', assumed: false,
      query: () => ({ invocation, recognition }),
    }]
  })
}
