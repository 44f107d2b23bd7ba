import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { rules as judgements } from '../../rules/index.ts'
import { createEngine } from '../../src/engine/create.ts'
import plugin, { configs, meta, rules } from '../../src/index.ts'
import { files, project } from './app.ts'
import { eslint, lint } from './lint.ts'

const reported: string[] = []

vi.mock('../../src/engine/create.ts', async (original) => {
  const real = await original<{ createEngine: typeof createEngine }>()
  const counting: typeof createEngine = (host) => {
    const engine = real.createEngine(host)
    return { ...engine, report: (file) => (reported.push(file), engine.report(file)) }
  }
  return { ...real, createEngine: counting }
})

beforeEach(() => void reported.splice(0))
afterEach(() => void reported.splice(0))

it('runs the engine once a file, however many rules are on', async () => {
  const cwd = project(files)
  await lint(cwd, 'src/users.ts')
  expect(Object.keys(configs.strict.rules ?? {}).length).toBeGreaterThan(1)
  expect(reported).toEqual([`${cwd}/src/users.ts`])
})

it('runs it once a file over a whole folder', async () => {
  const cwd = project(files)
  await eslint(cwd).lintFiles(['src'])
  expect(reported.sort()).toEqual(['lib/db', 'lib/teams', 'quiet', 'users'].map((name) => `${cwd}/src/${name}.ts`))
})

it('does not run it where no rule is on', async () => {
  await lint(project(files), 'src/users.ts', { config: { rules: {} } })
  expect(reported).toEqual([])
})

it('exports the same by name', () => {
  expect({ configs, meta, rules }).toEqual({ configs: plugin.configs, meta: plugin.meta, rules: plugin.rules })
})

it('has every rule that a file suffices for, and no other', () => {
  expect(Object.keys(rules).sort()).toEqual(judgements.filter((rule) => rule.docs.scope === 'file').map((rule) => rule.name).sort())
})

it('has presets out of what the rules say', () => {
  for (const preset of ['recommended', 'strict'] as const) {
    const names = judgements.filter((rule) => rule.docs.scope === 'file' && (preset === 'strict' || rule.docs.preset === 'recommended')).map((rule) => `querylint/${rule.name}`)
    expect(Object.keys(configs[preset].rules ?? {}).sort()).toEqual(names.sort())
    expect(configs[preset].plugins).toEqual({ querylint: plugin })
  }
})

it('describes each rule', () => {
  for (const rule of judgements.filter((one) => one.docs.scope === 'file')) {
    const described = rules[rule.name]!.meta!
    expect(described.docs?.description).toBe(rule.docs.description)
    expect(described.docs?.url).toContain(`/docs/rules/${rule.name}.md`)
    expect(Object.keys(described.messages ?? {})).toEqual(Object.keys(rule.messages))
    const schema = described.schema as readonly { readonly additionalProperties: boolean; readonly properties: object }[]
    expect(schema.flatMap((one) => Object.keys(one.properties))).toEqual(Object.keys(rule.options))
    expect(schema.every((one) => !one.additionalProperties)).toBe(true)
  }
})

it('says fact and remedy in one message', async () => {
  const [first] = await lint(project(files), 'src/users.ts')
  expect(first?.message).toMatch(/^`prisma\.post\.findMany` runs once for each .*: N\(users\) queries\. `prisma\.post\.findMany\(/)
  expect(first?.message).not.toContain('{{')
})
