// A plan as MariaDB and MySQL tell it. They nest it differently, so it is searched for its tables rather than read.

import type { Ask } from './plan.ts'

interface Table {
  readonly table_name: string
  readonly access_type?: string
  readonly key?: string
  readonly possible_keys?: readonly string[]
  readonly attached_condition?: unknown
}

/** A table with the condition and the order that it is read for. */
export interface Found {
  readonly table: Table
  readonly condition: string | undefined
  readonly sort: string | undefined
}

export async function planOf(text: string, values: unknown, ask: Ask): Promise<readonly Found[]> {
  const [row] = await ask(`EXPLAIN FORMAT=JSON ${text}`, values)
  return tablesIn(JSON.parse(String(Object.values(row ?? {})[0])), undefined, undefined)
}

function tablesIn(plan: unknown, condition: string | undefined, sort: string | undefined): readonly Found[] {
  if (Array.isArray(plan)) return plan.flatMap((one) => tablesIn(one, condition, sort))
  if (typeof plan !== 'object' || plan === null) return []
  const node = plan as Readonly<Record<string, unknown>>
  const own = typeof node['attached_condition'] === 'string' ? node['attached_condition'] : condition
  if (typeof node['table_name'] === 'string') return [{ table: node as unknown as Table, condition: own, sort }, ...below(node, undefined, undefined)]
  const order = typeof node['sort_key'] === 'string' ? node['sort_key'] : node['using_filesort'] === true ? '' : sort
  return below(node, own, order)
}

function below(node: Readonly<Record<string, unknown>>, condition: string | undefined, sort: string | undefined): readonly Found[] {
  return Object.values(node).flatMap((one) => tablesIn(one, condition, sort))
}
