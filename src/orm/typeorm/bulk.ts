// The operation that does the work of many calls at once, and on what condition. Raw statements have none that we could name.

import type { Bulk, Filter, Target } from '../../model/orm-call.ts'
import { type Value, absent, array } from '../../model/value.ts'
import { deleteAdvice, existAdvice, groupAdvice, insertAdvice, manyRowsAdvice, removeAdvice, saveAdvice, type Style, updateAdvice } from './advice/batch.ts'
import { relatedAdvice } from './advice/relations.ts'
import type { FindMapped, Mapped } from './entities/mapped.ts'
import { existenceOf } from './written.ts'

export interface Described {
  readonly method: string
  readonly filters: readonly Filter[]
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
  const { method, style, filters, args } = call
  switch (method) {
    case 'find': case 'findBy': case 'findOne': case 'findOneBy': case 'findOneOrFail': case 'findOneByOrFail': case 'findByIds':
    case 'findOneById': case 'findAndCount': case 'findAndCountBy': case 'preload': case 'reload':
      return { operation: /By(OrFail)?$/.test(method) ? 'findBy' : 'find', returnsRows: true, hint: readHint(call) }
    case 'exist': case 'exists': case 'existsBy': return { operation: 'find', returnsRows: true, hint: existAdvice(style, filters) }
    case 'count': case 'countBy': case 'sum': case 'average': case 'minimum': case 'maximum':
      return { operation: 'createQueryBuilder', returnsRows: true, hint: groupAdvice(style, method, filters) }
    case 'save': return { operation: method, returnsRows: true, hint: saveAdvice(style, call.target, existenceOf(call.data, call.mapped)) }
    case 'insert': return { operation: method, returnsRows: true, hint: insertAdvice(style, method) }
    case 'upsert': return { operation: method, returnsRows: true, equal: args[1] ?? absent, hint: insertAdvice(style, method) }
    case 'update': return { operation: method, returnsRows: false, equal: args[1] ?? absent, hint: updateAdvice(style, method, filters) }
    case 'increment': case 'decrement': return { operation: method, returnsRows: false, equal: array(args.slice(1)), hint: updateAdvice(style, method, filters) }
    case 'delete': case 'softDelete': case 'restore': return { operation: method, returnsRows: false, hint: deleteAdvice(style, method, filters) }
    case 'remove': case 'softRemove': case 'recover': return { operation: method, returnsRows: true, hint: removeAdvice(style, method) }
    default: return undefined
  }
}

function readHint(call: Described): string {
  const many = manyRowsAdvice(call.style, call.method, call.filters)
  const along = relatedAdvice(call.mapped, call.filters, call.find)
  return along === undefined ? many : `${many}, or ${along}`
}
