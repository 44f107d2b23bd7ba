// Members of a class that another class answers for: `@Resolver(() => Post) class Posts { @FieldResolver() author() {…} }`. What stands in
// the first one is then asked by nobody.

import type { PerItem } from '../../model/framework.ts'
import { type Value, get, possibilities, textOf } from '../../model/value.ts'
import type { ClassFacts, DecoratorFacts, Expr, FileFacts, MemberFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { valueFrame } from '../summarize/frame.ts'
import { decoratorOrigin } from './decorators.ts'
import { basesOf } from './lineage.ts'
import type { PackageIndex } from './package-index.ts'
import type { PerItems } from './per-items.ts'
import type { Shapes } from './shapes.ts'

/** A member of a class that an entry's decorator made run once per item. */
export interface Replaceable {
  readonly cls: ClassFacts
  readonly member: MemberFacts
  readonly decorator: DecoratorFacts
  readonly entry: PerItem
  readonly isNamed: PerItems['decorated'][number]['isNamed']
}

export type Replaced = (facts: FileFacts, one: Replaceable) => boolean

const BASE_LIMIT = 6

export function createReplaced(mind: () => Mind, index: PackageIndex, { result }: Shapes): Replaced {
  const evaluated = (expr: Expr, facts: FileFacts): Value => mind().evaluate(expr, valueFrame(facts, facts.functions[0]!))

  /** Names that a decorator may give to what it stands on: its own one, the option `name`, a text. */
  const namesOf = (facts: FileFacts, name: string, { arguments: all }: DecoratorFacts): readonly string[] => {
    const stated = all.filter((one) => one.k !== 'fn').map((one) => evaluated(one, facts))
    return [name, ...stated.flatMap((one) => textOf(one) ?? textOf(get(one, 'name')) ?? [])]
  }

  const isAbout = (facts: FileFacts, { arguments: [first] }: DecoratorFacts, key: string, cls: ClassFacts): boolean => {
    if (first === undefined) return false
    const given = evaluated(first, facts)
    return possibilities(given.kind === 'closure' ? result(given) : given)
      .some((one) => textOf(one) === cls.name || one.kind === 'ref' && one.origin.root.kind === 'class' && one.origin.root.class === key)
  }

  /** What a class, or one that it extends, answers for. */
  const answersOf = (facts: FileFacts, cls: ClassFacts, isAnswer: (facts: FileFacts, one: DecoratorFacts) => boolean, hops = 0): readonly string[] => {
    const own = cls.members.flatMap(({ name, decorators }) => decorators.filter((one) => isAnswer(facts, one)).flatMap((one) => namesOf(facts, name, one)))
    const bases = hops > BASE_LIMIT ? [] : basesOf(mind(), `${facts.file}#${cls.id}`).map(splitKey)
    return [...own, ...bases.flatMap(({ file, id }) => {
      const above = mind().program.facts(file)
      return above?.classes[id] === undefined ? [] : answersOf(above, above.classes[id], isAnswer, hops + 1)
    })]
  }

  return (facts, { cls, member, decorator, entry: { replaced }, isNamed }) => {
    if (replaced === undefined || mind().settings.singleFile === true) return false
    const key = `${facts.file}#${cls.id}`
    const answers = mind().program.remember(`replaced ${replaced.by.join(' ')} ${key}`, () => index.files('subject', cls.name, facts.file).flatMap((file) => {
      const there = mind().program.facts(file)
      const on = there?.classes.filter(({ decorators }) => decorators.some((one) => isNamed(replaced.on, decoratorOrigin(mind(), there, one)) && isAbout(there, one, key, cls))) ?? []
      return on.flatMap((one) => answersOf(there!, one, (where, by) => isNamed(replaced.by, decoratorOrigin(mind(), where, by))))
    }))
    return namesOf(facts, member.name, decorator).some((name) => answers.includes(name))
  }
}
