// The blog of test/apps, or another application, with the package as it is published, in a folder of its own: its suites are run as a user
// runs them.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach } from 'vitest'
import type { Budgets } from '../../../src/runtime/suite/budgets.ts'
import { folderApart, isInstalledApart } from '../../harness/apart.ts'
import { repository } from '../../package/run.ts'
import { pack } from '../../package/run.ts'

export const BUDGETS = 'querylint-budgets.json'

export type Runner = 'vitest' | 'jest' | 'jest 29' | 'node-test'

const jest29 = join(folderApart('jest29'), 'node_modules/jest/bin/jest.js')
export const hasJest29 = isInstalledApart('Jest 29', 'jest29', 'jest/bin/jest.js', ['jest@29.7.0'])

/** Of the names of its test files. */
export function suffixOf(runner: Runner): string {
  return runner === 'node-test' ? 'node' : runner === 'jest 29' ? 'jest' : runner
}

export interface Ran {
  readonly code: number | null
  /** What it printed on both streams, without durations. */
  readonly text: string
}

export interface BlogApp {
  /** A fresh copy, of the blog unless said otherwise. */
  reset(name?: string): void
  read(path: string): string
  write(path: string, text: string): void
  edit(path: string, from: string, to: string): void
  /** @param files of test/, all of the runner's where left out */
  run(runner: Runner, options?: { readonly flags?: readonly string[]; readonly env?: Readonly<Record<string, string>>; readonly files?: readonly string[] }): Ran
  budgets(): Budgets
  /** A program of a package. */
  tool(path: string, args: readonly string[]): Ran
  node(source: string, env?: Readonly<Record<string, string>>): Ran
  remove(): void
}

const UNSET = ['CI', 'NODE_OPTIONS', 'VITEST', 'VITEST_POOL_ID', 'VITEST_WORKER_ID', 'NODE_ENV', 'TEST', 'FORCE_COLOR', 'NODE_TEST_CONTEXT', 'QUERYLINT_RUN', 'QUERYLINT_UPDATE', 'QUERYLINT_FIXED', 'QUERYLINT']
const REPORTERS = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=querylint/node-test/reporter', '--test-reporter-destination=stdout']

/** For the tests of a file: each has a fresh copy. */
export function freshApp(): BlogApp {
  const { folder, tarball } = pack()
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'querylint-blog-')))
  const packages = join(root, 'node_modules')
  mkdirSync(packages)
  // Not linked: frames of a package are told by the folder that it lies in.
  cpSync(join(folder, 'dist'), join(packages, 'querylint/dist'), { recursive: true })
  cpSync(join(folder, 'package.json'), join(packages, 'querylint/package.json'))
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(repository, 'node_modules', name), join(packages, name), 'junction')
  }
  const cwd = join(root, 'blog')

  function ran(args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !UNSET.includes(name)))
    const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', env: { ...inherited, NO_COLOR: '1', ...env }, maxBuffer: 1 << 26 })
    if (error !== undefined) throw error
    return { code: status, text: `${stdout}\n${stderr}`.replace(/\d+(?:\.\d+)? ?ms\b/g, 'N ms') }
  }

  const app: BlogApp = {
    reset(name = 'blog') {
      rmSync(cwd, { recursive: true, force: true })
      cpSync(join(repository, 'test/apps', name), cwd, { recursive: true })
    },
    read: (path) => readFileSync(join(cwd, path), 'utf8'),
    budgets: () => JSON.parse(app.read(BUDGETS)) as Budgets,
    write(path, text) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(join(cwd, path), text)
    },
    edit(path, from, to) {
      const text = app.read(path)
      if (!text.includes(from)) throw new Error(`${path} has no \`${from}\`.`)
      app.write(path, text.replace(from, to))
    },
    run(runner, { flags = [], env, files = readdirSync(join(cwd, 'test')).filter((file) => file.includes(`.${suffixOf(runner)}.`)) } = {}) {
      const paths = files.map((file) => `test/${file}`)
      switch (runner) {
        case 'vitest': return ran([join(repository, 'node_modules/vitest/vitest.mjs'), 'run', ...paths, ...flags], env)
        case 'jest': return ran(['--experimental-vm-modules', join(repository, 'node_modules/jest/bin/jest.js'), ...paths, ...flags], env)
        case 'jest 29': return ran(['--experimental-vm-modules', jest29, ...paths, ...flags], env)
        case 'node-test': return ran(['--import', 'querylint/node-test/watch', '--test', ...REPORTERS, ...flags, ...paths], env)
      }
    },
    tool: (path, args) => ran([join(repository, 'node_modules', path), ...args]),
    node: (source, env) => ran(['--input-type=module', '-e', source], env),
    remove() {
      rmSync(root, { recursive: true, force: true })
      rmSync(dirname(tarball), { recursive: true, force: true })
    },
  }
  beforeEach(() => app.reset())
  afterAll(() => app.remove())
  return app
}
