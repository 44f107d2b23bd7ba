// Reads that run once per item. The classic N+1, in the loop itself or behind any number of calls.

import { observationOf, repetitionsOf, threshold } from '../src/model/observed.ts'
import type { Rule } from '../src/model/rule.ts'
import { alsoWritten, besides, isInLoop, isOfOutsideWork, isRead, isReported, mainOf, verdictOn } from '../src/model/reached.ts'
import type { Reached, Site } from '../src/model/site.ts'

export const noQueryInLoop: Rule = {
  name: 'no-query-in-loop',
  docs: { description: 'Disallow queries that run once for each item of a collection', preset: 'recommended', scope: 'file' },
  messages: {
    direct: '`{{call}}` runs once for each {{item}} of `{{collection}}`: {{cost}} queries{{each}}.',
    reached: '`{{site}}` reaches `{{call}}`{{more}} once for each {{item}} of `{{collection}}`: {{cost}} queries{{each}}.',
    chained: '`{{call}}` runs once for each {{item}} of `{{collection}}`: {{cost}} queries{{each}}, each waiting for the one before.',
    tree: '`{{call}}` runs once for each node of the tree that `{{collection}}` walks: {{cost}} queries{{each}}.',
    levels: '`{{call}}` runs once for each {{item}} of `{{collection}}`, at every level: {{cost}} queries{{each}}.',
    levelsReached: '`{{site}}` reaches `{{call}}`{{more}} once for each {{item}} of `{{collection}}`, at every level: {{cost}} queries{{each}}.',
    same: '`{{call}}` runs the same query again for each {{item}} of `{{collection}}`: {{cost}} queries{{each}} with one answer.',
    sameReached: '`{{site}}` reaches `{{call}}`, the same query again, for each {{item}} of `{{collection}}`: {{cost}} queries{{each}} with one answer.',
    rewritten: '`{{call}}` runs again for each {{item}} of `{{collection}}`, which changes what it reads: {{cost}} queries{{each}}.',
    rewrittenReached: '`{{site}}` reaches `{{call}}` again for each {{item}} of `{{collection}}`, which changes what it reads: {{cost}} queries{{each}}.',
    observed: '`{{call}}`{{more}} runs once for each row of `{{parent}}`: {{cost}}.',
    repeated: '`{{call}}`{{more}} runs {{count}} times from one place, with other parameters each time: {{cost}}.',
  },
  remedies: {
    direct: '{{hint}}',
    reached: 'Load it for all items before the loop and pass it in: {{hint}}{{also}}',
    chained: 'Load the chain in one query (a recursive CTE, a closure table, or all rows by a key that they share) and walk it in memory.',
    tree: 'Load all rows of the tree in one query (a recursive CTE, or all rows by a key that they share), or a level at a time with a list, and walk it in memory.',
    levels: 'Load the rows of all levels first (a recursive CTE, all rows by a key that they share, or a level at a time with a list), and walk them in memory.',
    levelsReached: 'Load the rows of all levels for all items first (a recursive CTE, all rows by a key that they share, or a level at a time with a list), and walk them in memory.',
    same: 'Run it once before the loop.',
    sameReached: 'Run it once before the loop and pass its result in.',
    rewritten: 'Read it before the loop, keep it up to date in memory, and write it once after the loop.',
    rewrittenReached: 'Read it before the loop, pass it in and keep it up to date in memory, and write it once after the loop.',
    observed: 'Load it for all rows at once: {{hint}}',
    repeated: 'Load it for all of them at once: {{hint}}',
  },
  options: {
    uncertain: { description: 'Also report what cannot be proved: a client known by its name only, calls that may be batched, loops of unknown length.', schema: { type: 'boolean' }, default: false },
    threshold,
  },
  presets: { strict: { uncertain: true } },
  observe(trace, options) {
    return repetitionsOf(trace, Number(options['threshold']))
      .filter(({ kind, operation, isChain }) => kind === 'read' && operation?.relation === undefined && !isChain)
      .map((one) => observationOf(one, one.parent === undefined ? 'repeated' : 'observed', 'one statement with a list (`IN (…)`, `= ANY(…)`) loads the rows of all, or a join loads them along'))
  },
  check({ sites }, options) {
    const uncertain = options['uncertain'] === true
    return sites.flatMap((site) => {
      const wanted = site.reached.filter((one) => isInLoop(one) && isReported(one, uncertain))
      const reads = wanted.filter((one) => isRead(one) && (uncertain || !isOfOutsideWork(one)))
      const main = mainOf(reads)
      // A relation chained to the query that finds its row is the other rule's.
      if (main === undefined || main.call.relation !== undefined || reads.some((one) => one.path.length === 1 && one.call.relation !== undefined)) return []
      const message = messageOf(site, main)
      const verdict = verdictOn(site, main, message, message === 'reached' || message === 'levelsReached' ? besides(main, reads) : [])
      // A function that looks first and then writes is one finding, which names both.
      return [{ ...verdict, data: { ...verdict.data, also: alsoWritten(main, wanted) } }]
    })
  },
}

function messageOf(site: Site, main: Reached): string {
  const far = main.path.length > 1
  if (main.per?.chained === true && !far) return 'chained'
  if (main.per?.tree === true && !far && main.dependsOnItem !== 'no') return 'tree'
  if (main.levels === true && main.dependsOnItem !== 'no') return far ? 'levelsReached' : 'levels'
  if (main.rewritten === true) return far ? 'rewrittenReached' : 'rewritten'
  if (main.dependsOnItem === 'no' && site.repeats.length === 1) return far ? 'sameReached' : 'same'
  return far ? 'reached' : 'direct'
}
