// A project in memory under an engine, for tests that change sources and ask again.

import ts from 'typescript'
import { createEngine } from '../../src/engine/create.ts'
import { judge } from '../../src/engine/judge.ts'
import { createModuleResolver } from '../../src/engine/resolve/modules.ts'
import { frameworks } from '../../src/frameworks/frameworks.ts'
import { optionsOf } from '../../src/model/rule.ts'
import { orms } from '../../src/orm/registry.ts'
import { rules } from '../../rules/index.ts'
import { type Fixture, type Orm, projectFiles } from './fixture.ts'
import { memoryFiles } from './memory-files.ts'

const ROOT = '/project'

export type Sources = ReadonlyMap<string, string>

export interface MemoryProject {
  /** Findings of one file: rule, message, remedy and position. */
  findings(path: string): readonly string[]
  write(path: string, text: string): void
}

export function openProject(sources: Sources): MemoryProject {
  const texts: Record<string, string> = Object.fromEntries([...sources].map(([path, text]) => [`${ROOT}/${path}`, text]))
  const files = memoryFiles(texts)
  const engine = createEngine({
    counting: true,
    ts, files, root: ROOT, modules: createModuleResolver(ts, files, ROOT), orms: orms.map((orm) => orm.open(files, ROOT, {})), frameworks, settings: {},
  })
  const configured = rules.map((rule) => ({ rule, options: optionsOf(rule, 'recommended') }))
  return {
    findings(path) {
      const report = engine.report(`${ROOT}/${path}`)
      if (report === undefined) throw new Error(`${path} cannot be read.`)
      return judge(report, configured, path).map(({ rule, message, remedy, place, key }) => `${place.start} ${rule} ${message} ${remedy} ${key}`)
    },
    write(path, text) {
      texts[`${ROOT}/${path}`] = text
      engine.changed(`${ROOT}/${path}`)
    },
  }
}

/** Sources with what the harness adds to them: schema, manifest, client. */
export function complete(name: string, sources: Sources, orm: Orm = 'prisma'): Sources {
  const fixture: Fixture = { name, orm, versions: ['1.1.1'], folder: '', preset: 'recommended', provider: 'postgresql', settings: {}, tiers: ['source'], files: sources }
  return projectFiles(fixture)
}
