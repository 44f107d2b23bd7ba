// What is published resolves, loads and lints: as ESM and as CommonJS, in ESLint and in oxlint.

import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expected, expectedOfScripts, files, project, scripts, write } from '../eslint/app.ts'
import { node, pack, repository, run, succeeded, tool } from './run.ts'

let folder = ''
let tarball = ''

beforeAll(() => {
  ({ folder, tarball } = pack())
}, 120_000)

afterAll(() => rmSync(dirname(tarball), { recursive: true, force: true }))

describe('the tarball', () => {
  it('has no complaint from publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: folder, strict: true, pack: false })
    expect(messages.map((message) => formatMessage(message, pkg!))).toEqual([])
  })

  it('has types for ESM and CommonJS', { timeout: 60_000 }, () => {
    succeeded(tool('attw', [tarball, '--profile', 'node16', '--format', 'ascii'], repository))
  })

  it('holds what is run and read, and nothing else', () => {
    const { out } = succeeded(run('tar', ['-tzf', tarball], repository))
    const top = new Set(out.trim().split('\n').map((path) => path.split('/')[1]))
    expect([...top].filter((name) => !['dist', 'docs', 'package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'].includes(name!))).toEqual([])
    const entries = ['index', 'project', 'runtime', ...['vitest', 'jest', 'node-test'].flatMap((runner) => [runner, `${runner}/watch`, `${runner}/reporter`])]
    for (const entry of ['bin.mjs', ...entries.flatMap((name) => ['mjs', 'cjs', 'd.mts', 'd.cts'].map((extension) => `${name}.${extension}`))]) {
      expect(out).toContain(`package/dist/${entry}\n`)
    }
  })
})

describe('the plugin', () => {
  it('is the default export and names for import', () => {
    const { out } = succeeded(node("import plugin, { configs, rules } from 'querylint'; console.log(plugin.configs === configs, plugin.rules === rules, configs.recommended.plugins.querylint === plugin)", 'module', folder))
    expect(out.trim()).toBe('true true true')
  })

  it('is the module itself for require', () => {
    const { out } = succeeded(node("const plugin = require('querylint'); console.log('default' in plugin, plugin.configs.recommended.plugins.querylint === plugin)", 'commonjs', folder))
    expect(out.trim()).toBe('false true')
  })

  it.each(['module', 'commonjs'] as const)('loads no compiler and no validator before it lints, %s', (type) => {
    const load = type === 'module' ? "import 'querylint'; import { createRequire } from 'node:module'; const { cache } = createRequire(process.cwd() + '/x.js');" : "require('querylint'); const { cache } = require;"
    const { out } = succeeded(node(`${load} console.log(Object.keys(cache).filter((path) => /node_modules.(?:typescript|ts-morph|@ts-morph|ajv|eslint)\\b/.test(path)).length)`, type, folder))
    expect(out.trim()).toBe('0')
  })

  it('names no TypeScript of its own', () => {
    for (const entry of ['index.mjs', 'index.cjs']) {
      expect(readFileSync(join(folder, 'dist', entry), 'utf8')).not.toMatch(/(?:from|import|require)\s*\(?\s*["'](?:typescript|eslint|@typescript-eslint\/[^"']*)["']/)
    }
  })

  it('lints with a CommonJS configuration that names the plugin and its preset', () => {
    const cwd = project(files)
    linked(cwd)
    write(join(cwd, 'eslint.config.cjs'), "const querylint = require('querylint')\nmodule.exports = [{ files: ['**/*.ts'], languageOptions: { parser: require('@typescript-eslint/parser') } }, { plugins: { querylint } }, querylint.configs.strict]\n")
    const { out } = tool('eslint', ['--format', 'json', 'src/users.ts'], cwd)
    const [{ messages }] = JSON.parse(out) as readonly [{ readonly messages: readonly (Place & { readonly ruleId: string })[] }]
    expect(messages.map((one) => `${one.ruleId.replace('querylint/', '')} ${range(one)}`)).toEqual(expected)
  })
})

describe('the command', () => {
  it('says its version, and V8 nothing of the flags that it is given', () => {
    const { out, err } = succeeded(run(process.execPath, [join(folder, 'dist/bin.mjs'), '--version'], folder))
    expect(out.trim()).toBe((JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }).version)
    expect(err).toBe('')
  })
})

describe('the runtime', () => {
  it('loads nothing that is installed, and its two builds share one state', () => {
    const { out } = succeeded(node(`
      import { createRequire } from 'node:module'
      import { countQueries, instrument, NothingInstrumented } from 'querylint/runtime'
      const require = createRequire(process.cwd() + '/x.js')
      const other = require('querylint/runtime')
      const pg = require('pg')
      instrument(pg)
      const { statements } = await other.countQueries(() => undefined)
      other.uninstrument()
      const empty = await countQueries(() => undefined).catch((error) => error instanceof NothingInstrumented)
      const loaded = Object.keys(require.cache).filter((path) => path.includes('node_modules') && !/node_modules.(?:pg|postgres|pgpass|xtend|split2)/.test(path))
      console.log(other.instrument === instrument, statements, empty, JSON.stringify(loaded))
    `, 'module', folder))
    expect(out.trim()).toBe('false 0 true []')
  })
})

