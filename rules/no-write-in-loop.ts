// Writes that run once per item although the ORM has a form that takes them all. Where it has none, nothing is reported.

import { observationOf, repetitionsOf, threshold } from '../src/model/observed.ts'
import type { Repetition } from '../src/model/observed.ts'
import { alsoWritten, hasBulkForm, isInLoop, isOfOutsideWork, isRead, isReported, mainOf, verdictOn } from '../src/model/reached.ts'
import type { Rule, Verdict } from '../src/model/rule.ts'
import type { Reached, Site } from '../src/model/site.ts'
import type { StatementShape, Trace } from '../src/model/trace.ts'

export const noWriteInLoop: Rule = {
  name: 'no-write-in-loop',
  docs: { description: 'Disallow writes that run once for each item where a bulk form takes them all', preset: 'recommended', scope: 'file' },
  messages: {
    direct: '`{{call}}` runs once for each {{item}} of `{{collection}}`: {{cost}} statements{{each}}; {{bulk}} them all {{calls}}.',
    reached: '`{{site}}` reaches `{{call}}` once for each {{item}} of `{{collection}}`: {{cost}} statements{{each}}; {{bulk}} them all {{calls}}.',
    again: '`{{call}}` writes the same rows again for each {{item}} of `{{collection}}`: {{cost}} statements{{each}}.',
    againReached: '`{{site}}` reaches `{{call}}`, which writes the same rows again, for each {{item}} of `{{collection}}`: {{cost}} statements{{each}}.',
    perRow: '`{{call}}` runs once for each {{item}} of `{{collection}}`, with data that differ: {{cost}} statements{{each}}.',
    perRowReached: '`{{site}}` reaches `{{call}}` once for each {{item}} of `{{collection}}`, with data that differ: {{cost}} statements{{each}}.',
    adding: '`{{call}}` runs once for each {{item}} of `{{collection}}`, and several may change the same row: {{cost}} statements{{each}}.',
    addingReached: '`{{site}}` reaches `{{call}}` once for each {{item}} of `{{collection}}`, and several may change the same row: {{cost}} statements{{each}}.',
    answered: '`{{call}}` runs once for each {{item}} of `{{collection}}`, and code reads what it returns: {{cost}} statements{{each}}.',
    answeredReached: '`{{site}}` reaches `{{call}}` once for each {{item}} of `{{collection}}`, and code reads what it returns: {{cost}} statements{{each}}.',
    observed: '`{{call}}`{{more}} runs once for each row of `{{parent}}`: {{cost}}.',
    repeated: '`{{call}}`{{more}} runs {{count}} times from one place, with other parameters each time: {{cost}}.',
  },
  remedies: {
    direct: '{{hint}}',
    reached: 'Collect in the loop what it writes, and send it {{calls}}: {{hint}}{{also}}',
    again: 'Write them once after the loop, with what its rounds add up to.',
    againReached: 'Write them once after the loop, with what its rounds add up to.',
    perRow: 'Rows that get equal data can share a call: {{hint}}. Where each row gets other data, {{perRow}}',
    perRowReached: 'Collect in the loop what it writes. Rows that get equal data can share a call: {{hint}}. Where each row gets other data, {{perRow}}',
    adding: 'Add up in the loop what each row gets, and write each once; rows that get the same can share a call: {{hint}}',
    addingReached: 'Add up in the loop what each row gets, and write each once; rows that get the same can share a call: {{hint}}',
    answered: 'Read the rows of all items with one query, and write them with one call: {{hint}}',
    answeredReached: 'Collect in the loop what it writes, read the rows of all items with one query, and write them with one call: {{hint}}',
    observed: 'Collect in the loop what it writes, and send it in one call: {{hint}}',
    repeated: 'Collect in the loop what it writes, and send it in one call: {{hint}}',
  },
  options: {
    uncertain: { description: 'Also report what cannot be proved: a client known by its name only, loops of unknown length.', schema: { type: 'boolean' }, default: false },
    perRowData: { description: 'Also report updates whose data differ per row or add to a row that several items may name, and writes whose result is read and that no bulk form returns.', schema: { type: 'boolean' }, default: false },
    threshold,
  },
  presets: { strict: { uncertain: true, perRowData: true } },
  observe(trace, options) {
    return repetitionsOf(trace, Number(options['threshold']))
      .filter((one) => one.kind === 'write' && (options['perRowData'] === true || takesAll(one, writesOf(one, trace)) && !addsUp(writesOf(one, trace))))
      .map((one) => observationOf(one, one.parent === undefined ? 'repeated' : 'observed', bulkOf(one)))
  },
  check({ sites }, options) {
    const uncertain = options['uncertain'] === true
    return sites.flatMap((site) => {
      // A call that reads as well is one finding, that of its reads.
      if (site.reached.some((one) => one.path.length > 1 && isRead(one) && isInLoop(one) && isReported(one, uncertain))) return []
      // A status row beside an upload or a mail for each item: true, and nobody would change it.
      const writes = site.reached.filter((one) => one.call.effect === 'write' && one.call.bulk !== undefined && isInLoop(one) && isReported(one, uncertain) && (uncertain || !isAside(one)))
      const bulk = mainOf(writes.filter(hasBulkForm))
      const perRow = options['perRowData'] === true ? mainOf(writes) : undefined
      // What has a bulk form is said first, unless only the other is certain.
      if (bulk !== undefined && (bulk.certain === 'yes' || perRow?.certain !== 'yes')) return [verdictWith(site, bulk, writes)]
      return perRow === undefined ? [] : [verdictWith(site, perRow, writes)]
    })
  },
}

