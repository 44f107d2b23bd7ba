// The borders of the house, as .dependency-cruiser.cjs draws them, hold; and they are really looked at.

import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository } from '../harness/repository.ts'

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string; readonly dependencyTypes: readonly string[] }[] }[]
  readonly summary: { readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[] }
}

interface Configuration {
  readonly forbidden: readonly { readonly name: string; readonly comment?: string }[]
}

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Configuration

function cruise(): Cruise {
  const tool = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const output = execFileSync(process.execPath, [tool, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'rules'], { cwd: repository, encoding: 'utf8', maxBuffer: 64 << 20 })
  return JSON.parse(output) as Cruise
}

test('no part imports what it must not know', () => {
  const { modules, summary } = cruise()
  expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  const imports = modules.flatMap(({ source, dependencies }) => dependencies.map((to) => ({ source, ...to })))
  expect(imports.filter(({ source, resolved }) => source.startsWith('src/engine/') && resolved.startsWith('src/model/')).length).toBeGreaterThan(0)
  expect(imports.some(({ dependencyTypes }) => dependencyTypes.includes('type-only'))).toBe(true)
})

test.each(forbidden)('the border $name says why it is there', ({ comment }) => {
  expect(comment).toMatch(/^[A-Z].{30,}\.$/)
})
