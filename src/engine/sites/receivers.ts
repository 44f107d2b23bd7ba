// Whether the rounds of a repeat ask different objects with the same arguments: a client for each tenant, one that the item itself
// holds, a row that each round finds.

import { type Span, isWithin } from '../../model/place.ts'
import type { Repeat } from '../../model/site.ts'
import { type Value, possibilities } from '../../model/value.ts'
import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { nodesOf } from '../resolve/code.ts'
import { valuesAt } from '../resolve/locals.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import type { Term } from '../summarize/summary.ts'
import { mentionedNames, patternNames } from './shape.ts'

/** @param receiver as code writes it: `clientOf(tenant).order`, or `client.order` of a variable that the round makes, waits for or is given */
export function differsByRound(facts: FileFacts, receiver: string, { item, place }: Repeat): boolean {
  const words: readonly string[] = receiver.match(/(?<![\w$.])[\w$]+/g) ?? []
  return (item !== undefined && words.includes(item)) || madeByRound(facts, words[0] ?? '', { item, place })
}

/** Whether a call of a function of the project hands it a client of the round's own. */
export function handsOwnClient(mind: Mind, facts: FileFacts, { path: [first, second] }: Term, { item, place }: Repeat): boolean {
  const callee = second === undefined ? undefined : splitKey(second.fn)
  const there = callee === undefined ? undefined : mind.program.facts(callee.file)
  const params = callee === undefined ? [] : there?.functions[callee.id]?.params ?? []
  const clients = params.flatMap(({ type }, index) => {
    const typed = type === undefined || callee === undefined ? undefined : mind.typed(type, callee.file)
    return typed?.kind === 'ref' && typed.origin.root.kind === 'instance' && mind.isQueried(typed.origin.root.of, callee!.file) ? [index] : []
  })
  if (clients.length === 0) return false
  const isHere = (arg: Expr | undefined): boolean => arg !== undefined && namesIn(arg).some((name) => name === item || madeByRound(facts, name, { item, place }))
  return nodesOf(facts, 'call').some(({ node: { span, args } }) => span.start === first.place.start && span.end === first.place.end && clients.some((index) => isHere(args[index])))
}

/** Whether each round asks a database of its own: by a client that it makes or looks up for its item, or that is the item. No query takes several of them. */
export function asksOwnDatabase(mind: Mind, facts: FileFacts, { path: [{ place, fn }, ...beyond] }: Term, repeat: Repeat, items: readonly Value[]): boolean {
  const { file, id } = splitKey(fn)
  const within = facts.functions[id]
  const call = file !== facts.file || within === undefined ? undefined : nodesOf(facts, 'call').find(({ node: { span } }) => span.start === place.start && span.end === place.end)?.node
  if (call === undefined || within === undefined) return false
  const candidates = beyond.length > 0 ? call.args : receiversOf(call.callee)
  const valuesOf = (one: Expr) => one.k === 'id' && written(one.name) === repeat.item ? items : valuesAt(mind, facts, within, call, [one])
  return candidates.some((one) => isOfItem(facts, one, repeat) && valuesOf(one).flatMap(possibilities).some((value) => isClient(mind, value, file)))
}

/** `sourceOf(tenant).getRepository(User)` and `sourceOf(tenant)`, of `sourceOf(tenant).getRepository(User).count`. */
function receiversOf(callee: Expr): readonly Expr[] {
  if (callee.k === 'call') return [callee, ...receiversOf(callee.callee)]
  if (callee.k === 'id') return [callee]
  return callee.k === 'mem' || callee.k === 'await' || callee.k === 'as' ? receiversOf(callee.of) : []
}

function isOfItem(facts: FileFacts, expr: Expr, { item, place }: Repeat): boolean {
  const value = expr.k === 'await' ? expr.of : expr
  if (item === undefined) return false
  if (value.k === 'call' || value.k === 'new') return value.args.some((arg) => namesIn(arg).includes(item))
  return value.k === 'id' && (written(value.name) === item || madeOfItem(facts, written(value.name), new Set([item]), place, true))
}

/** A client, of any entity: a repository of the item's own is one of another table. */
function isClient(mind: Mind, value: Value, file: string): boolean {
  const known = value.kind === 'ref' && mentionsSymbols(value) ? mind.declared(value.origin) : value
  const root = known?.kind === 'ref' && known.origin.path.length === 0 ? known.origin.root : undefined
  return root?.kind === 'instance' && root.arguments === undefined && mind.isQueried(root.of, file)
}

/** Whether a round makes what the variable holds, of its item or with it, or a function in the round is given it. */
function madeByRound(facts: FileFacts, name: string, { item, place }: Pick<Repeat, 'item' | 'place'>): boolean {
  if (place.file !== facts.file) return false
  const given = facts.functions.filter(({ span, id }) => id !== 0 && isWithin(span, place)).flatMap(({ params }) => params.flatMap(({ pattern }) => patternNames(pattern).map(written)))
  if (given.includes(name)) return true
  return madeOfItem(facts, name, new Set(item === undefined ? given : [item, ...given]), place)
}

/** @param isGiven they have to be among the arguments */
function madeOfItem(facts: FileFacts, name: string, own: ReadonlySet<string>, place: Span, isGiven = false): boolean {
  return own.size > 0 && nodesOf(facts, 'var').some(({ node: { target, value: given } }) => {
    const value = given?.k === 'await' ? given.of : given
    if (value?.k !== 'call' && value?.k !== 'new' || !isWithin(value.span, place) || !patternNames(target).map(written).includes(name)) return false
    return [...isGiven ? [] : [value.callee], ...value.args].some((part) => namesIn(part).some((other) => own.has(other)))
  })
}

function namesIn(expr: Expr): readonly string[] {
  return [...mentionedNames(expr)].map(written)
}

/** A name as code writes it, of one that another of the function hides. */
function written(name: string): string {
  return name.replace(/\$\d+$/, '')
}