describe('under oxlint', () => {
  it.each([
    { language: 'TypeScript', contents: files, file: 'src/users.ts', wanted: expected },
    { language: 'JavaScript', contents: scripts, file: 'src/users.js', wanted: expectedOfScripts },
  ])('finds the same in $language', ({ contents, file, wanted }) => {
    const cwd = project(contents)
    expect(oxlint(cwd)).toEqual(wanted.map((one) => `${file} ${one}`))
  })

  it('obeys disable comments', () => {
    const text = files['src/users.ts'].replace('    console.log', '    // oxlint-disable-next-line querylint/no-query-in-loop -- few users\n    console.log')
    const cwd = project({ ...files, 'src/users.ts': text })
    expect(oxlint(cwd)).toEqual(['src/users.ts no-query-in-loop 13:54-13:69', 'src/users.ts no-write-in-loop 18:35-18:116'])
  })

  it('takes settings', () => {
    expect(oxlint(project(files), { singleFile: true })).toEqual([expected[0], expected[2]].map((one) => `src/users.ts ${one}`))
  })
})

// In folders outside this repository: an alias inside it would leave typescript-eslint on the version of the repository, whose flags
// differ. It downloads packages, so it runs where it is asked for.
describe.runIf(process.env['QUERYLINT_MATRIX'] === '1' || process.env['CI'] !== undefined)('installed', { timeout: 180_000 }, () => {
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
    const results = JSON.parse(out) as readonly { readonly messages: readonly (Place & { readonly ruleId: string })[] }[]
    const messages = results.flatMap((one) => one.messages)
    expect(messages.map((one) => `${one.ruleId.replace('querylint/', '')} ${range(one)}`)).toEqual(expected)
  })

  it('beside TypeScript 7 alone, it checks a project', () => {
    const cwd = installed(['typescript@7'])
    const { code, out, err } = run('npx', ['querylint', 'check', '--preset', 'strict', '--format', 'json'], cwd)
    if (out === '') throw new Error(err)
    const { findings } = JSON.parse(out) as { readonly findings: readonly (Place & { readonly rule: string })[] }
    expect(findings.map((one) => `${one.rule} ${range(one)}`)).toEqual(expected)
    expect(code).toBe(1)
  })
})

interface Place {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

function range(one: Place): string {
  return `${one.line}:${one.column}-${one.endLine}:${one.endColumn}`
}

interface Diagnostic {
  readonly code: string
  readonly filename: string
  readonly labels: readonly [{ readonly span: { readonly offset: number; readonly length: number; readonly line: number; readonly column: number } }]
}

function oxlint(cwd: string, settings: object = {}): readonly string[] {
  write(join(cwd, '.oxlintrc.json'), JSON.stringify({
    plugins: [],
    jsPlugins: [join(folder, 'dist/index.mjs')],
    categories: { correctness: 'off' },
    rules: { 'querylint/no-query-in-loop': 'error', 'querylint/no-write-in-loop': 'error' },
    settings: { querylint: settings },
  }))
  const { out, err } = tool('oxlint', ['--format', 'json', 'src'], cwd)
  if (!out.includes('diagnostics')) throw new Error(`${out}\n${err}`)
  const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly Diagnostic[] }
  return diagnostics.map((one) => shown(one, cwd)).sort((a, b) => Number(/ (\d+):/.exec(a)![1]) - Number(/ (\d+):/.exec(b)![1]))
}

function shown({ code, filename, labels: [{ span }] }: Diagnostic, cwd: string): string {
  const before = readFileSync(join(cwd, filename), 'utf8').slice(0, span.offset + span.length).split('\n')
  return `${filename} ${code.replace(/^querylint\((.*)\)$/, '$1')} ${span.line}:${span.column}-${before.length}:${before.at(-1)!.length + 1}`
}

/** Makes the packages of this repository, and the built one, those of a project. */
function linked(cwd: string): void {
  write(join(cwd, 'node_modules/.keep'), '')
  symlinkSync(folder, join(cwd, 'node_modules/querylint'), 'junction')
  symlinkSync(join(repository, 'node_modules/@typescript-eslint'), join(cwd, 'node_modules/@typescript-eslint'), 'junction')
}

/** The project with the tarball and other packages installed, as its own manifest would have it: no flag forces anything. */
function installed(packages: readonly string[]): string {
  const { 'package-lock.json': _lock, ...contents } = files
  const cwd = project({ ...contents, 'package.json': JSON.stringify({ name: 'app', private: true, type: 'module' }) })
  succeeded(run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...packages], cwd))
  return cwd
}
