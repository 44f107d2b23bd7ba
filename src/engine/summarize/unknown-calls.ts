// Calls of what nobody knows: what they give, and what they do with the functions that they are given.

import { type Origin, origin } from '../../model/origin.ts'
import { type Value, array, computedFrom, elementOf, originsOf, possibilities, ref } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { now } from '../resolve/clock.ts'
import { namesChunks } from '../sites/collection.ts'
import { takenAt } from './builtins.ts'
import { type Call, siteOf } from './call.ts'
import { type Frame, USED } from './frame.ts'
import { madeForPackage } from './handed-makers.ts'
import { emit } from './emitting.ts'
import { instantiate } from './instantiate.ts'
import { waitWith } from './waiting.ts'

const TAKING = /^(next|dequeue|shift|pop|poll|take|read|receive|recv)$/

export function callUnknown(mind: Mind, frame: Frame, call: Call): Value {
  if (call.method !== '' && call.receiver !== undefined) mind.tally.unresolved(call.place)
  runArguments(mind, frame, call)
  const [whole] = call.args
  if (whole !== undefined && namesChunks(call.expr, undefined)) return array([], array([], elementOf(whole)))
  const from = onlyOrigin(call.callee)
  const kept = madeForPackage(mind, frame, from, call)
  if (kept !== undefined) return kept
  const isTaint = ({ root }: Origin) => root.kind !== 'import' && root.kind !== 'global' && root.kind !== 'instance'
  const held = call.receiver === undefined ? [] : originsOf(call.receiver).filter(isTaint)
  const given = call.args.flatMap(originsOf).filter(isTaint)
  const result = ref(origin({ kind: 'result', of: from, at: call.place }))
  // What a type tells of a thing of a package.
  const told = from?.root.kind === 'declared' && from.path.length === 0 || from?.root.kind === 'import' || from?.root.kind === 'instance' ? mind.told.result(call.callee, call.expr, frame.facts, (arg) => mind.evaluate(arg, { ...frame, valuesOnly: true })) : undefined
  if (told?.kind === 'instance' || told?.kind === 'ref' || told?.kind === 'object') return told
  // What a queue or an iterator gives up is another thing each time.
  if (TAKING.test(call.method)) return computedFrom(ref(takenAt(call.place)), ...[...held, ...given].map(ref))
  if (given.length === 0 && held.length === 0 && isReckoned(mind, from, call)) return now
  if (given.length === 0 && held.every(isFromOutside)) return result
  return computedFrom(...from !== undefined && mind.outside(from, frame.file) !== 'no' ? [result] : [], ...[...held, ...given].map(ref))
}

/** Where a callee comes from, beside texts of the source (`(process.env.CODES ?? '').split`). */
function onlyOrigin(callee: Value): Origin | undefined {
  const [one, ...others] = possibilities(callee).filter(({ kind }) => kind !== 'literal' && kind !== 'unknown')
  return one?.kind === 'ref' && others.length === 0 ? one.origin : undefined
}

/** `Date.now()`, `dayjs().add(1, 'day')`, `Math.floor(Date.now() / 1000)`: made of the time and of nothing else. */
function isReckoned(mind: Mind, callee: Origin | undefined, { args, receiver }: Call): boolean {
  if (callee !== undefined && mind.isClock(callee)) return true
  const made = [...args, ...receiver === undefined ? [] : [receiver]].filter((one) => one.kind !== 'literal').map(originsOf)
  return made.some((from) => from.some(mind.isClock)) && made.every((from) => from.length > 0 && from.every((one) => mind.isClock(one) || one.root.kind === 'global' && one.root.name === 'Math' && one.path[0] !== 'random'))
}

/** What a package, the language or the platform has, or hands out when it is called: `got(url).json()`. */
function isFromOutside({ root }: Origin): boolean {
  return root.kind === 'import' || root.kind === 'global' || root.kind === 'instance' || root.kind === 'result' && root.of !== undefined && isFromOutside(root.of)
}

const KEEPING = /^(on|once|off|addListener|addEventListener|subscribe|use|get|post|put|patch|delete|all|route|register|set|command|action|schedule|process)$/

/** Whether something unknown calls the functions that it is given: not one that keeps them for an event. */
export function runsArguments(frame: Frame, { method, use }: Call): boolean {
  return !frame.valuesOnly && (use.awaited || use.result !== 'dropped' && !KEEPING.test(method))
}

/** Functions handed to something unknown: awaited, they ran once; otherwise nobody can say. */
export function runArguments(mind: Mind, frame: Frame, call: Call): void {
  if (!runsArguments(frame, call)) return
  const awaited = call.use.awaited || call.use.result === 'returned'
  call.args.forEach((arg, index) => {
    if (arg.kind !== 'closure') return
    const inner = instantiate(mind, frame, arg, [], { ...siteOf(call, call.expr.args[index]), use: USED, open: true })
    frame.late.push(...inner.late)
    emit(frame, inner.terms.map((term) => ({ ...term, tick: 'unknown' as const })), awaited ? 'yes' : 'unknown', 'the function is handed to code that is not in reach')
    if (awaited) waitWith(mind, frame, arg.fn, call.use)
  })
}
