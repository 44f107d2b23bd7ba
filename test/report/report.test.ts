import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/model/explanation.ts'
import { excerpt } from '../../src/report/excerpt.ts'
import { explanation } from '../../src/report/explanation.ts'
import { json } from '../../src/report/json.ts'
import { pretty } from '../../src/report/pretty.ts'
import { clean, result } from './result.ts'

const golden = (name: string) => `./golden/${name}`

describe('pretty', () => {
  it('shows findings, problems and a summary', async () => {
    await expect(pretty(result)).toMatchFileSnapshot(golden('pretty.txt'))
  })

  it('shows less if quiet, and nothing where nothing is', async () => {
    await expect(pretty(result, { quiet: true })).toMatchFileSnapshot(golden('quiet.txt'))
    expect(pretty(clean, { quiet: true })).toBe('')
    expect(pretty(clean)).toBe('No findings in 1 file. 1 query call seen.\n')
  })

  it('shows no line where there is none', () => {
    const [first] = result.findings
    const text = pretty({ ...result, findings: [{ ...first!, excerpt: '' }] }, { quiet: true })
    expect(text).not.toContain('^')
    expect(text).toMatch(/\n\n {2}(?:path|remedy) /)
  })

  it('paints with what it is given', () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`
    const paint = { bold: tag('b'), dim: tag('d'), red: tag('r'), yellow: tag('y'), green: tag('g'), cyan: tag('c'), underline: tag('u') }
    expect(pretty(clean, { paint })).toBe('<g><b>No findings in 1 file.</b></g> <d>1 query call seen.</d>\n')
    expect(pretty(result, { paint })).toContain('<u>src/a.ts</u>')
  })
})

it('json has a version and one-based positions', async () => {
  await expect(json(result)).toMatchFileSnapshot(golden('result.json'))
})

describe('an excerpt', () => {
  it.each([
    ['  a.b()', 3, 8, 'a.b()', '^^^^^'],
    ['\tconst x = a()', 12, 15, 'const x = a()', '          ^^^'],
    ['x(\ta)', 4, 5, 'x(  a)', '    ^'],
    ['f(\u001b[31m)', 1, 2, 'f( [31m)', '^'],
    ['abc', 4, 4, 'abc', '   ^'],
  ])('of %j', (line, column, end, code, marks) => {
    expect(excerpt(line, column, end)).toEqual({ code, marks })
  })

  it('of a long line stays within its width, and marks what is meant', () => {
    const line = `${'x'.repeat(300)}query()${'y'.repeat(300)}`
    const { code, marks } = excerpt(line, 301, 308)
    expect(code.length).toBeLessThanOrEqual(110)
    expect(code.slice(marks.indexOf('^'), marks.length)).toBe('query()')
  })
})

describe('an explanation', () => {
  const at = (file: string, line: number) => ({ file, line, column: 3, endLine: line, endColumn: 9 })
  const known: Explanation = {
    file: 'src/a.ts', line: 4, leftOut: { reason: 'is a test', role: 'test' }, functions: [], calls: { recognised: 3, unresolved: 1 }, onLine: [], elsewhere: [{ line: 9 }], problems: [], unloaded: [{ rule: 'relation-not-loaded', enabled: false, suppressed: false, strictly: true, reports: 'It is absent.' }],
    sites: [{
      name: 'getTeam', within: 'all', location: at('src/a.ts', 4), cost: 'N(ids)',
      repeats: [{ name: 'for…of', location: at('src/a.ts', 3), collection: 'ids', bound: 'chunk', ticks: 'sequential', intent: 'chunk', because: '`ids` is sliced' }],
      reached: [{
        name: 'prisma.team.findFirst', steps: [{ ...at('src/a.ts', 4), name: 'getTeam' }, { ...at('src/team.ts', 2), name: 'prisma.team.findFirst' }], cost: 'N(ids)',
        certain: 'yes', batched: 'no', dependsOnItem: 'yes', conditional: true, tier: 'source',
      }],
      verdicts: [
        { rule: 'no-query-in-loop', enabled: true, suppressed: false }, { rule: 'no-b', enabled: false, suppressed: false, reports: 'It is slow.' },
        { rule: 'no-c', enabled: true, suppressed: true, reports: 'It is slow.' }, { rule: 'no-d', enabled: true, suppressed: false, reports: 'It is slow.' },
      ],
    }],
  }

  it('says what a site is', async () => {
    await expect(explanation(known)).toMatchFileSnapshot(golden('site.txt'))
  })

  it('says once why no rule reports it', () => {
    const silent = { ...known, sites: known.sites.map((site) => ({ ...site, verdicts: site.verdicts.map(({ rule }) => ({ rule, enabled: true, suppressed: false })) })) }
    const words = explanation(silent).split('\n').filter((line) => line.includes('rule '))
    expect(words).toEqual(['  rule     none reports it: `for…of` runs once for each chunk.'])
  })

  it('says what is known where there is no site', async () => {
    const { leftOut: _, ...rest } = known
    const functions = [{ name: 'all', location: at('src/a.ts', 1), cost: '1' }]
    await expect(explanation({ ...rest, sites: [], unloaded: [], functions })).toMatchFileSnapshot(golden('no-site.txt'))
  })
})
