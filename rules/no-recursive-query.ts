// Walks over trees that query at every level: children for each child, the parent of each parent.

import { observationOf, repetitionsOf } from '../src/model/observed.ts'
import { isRead, isReported, mainOf, verdictOn } from '../src/model/reached.ts'
import type { Rule } from '../src/model/rule.ts'

export const noRecursiveQuery: Rule = {
  name: 'no-recursive-query',
  docs: { description: 'Disallow recursion that queries at every level of a tree', preset: 'recommended', scope: 'file' },
  messages: {
    recursive: '`{{site}}` leads back to its own function and runs `{{call}}` at every level: {{cost}} queries{{each}}.',
    observed: '`{{call}}` runs {{count}} times, each time for what the one before answered: {{cost}}.',
  },
  remedies: {
    recursive: 'Load the tree in one query (a recursive CTE, a closure table, or all rows by the key that they share) and walk it in memory.',
    observed: 'Load the tree in one query (a recursive CTE, a closure table, or all rows by the key that they share) and walk it in memory.',
  },
  options: {
    uncertain: { description: 'Also report recursion of which the depth is not known to grow with the data.', schema: { type: 'boolean' }, default: false },
  },
  presets: { strict: { uncertain: true } },
  observe(trace) {
    return repetitionsOf(trace, Infinity)
      .filter(({ kind, isChain, count }) => kind === 'read' && isChain && count >= 3)
      .map((one) => observationOf(one, 'observed', ''))
  },
  check({ sites }, options) {
    return sites.flatMap((site) => {
      const main = mainOf(site.reached.filter((one) => one.recursive && one.per?.kind === 'recursion' && isRead(one) && isReported(one, options['uncertain'] === true)))
      return main === undefined ? [] : [verdictOn(site, main, 'recursive')]
    })
  },
}
