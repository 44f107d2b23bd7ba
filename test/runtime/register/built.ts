// The registering entry as it is published, under the package's own name, beside the packages that programs load: it is found by name, and
// a process that it is imported into has no loader of a test runner's.

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import type { ProcessSummary } from '../../../src/runtime/register/summary.ts'
import { generatedClient } from '../../harness/client.ts'
import { repository, succeeded, tool } from '../../package/run.ts'

export interface Built {
  readonly folder: string
  /** Runs a program with the entry imported and gives the summary of its process. */
  run(name: string, source: string, environment?: NodeJS.ProcessEnv, flags?: readonly string[]): Ran
  drop(): void
}

export interface Ran {
  readonly out: string
  /** Undefined where none was written. */
  readonly summary: ProcessSummary | undefined
  /** That ended it. */
  readonly signal: NodeJS.Signals | null
}

export function build(): Built {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'querylint-register-')))
  const packages = join(folder, 'node_modules')
  const own = join(packages, 'querylint')
  mkdirSync(own, { recursive: true })
  cpSync(join(repository, 'package.json'), join(own, 'package.json'))
  for (const format of ['esm', 'cjs']) {
    succeeded(tool('tsdown', ['src/register.ts', '--no-config', '--format', format, '--out-dir', join(own, 'dist'), '--no-clean', '--no-dts', '--logLevel', 'error'], repository))
  }
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (!name.startsWith('.') && name !== 'querylint') symlinkSync(join(repository, 'node_modules', name), join(packages, name), 'junction')
  }
  let runs = 0
  return {
    folder,
    run(name, source, environment = {}, flags = ['--import', 'querylint/register']) {
      const file = join(folder, name)
      const to = join(folder, `summary-${runs += 1}.json`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, source)
      const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined, NODE_OPTIONS: undefined, NO_COLOR: '1', FORCE_COLOR: undefined, QUERYLINT_SUMMARY: to, ...environment }
      const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...flags, file], { cwd: folder, encoding: 'utf8', env, timeout: 60_000, killSignal: 'SIGKILL' })
      if (status !== 0 && (signal === null || signal === 'SIGKILL')) throw new Error(`It ended with ${status}.\n${stdout}\n${stderr}`)
      return { out: `${stdout}${stderr}`, summary: summaryIn(to), signal }
    },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function summaryIn(file: string): ProcessSummary | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as ProcessSummary : undefined
}

/** The generated client in JavaScript, beside the packages that it loads. */
export function compiledClient(folder: string): string {
  const from = generatedClient()
  for (const path of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue
    const { outputText } = ts.transpileModule(readFileSync(join(from, path), 'utf8'), { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } })
    const to = join(folder, 'client', path.replace(/\.ts$/, '.mjs'))
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, outputText.replaceAll(/(from ['"]\.[^'"]*)\.ts(['"])/g, '$1.mjs$2'))
  }
  return './client/client.mjs'
}
