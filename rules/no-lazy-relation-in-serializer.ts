// Queries in code that a framework runs once per item, with no loop in sight: serializers, computed fields, resolvers of fields.

import { besides, isPerItem, isRead, isReported, mainOf, verdictOn } from '../src/model/reached.ts'
import type { Rule } from '../src/model/rule.ts'
import type { Reached } from '../src/model/site.ts'

export const noLazyRelationInSerializer: Rule = {
  name: 'no-lazy-relation-in-serializer',
  docs: { description: 'Disallow queries and relations loaded on access in code that runs once per serialized item', preset: 'recommended', scope: 'file' },
  messages: {
    serializer: '`{{call}}` {{does}} once for each `{{collection}}` that is serialized ({{framework}}): {{cost}} queries{{each}}.',
    resolver: '`{{call}}` {{does}} once for each `{{collection}}` in an answer that asks for the field ({{framework}}): {{cost}} queries{{each}}.',
    load: '`{{call}}` {{does}} once for each `{{collection}}` that is loaded ({{framework}}): {{cost}} queries{{each}}.',
    reachedSerializer: '`{{site}}` reaches `{{call}}`{{more}} once for each `{{collection}}` that is serialized ({{framework}}): {{cost}} queries{{each}}.',
    reachedResolver: '`{{site}}` reaches `{{call}}`{{more}} once for each `{{collection}}` in an answer that asks for the field ({{framework}}): {{cost}} queries{{each}}.',
    reachedLoad: '`{{site}}` reaches `{{call}}`{{more}} once for each `{{collection}}` that is loaded ({{framework}}): {{cost}} queries{{each}}.',
  },
  remedies: {
    serializer: 'Load it with the rows before they are serialized: {{hint}}',
    resolver: 'Load it for all parents of the request by a DataLoader, or with the parents: {{hint}}',
    load: 'Move it out of the hook, into the queries that need it or into one query for all rows after they are loaded: {{hint}}',
    reachedSerializer: 'Load it with the rows before they are serialized: {{hint}}',
    reachedResolver: 'Load it for all parents of the request by a DataLoader, or with the parents: {{hint}}',
    reachedLoad: 'Move it out of the hook, into the queries that need it or into one query for all rows after they are loaded: {{hint}}',
  },
  options: {
    uncertain: { description: 'Also report what cannot be proved: queries that may be batched, relations that may have been loaded before.', schema: { type: 'boolean' }, default: false },
  },
  presets: { strict: { uncertain: true } },
  check({ sites }, options) {
    return sites.flatMap((site) => {
      // What does not depend on the item is asked by a parent that is one object, or belongs before the request.
      const reads = site.reached.filter((one) => one.per !== undefined && isPerItem(one.per) && isRead(one) && one.dependsOnItem === 'yes' && isReported(one, options['uncertain'] === true))
      const main = mainOf(reads)
      if (main === undefined) return []
      const verdict = verdictOn(site, main, messageOf(main), besides(main, reads))
      return [{ ...verdict, data: { ...verdict.data, does: main.call.relation === undefined ? 'runs' : 'is loaded', framework: main.per!.name } }]
    })
  },
}

function messageOf(main: Reached): string {
  const far = main.path.length > 1
  switch (main.per!.kind) {
    case 'serializer': return far ? 'reachedSerializer' : 'serializer'
    case 'load': return far ? 'reachedLoad' : 'load'
    default: return far ? 'reachedResolver' : 'resolver'
  }
}
