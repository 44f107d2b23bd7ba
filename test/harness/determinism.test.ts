// The same sources give the same bytes: run after run, and in whatever order the files are looked at.

import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { judge } from '../../src/engine/judge.ts'
import { formatCost } from '../../src/model/cost.ts'
import { optionsOf } from '../../src/model/rule.ts'
import { analyse } from '../../src/project/project.ts'
import { json } from '../../src/report/json.ts'
import { pretty } from '../../src/report/pretty.ts'
import { fixtures, isSource, layOut, projectFiles } from './fixture.ts'
import { openEngine } from './project-host.ts'
import { repository } from './repository.ts'

const configured = rules.map((rule) => ({ rule, options: optionsOf(rule, 'strict') }))

/** All that the engine and the rules say of each file, asked in an order and told in another. */
function said(root: string, files: readonly string[]): string {
  const engine = openEngine(root)
  const lines = files.map((file) => {
    const report = engine.report(join(root, file))!
    const costs = report.functions.map(({ name, cost }) => `${name} ${formatCost(cost)}`)
    return [file, JSON.stringify(judge(report, configured, file)), JSON.stringify(report.calls), ...costs].join('\n')
  })
  return lines.sort().join('\n\n')
}

async function written(cwd: string): Promise<string> {
  const result = await analyse({ cwd, preset: 'strict' })
  return json(result) + pretty(result)
}

function inEveryOrder(root: string, files: readonly string[], numRuns: number): void {
  const expected = said(root, files)
  fc.assert(fc.property(fc.shuffledSubarray([...files], { minLength: files.length }), (order) => {
    expect(said(root, order)).toBe(expected)
  }), { numRuns })
}

test('the application', async () => {
  const root = join(repository, 'test/apps/helpdesk')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => isSource(file) && !file.includes('node_modules/')).sort()
  expect(files.length).toBeGreaterThan(30)
  expect(await written(root)).toBe(await written(root))
  inEveryOrder(root, files, 20)
})

test.each(fixtures())('$name', async (fixture) => {
  const { root } = layOut(fixture, 'source')
  try {
    expect(await written(root)).toBe(await written(root))
    inEveryOrder(root, [...projectFiles(fixture).keys()].filter(isSource).sort(), 5)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
