// What every rule owes: a page, fixtures, messages in one style, documented options, presets that follow from it.

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import plugin from '../../src/index.ts'
import { configSchema } from '../../src/model/settings.ts'
import { repository, rulesFolder } from '../harness/repository.ts'
import { traceFixtures } from '../runtime/fixtures.ts'
import { type KnownRule, type Load, camelCase, knownRules, ruleFiles, stale } from './registries.ts'

const load: Load = (path) => import(/* @vite-ignore */ path)
const rules = await knownRules(repository, load)

test('generated lists are up to date: `npm run generate` writes them', async () => {
  expect(await stale(repository, load)).toEqual([])
})

test('a file of rules/ holds the rule that it is named for', () => {
  expect(rules.map(({ rule }) => `${rule.name}.ts`)).toEqual(ruleFiles(repository))
  expect(rules.map(({ constant }) => constant)).toEqual(rules.map(({ rule }) => camelCase(rule.name)))
})

describe.each(rules.map((known) => [known.rule.name, known] as const))('%s', (name, { rule }: KnownRule) => {
  const page = join(repository, 'docs/rules', `${name}.md`)
  const text = existsSync(page) ? readFileSync(page, 'utf8') : ''

  test('its page has every section', () => {
    expect(text.split('\n')[0]).toBe(`# ${name}`)
    const headings = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1])
    expect(headings).toEqual(['What it reports', 'Why', 'Examples', 'Options', 'When it stays silent', 'When not to use it'])
  })

  test('its page describes every option and its default', () => {
    for (const [option, { default: value }] of Object.entries(rule.options)) {
      expect(text).toContain(`| \`${option}\` |`)
      expect(text).toContain(`| \`${JSON.stringify(value)}\` |`)
    }
  })

  test('its options are described and have a default that their schema allows', () => {
    for (const { description, schema, default: value } of Object.values(rule.options)) {
      expect(description).toMatch(/^[A-Z][^]*\.$/)
      expect(schema['type']).toBe(Array.isArray(value) ? 'array' : typeof value)
    }
    for (const options of Object.values(rule.presets ?? {})) expect(Object.keys(rule.options)).toEqual(expect.arrayContaining(Object.keys(options)))
  })

  test('its messages are one sentence in the present tense with names in backticks', () => {
    for (const message of Object.values(rule.messages)) {
      expect(message).toMatch(/^[`A-Z].*\.$/)
      expect(message.slice(0, -1)).not.toMatch(/\. |[!?]|\b(?:please|should|must|will)\b/i)
      expect(message).toContain('`{{')
    }
  })

  test('each message has a remedy', () => {
    expect(Object.keys(rule.remedies)).toEqual(Object.keys(rule.messages))
  })

  test('its description is a phrase', () => {
    expect(rule.docs.description).toMatch(/^[A-Z].*[^.]$/)
  })

  test('its name states the pattern', () => {
    expect(name).toMatch(/^(?:no-[a-z-]+|[a-z-]+-not-[a-z-]+)$/)
  })

  test('it has fixtures', () => {
    const folder = rule.docs.scope === 'trace' ? traceFixtures : rulesFolder
    expect(readdirSync(join(folder, name)).length).toBeGreaterThan(10)
  })

  test('it judges what its scope says', () => {
    expect(rule.check === undefined).toBe(rule.docs.scope === 'trace')
    expect(rule.observe === undefined && rule.check === undefined).toBe(false)
  })

  test('the presets follow from it', () => {
    if (rule.docs.scope !== 'file') return expect(plugin.rules).not.toHaveProperty(name)
    const set = (preset: 'recommended' | 'strict') => plugin.configs[preset].rules?.[`querylint/${name}`] !== undefined
    expect(set('strict')).toBe(true)
    expect(set('recommended')).toBe(rule.docs.preset === 'recommended')
  })
})

test('every setting is documented', () => {
  const page = readFileSync(join(repository, 'docs/guides/configuration.md'), 'utf8')
  const settings = Object.keys(configSchema['properties'] as object).filter((name) => !name.startsWith('$'))
  expect(settings.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([])
})

test('links in the documentation lead somewhere', () => {
  const pages = ['README.md', ...readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).map((path) => `docs/${path}`)]
  const broken = pages.flatMap((page) => [...readFileSync(join(repository, page), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1]!)
    .filter((target) => !existsSync(join(repository, page, '..', target)))
    .map((target) => `${page} → ${target}`))
  expect(broken).toEqual([])
})
