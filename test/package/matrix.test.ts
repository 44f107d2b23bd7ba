// Installs the tarball beside each TypeScript that projects have, in folders outside this repository: an alias inside it would leave
// typescript-eslint on the version of the repository, whose flags differ. It downloads packages, so it runs where it is asked for.

import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expected, files, project, write } from '../eslint/app.ts'
import { pack, run, succeeded } from './run.ts'

const isWanted = process.env['QUERYLINT_MATRIX'] === '1' || process.env['CI'] !== undefined

let tarball = ''

describe.runIf(isWanted)('installed', { timeout: 180_000 }, () => {
  beforeAll(() => {
    tarball = pack()
  }, 120_000)

  afterAll(() => rmSync(dirname(tarball), { recursive: true, force: true }))

  it('beside TypeScript 5.9, it lints with its types', () => {
    const cwd = installed(['typescript@5.9', 'typescript-eslint@8', 'eslint@10'])
    write(join(cwd, 'eslint.config.mjs'), `import querylint from 'querylint'
import { parser } from 'typescript-eslint'

export default [
  { files: ['**/*.ts'], languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  querylint.configs.strict,
]
`)
    const { out, err } = run('npx', ['eslint', '--format', 'json', 'src'], cwd)
    if (out === '') throw new Error(err)
    const results = JSON.parse(out) as readonly { readonly messages: readonly { readonly ruleId: string; readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }[] }[]
    const messages = results.flatMap((one) => one.messages)
    expect(messages.map((one) => `${one.ruleId.replace('querylint/', '')} ${one.line}:${one.column}-${one.endLine}:${one.endColumn}`)).toEqual(expected)
  })

  it('beside TypeScript 7 alone, it checks a project', () => {
    const cwd = installed(['typescript@7'])
    const { code, out, err } = run('npx', ['querylint', 'check', '--preset', 'strict', '--format', 'json'], cwd)
    if (out === '') throw new Error(err)
    const { findings } = JSON.parse(out) as { readonly findings: readonly { readonly rule: string; readonly file: string; readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }[] }
    expect(findings.map((one) => `${one.rule} ${one.line}:${one.column}-${one.endLine}:${one.endColumn}`)).toEqual(expected)
    expect(code).toBe(1)
  })
})

/** The project with the tarball and other packages installed, as its own manifest would have it: no flag forces anything. */
function installed(packages: readonly string[]): string {
  const { 'package-lock.json': _lock, ...contents } = files
  const cwd = project({ ...contents, 'package.json': JSON.stringify({ name: 'app', private: true, type: 'module' }) })
  succeeded(run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...packages], cwd))
  return cwd
}
