// Examples of the pages on rules and ORMs are code: each is linted as a project of its own, and what its comments want is what is found.

import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { type Fixture, layOut } from '../harness/fixture.ts'
import { check } from '../harness/project-host.ts'
import { repository } from '../harness/repository.ts'
import { disagreements, wantsOf } from '../harness/want.ts'

const FENCE = /^( *)```ts\n([^]*?)^ *```$/gm
const folder = join(repository, 'docs')
// What only a run tells is run by a test of the runtime.
const traced = rules.filter(({ docs }) => docs.scope === 'trace').map(({ name }) => `rules/${name}.md`)
const pages = ['rules', 'orm'].flatMap((part) => readdirSync(join(folder, part)).map((page) => `${part}/${page}`)).filter((page) => page !== 'rules/README.md' && !traced.includes(page))

describe.each(pages)('%s', (page) => {
  const examples = [...readFileSync(join(folder, page), 'utf8').matchAll(FENCE)].map((match) => match[2]!.replaceAll(`\n${match[1]}`, '\n').trimStart())

  test('has examples of what is reported and of what is not', () => {
    const wanted = examples.map((example) => example.includes('// want'))
    expect(wanted).toEqual(expect.arrayContaining([true, false]))
  })

  test.each(examples.map((example, index) => [index + 1, example] as const))('example %i', async (index, example) => {
    const isTypeorm = example.includes("from 'typeorm'")
    const fixture: Fixture = {
      name: `${page} ${index}`, ...(isTypeorm ? { orm: 'typeorm', versions: ['1.1.1'] } : { orm: 'prisma', versions: ['7.10.0'] }), folder,
      preset: rules.find((rule) => `rules/${rule.name}.md` === page)?.docs.preset ?? 'recommended', provider: 'sqlite', settings: {}, tiers: ['source'], files: new Map([['example.ts', example]]),
    }
    const project = layOut(fixture, 'source')
    const { observed, errors } = await check(project)
    rmSync(project.root, { recursive: true, force: true })
    expect(errors).toEqual([])
    expect(disagreements(wantsOf(fixture.files).findings, observed)).toEqual([])
  })
})
