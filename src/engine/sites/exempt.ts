// What options of decorators, and decorators beside them, leave out of what runs once per item: `@Expose({ toClassOnly: true })`, `@Exclude()`.

import type { PerItem } from '../../model/framework.ts'
import { type Tri, both } from '../../model/tri.ts'
import { get, nullish, truthy } from '../../model/value.ts'
import type { DecoratorFacts, FileFacts, MemberFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { decoratorOrigin } from '../resolve/decorators.ts'
import type { PerItems } from '../resolve/per-items.ts'
import { valueFrame } from '../summarize/frame.ts'

/** Whether a member runs for each item by what a decorator says; `unknown` where it runs for some who ask only. */
export function runsFor(mind: Mind, facts: FileFacts, member: MemberFacts, decorator: DecoratorFacts, { entry, isNamed }: { readonly entry: PerItem; readonly isNamed: PerItems['decorated'][number]['isNamed'] }): Tri {
  const { exempt } = entry
  if (exempt === undefined) return 'yes'
  const leftOut = member.decorators.some((one) => isNamed(exempt.by, decoratorOrigin(mind, facts, one)) && !hasOption(mind, facts, one, exempt.option))
  if (leftOut || hasOption(mind, facts, decorator, exempt.option)) return 'no'
  return exempt.partly.reduce<Tri>((sum, name) => both(sum, isGiven(mind, facts, decorator, name)), 'yes')
}

function hasOption(mind: Mind, facts: FileFacts, decorator: DecoratorFacts, name: string): boolean {
  const given = optionsOf(mind, facts, decorator)
  return given !== undefined && truthy(get(given, name)) === 'yes'
}

function isGiven(mind: Mind, facts: FileFacts, decorator: DecoratorFacts, name: string): Tri {
  const given = optionsOf(mind, facts, decorator)
  return given !== undefined && nullish(get(given, name)) === 'no' ? 'unknown' : 'yes'
}

/** A decorator's last argument, where it is no function. */
function optionsOf(mind: Mind, facts: FileFacts, { arguments: all }: DecoratorFacts) {
  const last = all.at(-1)
  return last === undefined || last.k === 'fn' ? undefined : mind.evaluate(last, valueFrame(facts, facts.functions[0]!))
}
