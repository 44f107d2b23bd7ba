// A relation that is read as if it were there although the query that found the row did not load it: it is undefined at run time.
// A question of correctness, not of the number of queries.

import type { Rule } from '../src/model/rule.ts'

export const relationNotLoaded: Rule = {
  name: 'relation-not-loaded',
  docs: { description: 'Disallow reading a relation that the query did not load', preset: 'recommended', scope: 'file' },
  messages: {
    direct: '`{{name}}` is undefined: the query of this `{{entity}}` does not load `{{relation}}`.',
    reached: '`{{name}}` reads `{{relation}}` of a `{{entity}}`, which is undefined: the query does not load it.',
  },
  remedies: { direct: '{{hint}}', reached: '{{hint}}' },
  options: {},
  check({ unloaded }) {
    return unloaded.map(({ place, name, within, path, entity, relation, remedy, tier }) => ({
      place, within, path, tier, certainty: 'yes', cost: '', subject: `${name}>${relation}`,
      messageId: path.length > 1 ? 'reached' : 'direct', data: { name, entity, relation, hint: remedy },
    }))
  },
}
