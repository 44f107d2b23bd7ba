// The project host on a fixture, and the engine's costs of its functions.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { createEngine } from '../../src/engine/create.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { diskFiles } from '../../src/engine/resolve/disk.ts'
import { createModuleResolver } from '../../src/engine/resolve/modules.ts'
import { frameworks } from '../../src/frameworks/frameworks.ts'
import { type Cost, formatCost } from '../../src/model/cost.ts'
import type { Evidence } from '../../src/model/finding.ts'
import type { Settings } from '../../src/model/settings.ts'
import { orms } from '../../src/orm/registry.ts'
import { analyse } from '../../src/project/project.ts'
import { type Project, isSource, projectFiles } from './fixture.ts'
import type { Observed, Want } from './want.ts'

export interface Analysis {
  readonly observed: readonly Observed[]
  /** What could not be analysed; none in a fixture. */
  readonly errors: readonly string[]
  /** How strong the evidence of its findings is. */
  readonly tiers: readonly Evidence[]
}

export async function check({ root, fixture, tier }: Project): Promise<Analysis> {
  const config = tier === 'file' ? { ...fixture.settings, singleFile: true } : fixture.settings
  const request = { cwd: root, preset: fixture.preset, config }
  const sources = [...projectFiles(fixture)].filter(([path]) => isSource(path))
  const results = tier === 'file'
    ? await Promise.all(sources.map(([path, text]) => analyse({ ...request, stdin: { path, text } })))
    : [await analyse({ ...request, paths: ['.'] })]
  return {
    observed: results.flatMap((result) => result.findings).map(({ location, rule, message, remedy }) => ({
      file: location.file, line: location.line, column: location.column, endLine: location.endLine, endColumn: location.endColumn,
      rule, text: `${message} ${remedy}`,
    })),
    errors: results.flatMap((result) => result.problems).filter((problem) => problem.severity === 'error').map((problem) => problem.message),
    tiers: [...new Set(results.flatMap((result) => result.findings.map((finding) => finding.tier)))],
  }
}

export function openEngine(root: string, settings: Settings = {}): Engine {
  const files = diskFiles()
  return createEngine({
    counting: true,
    ts, files, root, modules: createModuleResolver(ts, files, root), orms: orms.map((orm) => orm.open(files, root, settings)), frameworks, settings,
  })
}

/** Costs of the functions that start on a line. */
export function costsAt(engine: Engine, root: string, file: string, line: number): readonly Cost[] {
  const path = join(root, file)
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const report = engine.report(path)
  return report?.functions.filter((fn) => text.slice(0, fn.place.start).split('\n').length === line).map((fn) => fn.cost) ?? []
}

/** Wanted costs that the engine does not give, one line each. */
export function costDisagreements({ root, fixture }: Project, wants: readonly Want[]): readonly string[] {
  const engine = openEngine(root, fixture.settings)
  return wants.flatMap(({ file, line, text }) => {
    const costs = costsAt(engine, root, file, line).map(formatCost)
    return costs.some((cost) => inOrder(cost) === inOrder(text)) ? [] : [`${file}:${line} costs ${costs.join(' and ') || 'nothing known'}, wanted ${text}`]
  })
}

/** Terms and factors in one order: which comes first means nothing. */
function inOrder(cost: string): string {
  return cost.split(' … ').map((side) => side.split(' + ').map((term) => term.split('·').sort().join('·')).sort().join(' + ')).join(' … ')
}
