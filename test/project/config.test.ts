import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/project/config.ts'
import { folderWith } from './folder.ts'

describe('a configuration', () => {
  it.each([
    ['querylint.config.ts', "const preset: string = 'strict'\nexport default { preset }"],
    ['querylint.config.mjs', "export default { preset: 'strict' }"],
    ['querylint.config.cjs', "module.exports = { preset: 'strict' }"],
    ['querylint.config.json', '{ "preset": "strict" }'],
    ['package.json', '{ "querylint": { "preset": "strict" } }'],
  ])('is read from %s, from a folder below too', async (name, text) => {
    const root = folderWith({ [name]: text, 'src/a.ts': '' })
    expect(await loadConfig(root)).toEqual({ config: { preset: 'strict' }, file: `${root}/${name}`, problems: [] })
    expect((await loadConfig(`${root}/src`)).config).toEqual({ preset: 'strict' })
  })

  it('may be absent, and may be named', async () => {
    const root = folderWith({ 'package.json': '{}', 'other.json': '{ "clients": ["db"] }' })
    expect(await loadConfig(root)).toEqual({ config: {}, problems: [] })
    expect((await loadConfig(root, 'other.json')).config).toEqual({ clients: ['db'] })
  })

  it('is not taken from outside the repository', async () => {
    const root = folderWith({ 'querylint.config.json': '{ "preset": "strict" }', 'repo/.git/HEAD': '', 'repo/src/a.ts': '' })
    expect(await loadConfig(`${root}/repo/src`)).toEqual({ config: {}, problems: [] })
  })

  it.each([
    ['{ "presets": "strict" }', 'it has no setting `presets`'],
    ['{ "preset": "all" }', '`preset` is none of `recommended`, `strict`'],
    ['{ "clients": "db" }', '`clients` is not of type array'],
    ['{ "roles": { "include": ["tests"] } }', '`roles.include.0` is none of `application`, `test`, `seed`, `migration`, `script`, `generated`, `declaration`'],
    ['{ "rules": { "no-x": "warn" } }', '`rules.no-x` is none of `off`, `on`'],
    ['{ "rules": { "no-x": ["on"] } }', '`rules.no-x` is none of `off`, `on`, `["on", { … }]`'],
  ])('%s is an error in words', async (text, complaint) => {
    const { problems } = await loadConfig(folderWith({ 'querylint.config.json': text }))
    expect(problems).toMatchObject([{ severity: 'error', message: `The configuration \`querylint.config.json\` is not valid: ${complaint}.` }])
  })

  it('that cannot be read is an error', async () => {
    const root = folderWith({ 'querylint.config.json': '{', 'src/a.ts': '', 'throws.mjs': "throw new Error('no luck')", 'js/querylint.config.mjs': "throw new Error('no luck')", 'package/package.json': '{' })
    expect((await loadConfig(root)).problems).toMatchObject([{ file: 'querylint.config.json', message: expect.stringMatching(/^The configuration `querylint\.config\.json` cannot be read: .+\.$/) as string }])
    expect((await loadConfig(`${root}/src`)).problems[0]?.file).toBe(`${root}/querylint.config.json`)
    expect((await loadConfig(`${root}/js`)).problems[0]?.message).toBe('The configuration `querylint.config.mjs` cannot be read: no luck.')
    expect((await loadConfig(`${root}/package`)).problems[0]?.message).toMatch(/^The configuration `package\.json` cannot be read/)
    expect((await loadConfig(root, 'throws.mjs')).problems[0]?.message).toBe('The configuration `throws.mjs` cannot be read: no luck.')
    expect((await loadConfig(root, 'none.json')).problems[0]?.message).toBe('The configuration `none.json` does not exist.')
    expect((await loadConfig(root, 'a.yaml')).problems[0]?.message).toMatch(/is no `\.ts`/)
  })

  it('takes rules with options', async () => {
    const rules = { 'no-x': ['on', { limit: 2 }], 'no-y': 'off' }
    expect((await loadConfig(folderWith({ 'querylint.config.json': JSON.stringify({ rules }) }))).config).toEqual({ rules })
  })
})
