// Relations that are loaded from each row at hand, one query a row: a lazy relation that is read, a relation chained to the call that
// finds its row.

import { observationOf, repetitionsOf, threshold } from '../src/model/observed.ts'
import type { Rule } from '../src/model/rule.ts'
import { isInLoop, isRead, isReported, mainOf, verdictOn } from '../src/model/reached.ts'

export const noLazyRelationInLoop: Rule = {
  name: 'no-lazy-relation-in-loop',
  docs: { description: 'Disallow loading a relation of each item on access', preset: 'recommended', scope: 'file' },
  messages: {
    direct: '`{{call}}` loads a relation of each {{item}} of `{{collection}}`: {{cost}} queries{{each}}.',
    chained: '`{{call}}` loads a relation of each {{item}} of `{{collection}}`: {{cost}} queries{{each}}, each waiting for the one before.',
    reached: '`{{site}}` reaches `{{call}}`, which loads a relation of each {{item}} of `{{collection}}`: {{cost}} queries{{each}}.',
    beyond: '`{{site}}` reaches `{{call}}`, which loads a relation, for each {{item}} of `{{collection}}`: {{cost}} queries{{each}}.',
    observed: '`{{call}}`{{more}} loads a relation of each row of `{{parent}}`: {{cost}}.',
    repeated: '`{{call}}`{{more}} loads a relation of {{count}} rows, each by itself: {{cost}}.',
  },
  remedies: {
    direct: 'Load the relation with the rows: {{hint}}',
    chained: 'Load the chain in one query (a recursive CTE, a closure table, or all rows by a key that they share) and walk it in memory.',
    reached: 'Load the relation with the rows: {{hint}}',
    beyond: 'Load the relation with the rows: {{hint}}',
    observed: 'Load the relation with the rows: {{hint}}',
    repeated: 'Load the relation with the rows: {{hint}}',
  },
  options: {
    uncertain: { description: 'Also report what cannot be proved: rows of unknown queries, calls that may be batched, loops of unknown length.', schema: { type: 'boolean' }, default: false },
    threshold,
  },
  presets: { strict: { uncertain: true } },
  observe(trace, options) {
    return repetitionsOf(trace, Number(options['threshold']))
      .filter(({ kind, operation, isChain }) => kind === 'read' && operation?.relation !== undefined && !isChain)
      .map((one) => observationOf(one, one.parent === undefined ? 'repeated' : 'observed', 'name it in the query that loads them'))
  },
  check({ sites }, options) {
    return sites.flatMap((site) => {
      const reads = site.reached.filter((one) => isRead(one) && isInLoop(one) && isReported(one, options['uncertain'] === true))
      const relations = reads.filter((one) => one.call.relation !== undefined)
      const main = mainOf(relations)
      // A call that runs other queries for each item as well is one finding, that of those queries.
      if (main === undefined || main.path.length > 1 && mainOf(reads)?.call.relation === undefined) return []
      return [verdictOn(site, main, main.path.length === 1 ? main.per?.chained === true ? 'chained' : 'direct' : main.beyond === true ? 'beyond' : 'reached')]
    })
  },
}
