// A query that reads a whole table for some of its rows. Which one does is the database's to say: the runtime asks it for the plan of each
// read where a suite wants that, with scans disfavoured, so that the few rows of a test do not decide.

import { brief, callersOf } from '../src/model/observed.ts'
import type { Observation, Rule } from '../src/model/rule.ts'
import type { OperationShape, StatementShape, TableScan } from '../src/model/trace.ts'
import { counted } from '../src/model/wording.ts'

export const noUnindexedQuery: Rule = {
  name: 'no-unindexed-query',
  docs: { description: 'Disallow queries that no index serves', preset: 'recommended', scope: 'trace' },
  messages: {
    filter: '`{{call}}` reads every row of `{{table}}` to find some by {{columns}}: no index serves it.',
    sort: '`{{call}}` reads and sorts every row of `{{table}}` by {{columns}}: no index has that order.',
    expression: '`{{call}}` reads every row of `{{table}}` for an expression of {{columns}}: no index serves it.',
    pattern: '`{{call}}` reads every row of `{{table}}` for a pattern within {{columns}}: no index serves it.',
    unserved: '`{{call}}` reads every row of `{{table}}` for {{columns}}: no index serves it, and one that begins with {{them}} would not either.',
  },
  remedies: {
    filter: 'Create an index on `{{table}}` that begins with {{columns}}{{tried}}; if the table stays small, name it in the option `smallTables`.',
    sort: 'Create an index on `{{table}}` that begins with {{columns}} in that order{{tried}}; if the table stays small, name it in the option `smallTables`.',
    expression: 'Create an index on the expression itself, or compare the column as it is; if the table stays small, name it in the option `smallTables`.',
    pattern: 'Create an index for the parts of texts (of trigrams on PostgreSQL, for full-text search elsewhere), or ask for what a text begins with; if the table stays small, name it in the option `smallTables`.',
    unserved: 'Ask by a condition that an index serves, or create an index of a kind that serves this one; if the table stays small, name it in the option `smallTables`.',
  },
  options: {
    smallTables: { description: 'Tables that stay small whatever the data: reading all of one costs nothing.', schema: { type: 'array', items: { type: 'string' } }, default: [] },
    unlimitedSorts: { description: 'Whether to report sorts of a whole table that is read to its end anyway: an index would only spare the sorting.', schema: { type: 'boolean' }, default: false },
  },
  presets: { strict: { unlimitedSorts: true } },
  observe(trace, options) {
    const small = (options['smallTables'] as readonly string[]).map((name) => name.toLowerCase())
    const isReported = ({ table, purpose, limited }: TableScan) => !small.includes(table.toLowerCase()) && (purpose === 'filter' || limited || options['unlimitedSorts'] === true)
    return trace.shapes.flatMap((shape) => (shape.scans ?? []).filter(isReported).map((scan) => observed(shape, scan, trace.calls.find(({ key }) => key === shape.operation))))
  },
}

/** What a trial found outweighs what the words of the condition look like. */
function messageOf({ purpose, obstacle, candidate }: TableScan): string {
  if (candidate === 'used') return purpose
  return obstacle ?? (candidate === 'unused' ? 'unserved' : purpose)
}

const TRIED: Readonly<Record<NonNullable<TableScan['candidate']>, string>> = {
  used: ' (one was tried, and the query uses it)', large: ' (none was tried, as the table has more rows than `tryIndexes` lets it have)', unused: '',
}

function observed(shape: StatementShape, scan: TableScan, operation: OperationShape | undefined): Observation {
  const { table, columns, candidate } = scan
  const [site = { frames: [], count: shape.count, first: 1, distinct: shape.distinct }] = [...callersOf(shape.sites)].sort((a, b) => b.count - a.count)
  const call = operation?.name ?? brief(shape.statement)
  return {
    messageId: messageOf(scan), site, at: 0, certainty: 'yes', cost: counted(shape.count, 'statement'), subject: `${operation?.name ?? shape.fingerprint} ${table}`,
    data: {
      call, table, tried: candidate === undefined ? '' : TRIED[candidate], them: columns.length === 1 ? 'it' : 'them',
      columns: columns.length === 0 ? 'an expression' : columns.map((one) => `\`${one}\``).join(', '),
    },
  }
}
