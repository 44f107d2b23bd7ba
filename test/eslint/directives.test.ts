// One comment serves every host, whatever the plugin is called where the comment was written.

import { ESLint } from 'eslint'
import { ESLint as ESLint9 } from 'eslint9'
import * as parser from '@typescript-eslint/parser'
import { expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { analyse } from '../../src/project/project.ts'
import { files, project } from './app.ts'
import { lint } from './lint.ts'

const loop = '    console.log(await prisma.post'
const above = (comment: string) => files['src/users.ts'].replace(loop, `    ${comment}\n${loop}`)

async function silenced(text: string): Promise<readonly [boolean, boolean]> {
  const cwd = project({ ...files, 'src/users.ts': text })
  const messages = await lint(cwd, 'src/users.ts')
  const { findings } = await analyse({ cwd, preset: 'strict' })
  const line = text.split('\n').findIndex((one) => one.includes('prisma.post.findMany')) + 1
  expect(messages.some(({ message }) => message.includes('Unused'))).toBe(false)
  return [!messages.some((one) => one.line === line), !findings.some(({ location }) => location.line === line)]
}

it.each([
  ['the plugin\'s own prefix', '// eslint-disable-next-line querylint/no-query-in-loop -- few', true],
  ['an alias', '// eslint-disable-next-line n1/no-query-in-loop', true],
  ['a scoped alias, with a reason', '// eslint-disable-next-line @acme/db/no-query-in-loop -- why not', true],
  ['oxlint', '// oxlint-disable-next-line querylint/no-query-in-loop', true],
  ['oxlint, all rules', '/* oxlint-disable */', true],
  ['all rules', '// eslint-disable-next-line', true],
  ['a configuration comment', '/* eslint querylint/no-query-in-loop: "off" */', true],
  ['a configuration comment of another rule', '/* eslint querylint/no-write-in-loop: "off" */', false],
  ['another rule of the alias', '// eslint-disable-next-line n1/no-write-in-loop', false],
  ['another rule', '// oxlint-disable-next-line no-console', false],
])('%s', async (_, comment, expected) => {
  expect(await silenced(above(comment))).toEqual([expected, expected])
})

it('from a comment on, until it is enabled again', async () => {
  expect(await silenced(above('/* eslint-disable n1/no-query-in-loop */ /* eslint-enable n1/no-query-in-loop */'))).toEqual([false, false])
  expect(await silenced(above('/* eslint-disable n1/no-query-in-loop */'))).toEqual([true, true])
})

it.each([['10', ESLint], ['9', ESLint9 as unknown as typeof ESLint]])('under an alias in the configuration, ESLint %s', async (_, Class) => {
  const linted = async (comment: string) => {
    const text = above(comment)
    const eslint = new Class({
      cwd: project(files), overrideConfigFile: true,
      overrideConfig: { files: ['**/*.ts'], languageOptions: { parser }, plugins: { n1: plugin }, rules: { 'n1/no-query-in-loop': 'error' }, linterOptions: { reportUnusedDisableDirectives: 'error' } },
    })
    const [result] = await eslint.lintText(text, { filePath: 'src/users.ts' })
    return result!.messages.map(({ ruleId, line }) => `${ruleId}:${line}`)
  }
  expect(await linted('// none')).toEqual(['n1/no-query-in-loop:8', 'n1/no-query-in-loop:13'])
  expect(await linted('// eslint-disable-next-line n1/no-query-in-loop')).toEqual(['n1/no-query-in-loop:13'])
  expect(await linted('// oxlint-disable-next-line querylint/no-query-in-loop')).toEqual(['n1/no-query-in-loop:13'])
})
