// The operation that does the work of many calls at once, and on what condition. Raw statements have none that we could name.

import { isSameCondition, spreadInto } from '../../model/conditions.ts'
import type { Bulk, Filter, OrmCall, Round, Target } from '../../model/orm-call.ts'
import { type Value, absent, array, fields } from '../../model/value.ts'
import { type Conditions, deleteAdvice, existAdvice, finderWording, groupAdvice, insertAdvice, manyRowsAdvice, removeAdvice, saveAdvice, type Style, updateAdvice, written } from './advice/batch.ts'
import type { Ranked } from './advice/ranked.ts'
import { readAdvice } from './advice/relations.ts'
import { treeAdvice } from './advice/trees.ts'
import type { FindMapped, Mapped } from './entities/mapped.ts'
import { isAbsent } from './options.ts'
import { existenceOf } from './written.ts'

export interface Described {
  readonly method: string
  readonly filters: readonly Filter[]
  /** The conditions as they are written. */
  readonly where: Value
  /** Of the rows that fit, only some are asked for. */
  readonly ranked: Ranked | undefined
  /** Of the rows that fit, any one is. */
  readonly isOne: boolean
  readonly orderings: OrmCall['orderings']
  readonly isLocked: boolean
  /** The arguments after the entity. */
  readonly args: readonly Value[]
  /** What a write stores. */
  readonly data: Value
  readonly mapped: Mapped | undefined
  readonly find: FindMapped
  readonly style: Style
  readonly target: Target
}

export function bulkOf(call: Described): Bulk | undefined {
  return perRound(call.filters, (conditions) => {
    const { style } = call
    const { receiver = style.receiver, owner } = conditions
    if (style.receiver === 'this' && receiver !== 'this') return formOf({ ...call, style: { ...style, receiver } }, conditions)
    const form = formOf(call, conditions)
    return form === undefined || owner === undefined || !/^this\b/.test(style.receiver) ? form : { ...form, hint: `in \`${owner}\`, ${form.hint}` }
  }, call.where)
}

function receivedBy({ receiver, owner }: Round): Pick<Conditions, 'receiver' | 'owner'> {
  return { ...(receiver === undefined ? {} : { receiver }), ...(owner === undefined ? {} : { owner }) }
}

/** A bulk form, and how it is written for a certain repeat: with those conditions only that tell its rounds apart. */
export function perRound(filters: readonly Filter[], form: (conditions: Conditions) => Bulk | undefined, where: Value = absent): Bulk | undefined {
  const whole = form({ filters, isShared: spreadInto(where).length > 0 })
  if (whole === undefined) return undefined
  const within = (round: Round): Bulk => {
    const varies = (value: Value): boolean => round.varies(value)
    const all = [...filters, ...spreadInto(where, varies)]
    const varying = all.filter(({ value }) => varies(value))
    const conditions: Conditions = varying.length === 0 ? { filters, isShared: false, isSame: true, varies } : { filters: varying, isShared: all.some((one) => !varying.some((other) => isSameCondition(one, other))), varies }
    return form(round.isElsewhere ? { ...conditions, isElsewhere: true, ...receivedBy(round) } : conditions) ?? whole
  }
  return { ...whole, within }
}

function formOf(call: Described, conditions: Conditions): Bulk | undefined {
  const { method, style, args } = call
  switch (method) {
    case 'find': case 'findBy': case 'findOne': case 'findOneBy': case 'findOneOrFail': case 'findOneByOrFail': case 'findByIds':
    case 'findOneById': case 'findAndCount': case 'findAndCountBy': case 'preload': case 'reload':
      return { operation: /By(OrFail)?$/.test(method) ? 'findBy' : 'find', returnsRows: true, hint: readHint(call, conditions) }
    case 'findDescendants': case 'findDescendantsTree': case 'countDescendants': case 'findAncestors': case 'findAncestorsTree': case 'countAncestors':
      return { operation: 'find', returnsRows: true, hint: treeAdvice({ method, mapped: call.mapped, find: (argument) => written(style, 'find', argument), isFromRoots: isRoot(args[0]), version: call.target.version }) }
    case 'exist': case 'exists': case 'existsBy': return { operation: 'find', returnsRows: true, hint: existAdvice(call, conditions) }
    case 'count': case 'countBy': case 'sum': case 'average': case 'minimum': case 'maximum':
      return { operation: 'createQueryBuilder', returnsRows: true, hint: groupAdvice(style, method, conditions, call) }
    case 'save': return { operation: method, returnsRows: true, hint: saveAdvice(style, call.target, existenceOf(call.data, call.mapped)) }
    case 'insert': return { operation: method, returnsRows: true, hint: insertAdvice(style, method) }
    case 'upsert': return { operation: method, returnsRows: true, equal: args[1] ?? absent, hint: insertAdvice(style, method) }
    case 'update': return { operation: method, returnsRows: false, equal: args[1] ?? absent, hint: updateAdvice(style, method, conditions) }
    case 'increment': case 'decrement': return { operation: method, returnsRows: false, equal: array(args.slice(1)), adds: conditions.filters.map(({ value }) => value), hint: updateAdvice(style, method, conditions) }
    case 'delete': case 'softDelete': case 'restore': return { operation: method, returnsRows: false, hint: deleteAdvice(style, method, conditions) }
    case 'remove': case 'softRemove': case 'recover': return { operation: method, returnsRows: true, hint: removeAdvice(style, method) }
    default: return undefined
  }
}

function isRoot(node: Value | undefined): boolean {
  return node?.kind === 'ref' && node.origin.path.length === 0 && node.origin.root.kind === 'element' && node.origin.root.of.root.kind === 'rows' && node.origin.root.of.root.operation === 'findRoots'
}

function readHint(call: Described, conditions: Conditions): string {
  const many = manyRowsAdvice(call, conditions, call.args.some((one) => asks(one, loading)))
  return readAdvice(many, { ...call, conditions, wording: finderWording(call, conditions, call.args.some((one) => asks(one, shaping))) })
}

/** Options that say what is loaded and how; in 0.2 conditions may stand beside them. */
const loading = /^(?:select|relations|join|order|withDeleted|loadRelationIds|loadEagerRelations|relationLoadStrategy|lock)$/
/** Those of them that a builder has to be told as well. */
const shaping = /^(?:select|relations|join|withDeleted|loadRelationIds|lock)$/

function asks(argument: Value, options: RegExp): boolean {
  return Object.entries(fields(argument)?.known ?? {}).some(([name, value]) => options.test(name) && !isAbsent(value))
}
