// Why an index that begins with a condition's columns would not serve it: they stand in an expression, which takes an index of its own, or are
// searched for a part of a text, which takes one of another kind. Read off the words: what is not seen here is said as if it were not there.

import type { TableScan } from '../../model/trace.ts'
import type { Token } from '../../sql/tokens.ts'
import { isMark, isName } from './plan.ts'

/** Words before a bracket that call nothing. */
const NO_FUNCTION = new Set(['and', 'or', 'not', 'in', 'any', 'all', 'some', 'exists', 'where', 'on', 'by', 'when', 'then', 'else', 'between', 'like', 'ilike', 'is', 'row', 'values', 'select', 'using'])
const SEARCHES = new Set(['ilike', 'regexp', 'rlike'])
const COMPUTES = new Set(['+', '-', '*', '/', '%', '||', '->', '->>'])

/**
 * @param mentions where the condition names columns of the table
 * @returns undefined where one of them is compared as it is
 */
export function obstacleOf(all: readonly Token[], mentions: readonly number[]): TableScan['obstacle'] {
  const found = mentions.map((index) => isSearched(all, index) ? 'pattern' : isComputed(all, index) ? 'expression' : undefined)
  if (found.length === 0 || found.includes(undefined)) return undefined
  return found.includes('pattern') ? 'pattern' : 'expression'
}

/** Values in the place of parameters, as far as they are texts, for databases that show the condition of nobody but the statement. */
export function withTexts(all: readonly Token[], values: unknown): readonly Token[] {
  let next = 0
  return all.map((token) => {
    if (token.kind !== 'parameter') return token
    const value: unknown = Reflect.get(Object(values) as object, token.text === '' ? next : token.text)
    if (token.text === '') next += 1
    return typeof value === 'string' ? { kind: 'literal', text: value } : token
  })
}

function isComputed(all: readonly Token[], index: number): boolean {
  let before = isMark(all[index - 1], '.') ? index - 3 : index - 1
  while (isMark(all[before], '(') && !isCall(all, before)) before -= 1
  return COMPUTES.has(markAt(all, before)) || COMPUTES.has(markAt(all, afterOperand(all, index))) || isInCall(all, index)
}

/** `LIKE '%a'` of all, `~~`, `~~*` and `~` of PostgreSQL, which writes LIKE and ILIKE so. Where a pattern begins with a text, an index may serve. */
function isSearched(all: readonly Token[], index: number): boolean {
  const at = afterOperand(all, index)
  const operator = all[at]
  if (operator?.kind === 'word' && SEARCHES.has(operator.text)) return true
  const isLike = operator?.kind === 'word' && operator.text === 'like' || isMark(operator, '~') && isMark(all[at + 1], '~') && !isMark(all[at + 2], '*')
  if (!isLike) return isMark(operator, '~')
  let pattern = isMark(operator, '~') ? at + 2 : at + 1
  while (isMark(all[pattern], '(')) pattern += 1
  return all[pattern]?.kind === 'literal' && /^[%_]/.test(all[pattern]!.text)
}

/** Behind the brackets and the casts of what is named. */
function afterOperand(all: readonly Token[], index: number): number {
  let at = index + 1
  for (;;) {
    if (isMark(all[at], ')')) at += 1
    else if (isMark(all[at], '::')) at += 2
    else return at
  }
}

function isInCall(all: readonly Token[], index: number): boolean {
  let depth = 0
  for (let at = index; at >= 0; at -= 1) {
    if (isMark(all[at], ')')) depth += 1
    else if (isMark(all[at], '(') && (depth -= 1) < 0) {
      if (isCall(all, at)) return true
      depth = 0
    }
  }
  return false
}

function isCall(all: readonly Token[], bracket: number): boolean {
  const before = all[bracket - 1]
  return isName(before) && !(before.kind === 'word' && NO_FUNCTION.has(before.text))
}

function markAt(all: readonly Token[], index: number): string {
  return all[index]?.kind === 'mark' ? all[index]!.text : ''
}
