// Next, whose compiler alone takes 300 MB: it lies in a folder of its own, and is installed there where everything is tried. Elsewhere its
// tests run if it is there, and say so if it is not.

import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcessSummary } from '../../../src/runtime/register/summary.ts'
import { repository } from '../../harness/repository.ts'
import { run, succeeded } from '../../package/run.ts'

const folder = join(repository, '.cache/next')
const packages = ['next@16.4.6', 'react@19.2.0', 'react-dom@19.2.0', '@libsql/client@0.17.4']
const isAsked = process.env['QUERYLINT_MATRIX'] === '1' || process.env['CI'] !== undefined
const program = join(folder, 'node_modules/next/dist/bin/next')

export const isInstalled = installed()
if (!isInstalled) console.warn('Tests on Next are skipped: it is not installed. QUERYLINT_MATRIX=1 installs it into .cache/next.')

function installed(): boolean {
  if (existsSync(program)) return true
  if (!isAsked) return false
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], { cwd: folder, stdio: 'inherit' })
  return true
}

export interface NextServer {
  readonly url: string
  /** Ends it, and gives what it summed up. */
  stop(): Promise<ProcessSummary>
}

/**
 * Builds and starts test/apps/news, with the registering entry imported into its server.
 *
 * @param own folder of the entry, with its `package.json`
 */
export async function startNext(own: string): Promise<NextServer> {
  const app = join(folder, 'news')
  rmSync(app, { recursive: true, force: true })
  cpSync(join(repository, 'test/apps/news'), app, { recursive: true })
  rmSync(join(folder, 'node_modules/querylint'), { recursive: true, force: true })
  cpSync(own, join(folder, 'node_modules/querylint'), { recursive: true })
  succeeded(run(process.execPath, [program, 'build'], app))
  const summary = join(app, 'summary.json')
  const env = {
    ...process.env, NODE_ENV: undefined, VITEST: undefined, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined,
    NODE_OPTIONS: '--import querylint/register', QUERYLINT: '1', QUERYLINT_SUMMARY: summary,
  }
  const server = spawn(process.execPath, [program, 'start', '--port', '0', '--hostname', '127.0.0.1'], { cwd: app, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  let out = ''
  const url = await new Promise<string>((resolve, reject) => {
    void ended.then(() => reject(new Error(`It did not start.\n${out}`)))
    server.stdout.on('data', (text) => {
      out += String(text)
      const [found] = /http:\/\/127\.0\.0\.1:\d+(?=[^]*Ready)/.exec(out) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  return {
    url,
    async stop() {
      server.kill('SIGINT')
      await ended
      return JSON.parse(readFileSync(summary, 'utf8')) as ProcessSummary
    },
  }
}
