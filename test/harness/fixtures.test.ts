// Every fixture through both static hosts, in each tier that it declares: what is wanted is found, nothing else is, and the hosts
// agree to the column however a file was parsed.

import { rmSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { lint } from './eslint-host.ts'
import { fixtures, layOut, legs } from './fixture.ts'
import type { Project } from './fixture.ts'
import { check, costDisagreements } from './project-host.ts'
import { disagreements, places, wantsOf } from './want.ts'

const laidOut: Project[] = []

afterAll(() => {
  for (const { root } of laidOut) rmSync(root, { recursive: true, force: true })
})

describe.each(fixtures())('$name', (fixture) => {
  const wants = wantsOf(fixture.files)

  test.each(legs(fixture))('$tier, $version', async ({ tier, version }) => {
    const project = layOut(fixture, tier, version)
    laidOut.push(project)
    const { observed, errors, tiers } = await check(project)
    expect.soft(errors).toEqual([])
    expect.soft(tiers, 'evidence').toEqual(observed.length === 0 ? [] : [tier])
    expect.soft(disagreements(wants.findings, observed)).toEqual([])
    expect.soft(costDisagreements(project, tier === 'file' ? [] : wants.costs)).toEqual([])
    expect.soft(places(lint(project, 'untyped')), 'ESLint without types').toEqual(places(observed))
    expect.soft(places(lint(project, 'programs')), 'ESLint with types').toEqual(places(observed))
  })
})
