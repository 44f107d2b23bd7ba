// A plan as PostgreSQL tells it. `ANALYZE` is never asked for: it would run the statement.

import type { Ask } from './plan.ts'

export interface Node {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Relation Name'?: string
  readonly Schema?: string
  readonly Alias?: string
  readonly Filter?: string
  readonly 'Index Cond'?: string
  readonly 'Recheck Cond'?: string
  readonly 'Hash Cond'?: string
  readonly 'Merge Cond'?: string
  readonly 'Join Filter'?: string
  readonly 'Sort Key'?: readonly string[]
  readonly Plans?: readonly Node[]
}

export async function planOf(text: string, values: unknown, ask: Ask): Promise<Node> {
  const [row] = await ask(`EXPLAIN (FORMAT JSON, VERBOSE) ${text}`, values)
  const written = row?.['QUERY PLAN']
  const [{ Plan: plan }] = (typeof written === 'string' ? JSON.parse(written) : written) as [{ readonly Plan: Node }]
  return plan
}
