// A call as it is evaluated: who is called, on what and with what.

import type { Place } from '../../model/place.ts'
import type { Value } from '../../model/value.ts'
import type { CallExpr, Expr } from '../facts.ts'
import type { Use } from './frame.ts'
import type { CallSite } from './instantiate.ts'

export interface Call {
  readonly expr: CallExpr
  readonly place: Place
  readonly name: string
  readonly use: Use
  /** What a method is called on. */
  readonly receiver: Value | undefined
  readonly method: string
  readonly callee: Value
  readonly args: readonly Value[]
  /** A spread of unknown length among the arguments. */
  readonly open: boolean
  readonly termsBefore?: number
}

export function siteOf(call: Call, callback?: Expr): CallSite {
  return { place: call.place, name: call.name, use: call.use, inPlace: callback?.k === 'fn', open: call.open }
}
