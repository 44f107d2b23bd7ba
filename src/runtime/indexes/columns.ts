// Which columns of a table a condition names. Conditions hold the values of parameters; of them nothing but names of columns goes on.

import type { Dialect } from '../../model/instrument.ts'
import type { TableScan } from '../../model/trace.ts'
import { tokens } from '../../sql/tokens.ts'
import type { Token } from '../../sql/tokens.ts'
import { obstacleOf } from './obstacle.ts'
import { isMark, isName, isSame } from './plan.ts'

/** What a condition or an order says of a table: its columns, in its order, and why an index on them would not serve. */
export type Named = Pick<TableScan, 'columns' | 'obstacle'>

/**
 * Columns of a table in a condition.
 *
 * @param names by which the condition may call the table
 * @param known all columns of the table
 */
export function columnsIn(condition: string | readonly Token[], dialect: Dialect, names: readonly string[], known: readonly string[]): Named {
  const all = typeof condition === 'string' ? tokens(condition, dialect) : condition
  const found = new Set<string>()
  const mentions: number[] = []
  all.forEach((token, index) => {
    if (!isName(token) || isMark(all[index + 1], '.') || token.kind === 'word' && isMark(all[index + 1], '(') || isMark(all[index - 1], '::')) return
    const qualifier = isMark(all[index - 1], '.') ? all[index - 2]?.text : undefined
    if (qualifier !== undefined && !names.some((name) => isSame(name, qualifier))) return
    const column = known.find((one) => isSame(one, token.text))
    if (column === undefined) return
    found.add(column)
    mentions.push(index)
  })
  const obstacle = obstacleOf(all, mentions)
  return { columns: [...found], ...obstacle === undefined ? {} : { obstacle } }
}