function verdictWith(site: Site, main: Reached, writes: readonly Reached[]): Verdict {
  const verdict = verdictOn(site, main, messageOf(main))
  return { ...verdict, data: { ...verdict.data, also: alsoWritten(main, writes) } }
}

function messageOf(main: Reached): string {
  const far = main.path.length > 1
  if (main.sameRows === true) return far ? 'againReached' : 'again'
  if (main.bulkEqual !== 'yes') return far ? 'perRowReached' : 'perRow'
  if (main.addsUp === true) return far ? 'addingReached' : 'adding'
  if (!hasBulkForm(main)) return far ? 'answeredReached' : 'answered'
  return far ? 'reached' : 'direct'
}

/** A status row beside an upload or a mail; a row that a function updates now and then while it answers something else. */
function isAside(reached: Reached): boolean {
  return isOfOutsideWork(reached) || reached.sameRows === true && reached.besideExternal || reached.path.length > 1 && reached.detached && reached.conditional
}

/** Whether one statement could do what many did: rows may differ where they are inserted, and in their key where they are changed. */
function takesAll({ operation }: Repetition, writes: readonly StatementShape[]): boolean {
  const call = operation?.call
  // Of raw statements, they themselves tell.
  if (call !== undefined && call.effect !== 'raw' && call.bulk?.equal === undefined) return call.bulk !== undefined
  return writes.every(({ statement, varying }) => isInsert(statement) || varying <= 1)
}

function writesOf({ operation, statement }: Repetition, { shapes }: Trace): readonly StatementShape[] {
  return operation === undefined ? [statement] : shapes.filter((shape) => shape.operation === operation.key && shape.kind === 'write')
}

function bulkOf({ statement: { statement } }: Repetition): string {
  return isInsert(statement) ? 'one `INSERT` with many rows in its `VALUES`' : 'one statement with a list of keys (`IN (…)`, `= ANY(…)`)'
}

/** Several rounds have added to the same row, and one statement for all keys would add once: `SET points = points + ?`. */
function addsUp(writes: readonly StatementShape[]): boolean {
  return writes.some(({ statement, count, distinct }) => count > distinct && /\bset\b.*?(?<!\w)((?:"[^"]+"|\w+)) = \(?(?:(?:"[^"]+"|\w+)\.)*\1 [-+] /.test(statement))
}

function isInsert(statement: string): boolean {
  return /^(?:insert|replace)\b/.test(statement)
}
