// The package as it is published: built, packed, and run in processes of its own.

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export function run(command: string, args: readonly string[], cwd: string): Run {
  // A TTY's colours and the environment of the test runner would show in the output.
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_OPTIONS: undefined, VITEST: undefined }
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env, maxBuffer: 1 << 26 })
  if (error !== undefined) throw error
  return { code: status, out: stdout, err: stderr }
}

/** A program of the repository's own dependencies. */
export function tool(name: string, args: readonly string[], cwd: string): Run {
  return run(join(repository, 'node_modules/.bin', name), args, cwd)
}

export function node(source: string, type: 'module' | 'commonjs', cwd: string): Run {
  return run(process.execPath, [`--input-type=${type}`, '-e', source], cwd)
}

export function succeeded(result: Run): Run {
  if (result.code !== 0) throw new Error(`It ended with ${result.code}.\n${result.out}\n${result.err}`)
  return result
}

export interface Package {
  /** Folder of the package's files, with the repository's dependencies in reach. */
  readonly folder: string
  readonly tarball: string
}

/** Builds the package in a folder of its own, as `dist` may be built by somebody else meanwhile, and packs it. */
export function pack(): Package {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), 'querylint-pack-')))
  const folder = join(outer, 'package')
  mkdirSync(folder)
  symlinkSync(join(repository, 'node_modules'), join(outer, 'node_modules'), 'junction')
  for (const name of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'docs']) {
    if (existsSync(join(repository, name))) cpSync(join(repository, name), join(folder, name), { recursive: true })
  }
  succeeded(tool('tsdown', ['--logLevel', 'error', '--out-dir', join(folder, 'dist')], repository))
  const { out } = succeeded(run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', outer], folder))
  return { folder, tarball: join(outer, out.trim().split('\n').at(-1)!) }
}
