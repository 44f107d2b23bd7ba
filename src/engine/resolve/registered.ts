// What the package puts into a collection that code calls functions out of: `bus.on('paid', send)`, `registerJob('mail', send)`. Whoever calls
// such a function by its name is looked for in the whole package.

import { type Value, literal, possibilities, unknown } from '../../model/value.ts'
import type { CallExpr, Expr, FileFacts, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import { createCallees } from '../sites/callees.ts'
import { anyIn, nameAt } from '../sites/shape.ts'
import { isIterationMethod } from '../summarize/callbacks.ts'
import { isEverydayMethod } from '../summarize/everyday.ts'
import type { Frame } from '../summarize/frame.ts'
import { REGISTERED, isRegistered, operate } from '../summarize/operations.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import type { Closure } from '../summarize/targets.ts'
import { nodesIn, nodesOf } from './code.ts'
import { givenInRounds, tableOf } from './given-in-rounds.ts'
import { valuesAt } from './locals.ts'
import type { PackageIndex } from './package-index.ts'
import { type Entry, type Kept, type Registries, registriesOf } from './registries.ts'

export interface Registered {
  /** What an expression takes out of a collection that functions are registered in, where its value says no more; else that value. */
  entry(frame: Frame, taken: Expr, value: Value): Value
  /** The same for each item of what an expression walks over. */
  item(frame: Frame, over: Expr | undefined, value: Value): Value
  /** The functions that such a value may be; undefined where it is none. */
  functions(value: Value): readonly Closure[] | undefined
  /** Whether an expression walks over functions that code registers, and in no loop: there are as many as it writes. */
  isWritten(facts: FileFacts, fn: number, over: Expr): boolean
  /** The names of functions by which others register something in collections of a file. */
  names(facts: FileFacts): readonly string[]
}

interface Registration {
  readonly key: Value | undefined
  readonly value: Value
}

export function createRegistered(mind: () => Mind, index: PackageIndex): Registered {
  const registrations = (file: string, registry: string): readonly Registration[] => mind().program.remember(`registered ${file} ${registry}`, () => {
    const facts = mind().program.facts(file)
    return facts === undefined ? [] : registriesOf(mind(), facts).kept.filter((one) => one.registry === registry).flatMap((one) => by(facts, one))
  })

  /** By code that calls the function which keeps it, or by that function itself. */
  const by = (facts: FileFacts, kept: Kept): readonly Registration[] => {
    const keeper = facts.functions[kept.fn]!
    const [value = unknown, key] = valuesAt(mind(), facts, keeper, kept.at, kept.key === undefined ? [kept.value] : [kept.value, kept.key])
    if (!mentionsSymbols(value)) return [{ key, value }]
    const fn = functionKey(facts.file, keeper.id)
    return [...new Set([facts.file, ...index.files('registering', keeper.name, facts.file)])].sort().flatMap((file) => {
      const there = mind().program.facts(file)
      return there === undefined ? [] : callsIn(there, keeper.name, fn).flatMap(({ call, within }) => givenInRounds(mind(), there, within, call).map((args): Registration => {
        const known = (one: Value): Value => mind().substitute(one, { fn, args, open: call.args.some(({ k }) => k === 'spread'), captured: {}, self: undefined })
        return { key: key === undefined ? undefined : known(key), value: known(value) }
      }))
    })
  }

  const callsIn = (facts: FileFacts, name: string, fn: string): readonly { readonly call: CallExpr; readonly within: number }[] => {
    const calls = nodesOf(facts, 'call').filter(({ node: { callee } }) => (callee.k === 'mem' || callee.k === 'id') && callee.name === name)
    if (calls.length === 0) return []
    const { valueOf } = createCallees(mind(), facts)
    return calls.flatMap(({ node, fn: within }) => possibilities(valueOf(node.callee, within) ?? unknown).some((one) => one.kind === 'closure' && one.fn === fn) ? [{ call: node, within }] : [])
  }

  /** Whether whoever hands over what is kept may do so in a loop, going by the name of the function that keeps it. */
  const isRepeated = (facts: FileFacts, { fn, value }: Kept): boolean => {
    const { id, name } = facts.functions[fn]!
    if (id === 0 || !anyIn([value], (node) => node.k === 'id' && node.fn === id)) return false
    const isCall = (node: Stmt | Expr) => node.k === 'call' && nameAt(node.callee) === name
    return [facts.file, ...index.files('registering', name, facts.file)].some((file) => {
      const there = mind().program.facts(file)
      return there?.functions.some((one) => isInLoop(there, one.id, isCall)) === true
    })
  }

  /** What stands there, as far as a declaration has not said what that is. */
  const instead = (frame: Frame, value: Value, find: (registries: Registries) => Entry | undefined): Value => {
    const registries = registriesOf(mind(), frame.facts)
    const entry = registries.kept.length === 0 || mind().settings.singleFile === true || !isOpen(value, frame.file) ? undefined : find(registries)
    if (entry === undefined) return value
    const key = entry.key === undefined ? undefined : mind().evaluate(entry.key, { ...frame, valuesOnly: true })
    return operate(REGISTERED, literal(frame.file), literal(entry.registry), literal(entry.path.join('.')), ...key === undefined ? [] : [key])
  }

  /** No class, client or contract that a declaration tells of: a function, or an object that stands where it is handed over. */
  const isOpen = (value: Value, file: string): boolean => possibilities(value).flatMap((one) => one.kind === 'ref' && mentionsSymbols(one) ? possibilities(mind().declared(one.origin) ?? one) : [one]).every((one) => {
    if (one.kind !== 'ref') return one.kind === 'unknown' || one.kind === 'literal'
    const { root } = one.origin
    return root.kind === 'result' || root.kind === 'element' || root.kind === 'declared' && (mind().implementations(one, file) ?? []).length === 0
  })

  return {
    entry: (frame, taken, value) => instead(frame, value, ({ entryAt }) => entryAt(taken, frame.fn.id)),
    item: (frame, over, value) => over === undefined ? value : instead(frame, value, ({ itemOf }) => itemOf(over, frame.fn.id)),
    functions(value) {
      if (!isRegistered(value)) return undefined
      const [file, registry, path, key] = value.made.of
      const all = registrations(textOf(file), textOf(registry)).filter((one) => key === undefined || one.key === undefined || maySame(one.key, key))
      const names = textOf(path).split('.').filter((name) => name !== '')
      const closures = all.flatMap((one) => possibilities(names.reduce((of, name) => mind().member(of, name), one.value))).filter((one) => one.kind === 'closure')
      return [...new Map(closures.map((one) => [one.fn, one])).values()]
    },
    isWritten(facts, fn, over) {
      const registry = registriesOf(mind(), facts).collectionAt(over, fn)
      if (registry === undefined || mind().settings.singleFile === true) return false
      return registriesOf(mind(), facts).kept.every((one) => one.registry !== registry || !isInLoop(facts, one.fn, (node) => node === one.at) && !isRepeated(facts, one))
    },
    names(facts) {
      const { kept, ofFunctions } = registriesOf(mind(), facts)
      return [...new Set(kept.flatMap(({ registry, fn }) => ofFunctions.has(registry) ? [facts.functions[fn]!.name] : []).filter((name) => name !== ''))]
    },
  }
}

/** What a property of something that is registered is. */
export function memberOfRegistered(value: Value, name: string): Value | undefined {
  if (!isRegistered(value) || isIterationMethod(name) || isEverydayMethod(name)) return undefined
  const [file, registry, path, ...key] = value.made.of
  return operate(REGISTERED, file!, registry!, literal(`${textOf(path)}.${name}`), ...key)
}

/** Keys of which both are known are one or two; another may be anything. */
function maySame(one: Value, other: Value): boolean {
  const [left, right] = [possibilities(one), possibilities(other)]
  return [...left, ...right].some(({ kind }) => kind !== 'literal') || left.some((each) => right.some((known) => each.kind === 'literal' && known.kind === 'literal' && each.value === known.value))
}

function textOf(value: Value | undefined): string {
  return value?.kind === 'literal' ? String(value.value) : ''
}

/** Whether something stands in a loop of its function, but one over a table. */
function isInLoop(facts: FileFacts, fn: number, isIt: (node: Stmt | Expr) => boolean): boolean {
  return nodesIn(facts.functions[fn]?.body ?? [], 'loop').some(({ over, body }) => (over === undefined || tableOf(over) === undefined) && anyIn(body, isIt))
}
