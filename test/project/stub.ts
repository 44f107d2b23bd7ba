// An engine that knows one thing: `query()` is a query in a loop. What the project host does around an engine is tested with it.

import { ts } from 'ts-morph'
import type { EngineHost } from '../../src/engine/engine.ts'
import { boundless } from '../../src/model/cost.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Rule } from '../../src/model/rule.ts'
import type { FileReport, Site } from '../../src/model/site.ts'
import type { Parts } from '../../src/project/parts.ts'

const rule = (name: string, preset: 'recommended' | 'strict'): Rule => ({
  name,
  docs: { description: `Finds ${name}.`, preset, scope: 'file' },
  messages: {},
  remedies: {},
  options: { limit: { description: 'How many are fine.', schema: { type: 'integer' }, default: 1 } },
  presets: { strict: { limit: 0 } },
  check: () => [],
})

export const rules = [rule('no-query-in-loop', 'recommended'), rule('no-write-in-loop', 'strict')]

export const parts: Parts = {
  loadCompiler: () => ts as never,
  createEngine: stubEngine,
  judge: (report, configured) => configured.flatMap(({ rule: { name } }) => report.sites.map((site): Finding => ({
    rule: name, messageId: 'fact', message: '`query` runs once for each item.', remedy: 'Do it once.', place: site.place,
    path: site.reached[0]?.path ?? [], certainty: 'yes', tier: 'source', cost: 'many', key: `${name} ${site.name}`,
  }))),
  orms: [],
  frameworks: [],
  rules,
}

function stubEngine({ files }: EngineHost): ReturnType<Parts['createEngine']> {
  return {
    report(file): FileReport | undefined {
      const text = files.read(file)
      if (text === undefined) return undefined
      if (text.includes('CRASH')) throw new Error('the stub crashes')
      const sites = [...text.matchAll(/\bquery\(\)/g)].map((match): Site => {
        const place = { file, start: match.index, end: match.index + match[0].length }
        return {
          place, name: 'query', within: 'f', cost: boundless, reached: [],
          repeats: [{ kind: 'loop', name: 'for…of', place: { file, start: 0, end: 3 }, bound: 'unbounded', ticks: 'sequential', certain: 'yes' }],
        }
      })
      return { file, sites, unloaded: [], functions: [], calls: { recognised: sites.length, unresolved: 1 } }
    },
    dependencies: () => [],
    changed: () => {},
    syntaxErrors: (file) => files.read(file)?.includes('BROKEN') ? [{ message: 'Expression expected.', line: 3, column: 7 }] : [],
  }
}
