// Listeners that a stream calls for each of its items (`createReadStream(path).pipe(csv()).on('data', save)`). What the stream is, its making
// tells, as code writes it; what an ORM streams is a list that has listeners. Lines that a person types are no list.

import type { Listening } from '../../model/framework.ts'
import { origin } from '../../model/origin.ts'
import { type Value, possibilities, ref, unknown } from '../../model/value.ts'
import type { CallExpr, Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { anyIn } from '../sites/shape.ts'
import { importAtRoot, sourcesOf } from '../sites/sources.ts'
import { iterate } from './callbacks.ts'
import type { Frame, Use } from './frame.ts'

/** How many variables that hold one another are followed. */
const HOPS = 3

/** Whether a call may be one of a method that listens to items. */
export function mayHear(mind: Mind, { callee, args: [event] }: Pick<CallExpr, 'callee' | 'args'>): boolean {
  return callee.k === 'mem' && event?.k === 'lit' && typeof event.value === 'string' && mind.hears(callee.name, event.value)
}

/** What the listener does with each item; undefined where it is no such call. Gives what was listened to. */
export function heardItems(mind: Mind, frame: Frame, expr: CallExpr, receiver: Value | undefined, use: Use): Value | undefined {
  const { callee, args: [event, listener], span } = expr
  if (frame.valuesOnly || callee.k !== 'mem' || event?.k !== 'lit' || listener === undefined || !mayHear(mind, expr)) return undefined
  const rows = [receiver, madeOutside(mind, frame, callee.of)].find((one) => one !== undefined && possibilities(one).every(isList))
  if (rows === undefined && listeningOf(mind, frame, callee.of, HOPS)?.events.includes(String(event.value)) !== true) return undefined
  const place = { file: frame.file, ...span }
  iterate(mind, frame, { method: 'forEach', sequential: false, item: 0, gives: 'nothing' }, {
    expr: { ...expr, args: [listener] }, place, name: print(callee), use, receiver: rows ?? ref(origin({ kind: 'result', of: undefined, at: place }, print(callee.of))),
    method: callee.name, callee: unknown, args: [mind.evaluate(listener, frame)], open: false,
  })
  return receiver ?? unknown
}

/** How a stream hands its items to listeners, by the module that makes it. */
function listeningOf(mind: Mind, frame: Frame, expr: Expr, hops: number): Listening | undefined {
  switch (expr.k) {
    case 'call': {
      const { callee, args } = expr
      if (args.some((arg) => anyIn([arg], (node) => (node.k === 'mem' || node.k === 'id') && node.name === 'stdin'))) return undefined
      const made = madeBy(mind, frame, callee) ?? (callee.k === 'mem' ? listeningOf(mind, frame, callee.of, hops) : undefined)
      if (made !== undefined || callee.k !== 'mem') return made
      return args.map((arg) => listeningOf(mind, frame, arg, hops)).find((one) => one?.through.includes(callee.name) === true)
    }
    case 'new': return madeBy(mind, frame, expr.callee)
    case 'await': case 'as': return listeningOf(mind, frame, expr.of, hops)
    case 'id': {
      const made = expr.fn < 0 || hops === 0 ? undefined : sourcesOf(mind, frame.facts).initialOf(expr.fn, expr.name)
      return made === undefined ? undefined : listeningOf(mind, frame, made, hops - 1)
    }
    default: return undefined
  }
}

/** `createReadStream`, `fs.createReadStream`, `csv`, `Parser` of a module that makes such streams. */
function madeBy(mind: Mind, frame: Frame, callee: Expr): Listening | undefined {
  const binding = importAtRoot(frame.facts, callee)
  return binding === undefined ? undefined : mind.listening(binding.module)
}

/** What a variable of a function around this one was made as: `new Promise((resolve) => stream.on('end', resolve))`. */
function madeOutside(mind: Mind, frame: Frame, expr: Expr): Value | undefined {
  const made = expr.k === 'id' && expr.fn >= 0 && expr.fn !== frame.fn.id ? sourcesOf(mind, frame.facts).initialOf(expr.fn, expr.name) : undefined
  return made?.k === 'call' ? mind.evaluate(made, { ...frame, valuesOnly: true }) : undefined
}

function isList(value: Value): boolean {
  return value.kind === 'array' || value.kind === 'ref' && value.origin.root.kind === 'rows' && value.origin.root.many && value.origin.path.length === 0
}
