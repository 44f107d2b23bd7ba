// A class as an ORM folder sees it: members with what their types say, decorators with their arguments as values.

import type { ClassShape, ClassMember, Decorator } from '../../model/invocation.ts'
import { origin } from '../../model/origin.ts'
import { type Value, possibilities, ref, union, unknown } from '../../model/value.ts'
import type { ClassFacts, DecoratorFacts, FileFacts, MemberFacts, TypeRef } from '../facts.ts'
import type { Binding, Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { valueFrame } from '../summarize/frame.ts'
import { lastArguments } from './type-arguments.ts'

export interface Shapes {
  shape(key: string): ClassShape | undefined
  /** What calling a value with nothing known gives. */
  result(callable: Value): Value
}

export function createShapes(mind: () => Mind): Shapes {
  const shape = (key: string): ClassShape | undefined => mind().program.remember(`shape ${key}`, () => {
    const { file, id } = splitKey(key)
    const facts = mind().program.facts(file)
    const cls = facts?.classes[id]
    return facts === undefined || cls === undefined ? undefined : shapeOf(mind(), facts, cls, key)
  })

  const result = (callable: Value): Value => union(...possibilities(callable).map((one) => {
    if (one.kind !== 'closure') return unknown
    const { returns } = mind().summaryOf(one.fn)
    // With its parameters left as they are: `(post) => post.author` names a path of its argument.
    return mind().substitute(returns, itself(mind(), one))
  }))

  return { shape, result }
}

/** A function's own parameters as its arguments, with what it captured and the object that it belongs to. */
export function itself(mind: Mind, { fn, captured, self }: Value & { readonly kind: 'closure' }): Binding {
  const { file, id } = splitKey(fn)
  const params = mind.program.facts(file)?.functions[id]?.params ?? []
  const args = params.map(({ pattern }, index) => ref(origin({ kind: 'param', fn, index }, pattern.k === 'name' ? pattern.name : '')))
  return { fn, args, open: true, captured, self: self ?? ref(origin({ kind: 'param', fn, index: -1 }, 'this')) }
}

function shapeOf(mind: Mind, facts: FileFacts, cls: ClassFacts, key: string): ClassShape {
  const around = facts.functions[cls.fn] ?? facts.functions[0]!
  return {
    key, name: cls.name.replace(/\$\d+$/, ''), abstract: cls.abstract,
    ...(cls.extends === undefined ? {} : { base: mind.evaluate(cls.extends, valueFrame(facts, around)) }),
    arguments: cls.extends === undefined ? [] : lastArguments(mind, { class: key }),
    members: cls.members.map((one) => memberOf(mind, facts, cls, one)),
    decorators: cls.decorators.map((one) => decoratorOf(mind, facts, cls, one)),
    place: { file: facts.file, ...cls.span },
  }
}

function memberOf(mind: Mind, facts: FileFacts, cls: ClassFacts, member: MemberFacts): ClassMember {
  const { type } = member
  return {
    name: member.name, kind: member.kind, static: member.static,
    type: type === undefined ? unknown : mind.typed(type, facts.file),
    typeName: type === undefined ? '' : nameOf(type),
    optional: type?.k === 'union' && type.of.some(isNothing),
    decorators: member.decorators.map((one) => decoratorOf(mind, facts, cls, one)),
    place: { file: facts.file, ...member.span },
  }
}

function nameOf(type: TypeRef): string {
  switch (type.k) {
    case 'ref': case 'import': case 'keyword': return type.name
    case 'array': case 'tuple': return 'Array'
    case 'union': return type.of.filter((one) => !isNothing(one)).map(nameOf).join(' | ')
    default: return ''
  }
}

function isNothing(type: TypeRef): boolean {
  return type.k === 'keyword' && (type.name === 'undefined' || type.name === 'null') || type.k === 'literal' && type.value === null
}

/** `@Column({ unique: true })`, `@typeorm.Column`: its name as exported, and the module. */
function decoratorOf(mind: Mind, facts: FileFacts, cls: ClassFacts, decorator: DecoratorFacts): Decorator {
  const frame = valueFrame(facts, facts.functions[cls.fn] ?? facts.functions[0]!)
  const callee = mind.evaluate(decorator.callee, frame)
  const from = callee.kind === 'ref' && callee.origin.root.kind === 'import' ? callee.origin : undefined
  const root = from?.root.kind === 'import' ? from.root.of : undefined
  const written = decorator.callee.k === 'id' || decorator.callee.k === 'mem' ? decorator.callee.name : ''
  const name = root === undefined ? written : from!.path.at(-1) ?? (root.name === 'default' || root.name === '*' ? written : root.name)
  return { name, ...(root === undefined ? {} : { module: root.module }), arguments: decorator.arguments.map((one) => mind.evaluate(one, frame)) }
}
