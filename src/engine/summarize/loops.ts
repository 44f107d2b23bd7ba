// Loops: the body is evaluated once, with what differs between iterations made symbolic, and its terms are then repeated.

import { origin } from '../../model/origin.ts'
import type { Place } from '../../model/place.ts'
import type { Repeat } from '../../model/site.ts'
import { both } from '../../model/tri.ts'
import { type Value, computedFrom, get, pickedBy, ref } from '../../model/value.ts'
import type { Expr, LoopStmt, Pattern, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { functionKey } from '../program.ts'
import { bindPattern } from '../resolve/bindings.ts'
import { filledNames, onceBranches, steppedNames } from '../sites/carried.ts'
import { itemValue } from '../sites/collection.ts'
import { indexedWalk } from '../sites/indexed.ts'
import { loopRepeat } from '../sites/intent.ts'
import { callsOf } from '../sites/lists.ts'
import { takenAgain } from '../sites/queues.ts'
import { asksForKind, kindOfItems, perhapsLists } from '../sites/rows-or-lists.ts'
import { anyIn, assignedFields, assignedNames, awaitsItself } from '../sites/shape.ts'
import { sharedList } from '../sites/shared-lists.ts'
import { isOutOfReach, walkedList } from '../sites/walked.ts'
import { takenAt } from './builtins.ts'
import { type Frame, USED, joinInto } from './frame.ts'
import { isRow } from './objects.ts'
import { changesIn, marked } from './changed.ts'
import { repeatsOf } from './emitting.ts'
import { leavingRound } from './leaving.ts'
import { foundOf, knowing } from './narrowing.ts'
import { destructuring } from './reads.ts'
import type { RepeatUse, Term } from './summary.ts'
import { mentionsSymbols } from './symbols.ts'
import type { Waiting } from './waiting.ts'

export function executeLoop(mind: Mind, loop: LoopStmt, frame: Frame): void {
  const place: Place = { file: frame.file, ...loop.span }
  mind.execute(loop.init, frame)
  const over = loop.over === undefined ? undefined : mind.evaluate(loop.over, frame, { result: 'used', awaited: loop.kind === 'await', dereferenced: true })
  const each = over === undefined ? undefined : functionsListed(mind, loop, over)
  if (each !== undefined) {
    for (const one of each) {
      bindPattern(mind, loop.target!, one, frame.vars)
      mind.execute(loop.body, frame)
    }
    return
  }
  const sequential = loop.kind === 'await' || loopParts(loop).some(awaitsItself)
  const marker = ref(origin({ kind: 'element', of: origin({ kind: 'result', of: undefined, at: place }, loopName(loop)) }, targetLabel(loop.target)))
  const before = new Map(frame.vars)
  const savedTick = frame.tick
  const savedCarried = frame.carried
  const start = frame.terms.length
  const item = over === undefined ? undefined : loop.kind === 'in' ? marker : mind.registered.item(frame, loop.over, itemValue(over, place, targetLabel(loop.target), loop.over))
  const carried = assignedNames(loop)
  const stepped = mind.reads ? steppedNames(loop) : undefined
  const steps: Value[] = []
  for (const name of carried) {
    const value = frame.vars.get(name)
    if (value === undefined) continue
    const property = value.kind === 'ref' ? stepped?.get(name) : undefined
    if (property === undefined) frame.vars.set(name, takenAgain(loop, name) !== undefined ? pickedBy(value, [takenAt(place)]) : computedFrom(marker, value))
    else {
      // What a round begins with is known by the relation that led there.
      steps.push(mind.member(value, property))
      frame.vars.set(name, steps.at(-1)!)
    }
  }
  const changes = changesIn(loop)
  const inPlace = marked(mind, frame, changes, marker)
  frame.carried = new Set([...savedCarried, ...[...filledNames(loop)].filter((name) => isCacheOfOne(before.get(name)))])
  const savedOnce = frame.once
  frame.once ??= onceBranches(loop)
  frame.tick = 'yes'
  if (loop.target !== undefined && item !== undefined) bindPattern(mind, loop.target, item, frame.vars, destructuring(mind, frame))
  if (loop.test !== undefined && loop.kind !== 'do') mind.evaluate(loop.test, frame, USED)
  const { breaksLoop, caught } = frame
  const outside = frame.external
  frame.breaksLoop = true
  if (caught !== 'no') frame.caught = 'around it'
  const asked = frame.asked
  frame.external = 'no'
  frame.asked = false
  frame.unsure += 1
  knowing(frame, foundOf(over, item), () => leavingRound(frame, loop.body, () => mind.execute(loop.body, frame)))
  frame.unsure -= 1
  frame.breaksLoop = breaksLoop
  frame.caught = caught
  if (loop.test !== undefined && loop.kind === 'do') mind.evaluate(loop.test, frame, USED)
  if (loop.update !== undefined) mind.evaluate(loop.update, frame)
  const inside = frame.external as Waiting
  const isBeside = inside === 'yes'
  frame.external = isBeside || outside === 'no' ? inside : outside
  frame.asked = asked
  frame.carried = savedCarried
  frame.once = savedOnce
  // A list to which the round has added nothing that is known is the one that it was.
  for (const one of inPlace) if (frame.vars.get(one.name) === one.marked) frame.vars.set(one.name, one.before)
  joinInto(frame, before)
  const terms = frame.terms.splice(start)
  const fields = [...assignedFields(loop), ...changes.own].map((name) => get(frame.self, name))
  // `next++` of a variable that functions around this one share.
  const shared = frame.fn.captures.filter(({ name }) => (carried.has(name) || changes.methods.has(name)) && !before.has(name)).map(({ fn, name }) => ref(origin({ kind: 'captured', fn: functionKey(frame.file, fn), name }, name)))
  const varies: Value[] = [...(item === undefined ? [] : [item]), marker, ...steps, ...fields, ...shared]
  const walk = indexedWalk(frame.facts, { loop, over, item })
  const isObject = walk.item !== undefined && isRow(mind, walk.item)
  const kind = walk.item === undefined || isObject || !callsOf(terms).some((call) => asksForKind(call, walk.item!)) ? 'row' : kindOfItems({ mind, frame, loop: walk.loop, item: walk.item })
  const repeat = loopRepeat({ mind, frame, place, terms, sequential, isObject, kind, ...walk })
  const list = terms.length === 0 ? undefined : sharedList(mind, frame, loop)
  const walked = walkedList(mind, frame, loop, over)
  // A list of functions is short more often than one of data.
  const known: Repeat = repeat.certain === 'yes' && terms.every(({ kind }) => kind === 'apply') && isOutOfReach(frame, walked) ? { ...repeat, certain: 'unknown', because: 'how long its list is, nothing tells' } : repeat
  const use: Omit<RepeatUse, 'tick'> = { repeat: known, over: walked, varies, ...(isBeside ? { external: true as const } : {}), ...(list === undefined ? {} : { shared: list }) }
  const looped = (kind === 'open' && walk.item !== undefined ? perhapsLists(terms, walk.item) : terms).map((term) => inLoop(term, use, savedTick))
  frame.terms.push(...looped.map((term) => asked && term.asked === undefined ? { ...term, asked: repeatsOf(term) } : term))
  frame.tick = both(savedTick, sequential ? 'unknown' : 'yes')
}

/** How many functions of a list are looked at one by one. */
const FUNCTION_LIMIT = 8

/** `for (const step of [this.count, this.level]) await step(guest)`: functions of a written list, each of which has a round of its own. */
function functionsListed(mind: Mind, loop: LoopStmt, over: Value): readonly Value[] | undefined {
  if (loop.kind !== 'of' || loop.target?.k !== 'name' || over.kind !== 'array' || over.more !== undefined || over.items.length > FUNCTION_LIMIT) return undefined
  return over.items.length > 0 && over.items.every((one) => isFunction(mind, one)) && !loop.body.some(mayLeave) ? over.items : undefined
}

/** A function, or a method of what a caller has (`this.count`). */
function isFunction(mind: Mind, one: Value): boolean {
  const known = one.kind === 'ref' && mentionsSymbols(one) ? mind.declared(one.origin) : one
  return known?.kind === 'closure'
}

function mayLeave(stmt: Stmt): boolean {
  return anyIn([stmt], ({ k }) => k === 'break' || k === 'continue' || k === 'return' || k === 'throw')
}

/** Whether a variable that a loop fills may be there to be asked first: one that starts as `false` is a flag. */
function isCacheOfOne(start: Value | undefined): boolean {
  return start !== undefined && !(start.kind === 'literal' && typeof start.value === 'boolean')
}

function inLoop(term: Term, use: Omit<RepeatUse, 'tick'>, tick: Frame['tick']): Term {
  const [first, ...rest] = term.path
  if (term.leaves !== undefined) {
    const { leaves, ...kept } = term
    const once = use.repeat.intent === undefined ? { ...use, once: true as const, repeat: { ...use.repeat, intent: 'search' as const, because: 'the code leaves the loop right after it' } } : use
    return { ...inLoop(kept, once, tick), ...(leaves === 'function' ? { leaves } : {}) }
  }
  return {
    ...term, tick: both(both(tick, term.tick), use.repeat.ticks === 'same' ? 'yes' : 'unknown'),
    path: [{ ...first, repeats: [{ ...use, tick: term.tick }, ...first.repeats] }, ...rest],
  }
}

function loopParts(loop: LoopStmt): readonly (Stmt | Expr)[] {
  return [...loop.body, ...(loop.test === undefined ? [] : [loop.test]), ...(loop.update === undefined ? [] : [loop.update])]
}

/** `users` of `for (… of users)`, `while (cursor)` of a while. */
function loopName(loop: LoopStmt): string {
  if (loop.over !== undefined) return print(loop.over)
  return loop.test === undefined ? 'for (;;)' : print(loop.test)
}

function targetLabel(target: Pattern | undefined): string | undefined {
  return target?.k === 'name' ? target.name.replace(/\$\d+$/, '') : undefined
}

