// What the code of a package makes of the things that other packages export: constructions, calls of functions that are named like
// makers, and what classes that extend such a thing hand to its constructor, with the arguments as values. Options that a library takes
// once, for all that is done with it later, are known by that.

import type { Classes, Made } from '../../model/invocation.ts'
import { type Value, originsOf, ref } from '../../model/value.ts'
import type { ClassFacts, Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import { walk } from '../sites/shape.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import { valueFrame } from '../summarize/frame.ts'
import { codeOf, nodesIn } from './code.ts'
import { valuesAt } from './locals.ts'
import type { PackageIndex } from './package-index.ts'

const BASE_LIMIT = 6

export function createMade(mind: () => Mind, index: PackageIndex): Classes['made'] {
  /** Everything of that name that is constructed or called in a file, whatever it is. */
  const makingsIn = (file: string, name: string): readonly Made[] => mind().program.remember(`made ${name} ${file}`, () => {
    const facts = mind().program.facts(file)
    if (facts === undefined) return []
    return codeOf(facts).flatMap(({ node, fn: id }) => {
      const found: Made[] = []
      walk(node, (one) => {
        if ((one.k !== 'new' && one.k !== 'call') || nameOf(one.callee) !== name) return
        const fn = facts.functions[id] ?? facts.functions[0]!
        const [of] = originsOf(mind().evaluate(one.callee, valueFrame(facts, fn)))
        if (of?.root.kind === 'import' || of?.root.kind === 'class') found.push({ of, arguments: valuesAt(mind(), facts, fn, one, one.args), place: { file, ...one.span } })
      })
      return found
    })
  })

  /** What the classes of the package that extend a thing of that name give to its constructor, for each way in which they are made. */
  const extensionsOf = (name: string, from: string, base: (one: Value) => boolean, hops = 0): readonly Made[] => {
    if (hops > BASE_LIMIT) return []
    return index.files('heritage', name, from).flatMap((file) => {
      const facts = mind().program.facts(file)
      return (facts?.classes ?? []).flatMap((cls): readonly Made[] => {
        if (facts === undefined || cls.extends === undefined || nameOf(cls.extends) !== name) return []
        const extended = mind().evaluate(cls.extends, valueFrame(facts, facts.functions[cls.fn] ?? facts.functions[0]!))
        return extended.kind === 'ref' && base(extended) ? handed(facts, cls, from, hops).map((args) => ({ of: extended.origin, arguments: args, place: { file, ...cls.span } })) : []
      })
    })
  }

  /** The arguments of the base's constructor: those of `super(…)`, with the class's own where they come from them. */
  const handed = (facts: FileFacts, cls: ClassFacts, from: string, hops: number): readonly (readonly Value[])[] => {
    const own = superArguments(mind(), facts, cls)
    if (own !== undefined && !own.some(mentionsSymbols)) return [own]
    const key = `${facts.file}#${cls.id}`
    const isIt = (one: Value): boolean => one.kind === 'ref' && one.origin.path.length === 0 && one.origin.root.kind === 'class' && one.origin.root.class === key
    const given = [
      ...index.files('making', cls.name, from).flatMap((file) => makingsIn(file, cls.name)).filter(({ of }) => isIt(ref(of))),
      ...extensionsOf(cls.name, from, isIt, hops + 1),
    ].map((one) => one.arguments)
    if (own === undefined) return given.length === 0 ? [[]] : given
    const fn = functionKey(facts.file, cls.constructorFn!)
    return given.length === 0 ? [own] : given.map((args) => own.map((one) => mind().substitute(one, { fn, args, open: false, captured: {}, self: { kind: 'instance', class: key, args } })))
  }

  return (names, from) => {
    if (mind().settings.singleFile === true) return []
    const isOutside = (of: Value): boolean => of.kind === 'ref' && of.origin.root.kind === 'import'
    return names.flatMap((name) => [
      ...index.files('making', name, from).flatMap((file) => makingsIn(file, name)).filter(({ of }) => isOutside(ref(of))),
      ...extensionsOf(name, from, isOutside),
    ])
  }
}

/** Undefined for a class that has no constructor of its own. */
function superArguments(mind: Mind, facts: FileFacts, cls: ClassFacts): readonly Value[] | undefined {
  const fn = cls.constructorFn === undefined ? undefined : facts.functions[cls.constructorFn]
  if (fn === undefined) return undefined
  const call = nodesIn(fn.body, 'call').findLast(({ callee }) => callee.k === 'super')
  return call === undefined ? [] : valuesAt(mind, facts, fn, call, call.args)
}

function nameOf(expr: Expr): string {
  return expr.k === 'mem' || expr.k === 'id' ? expr.name : ''
}
