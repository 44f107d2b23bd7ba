// Next, whose compiler alone takes 300 MB.

import { spawn } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcessSummary } from '../../../src/runtime/register/summary.ts'
import { folderApart, isInstalledApart } from '../../harness/apart.ts'
import { repository } from '../../harness/repository.ts'
import { run, succeeded } from '../../package/run.ts'

const folder = folderApart('next')
const program = join(folder, 'node_modules/next/dist/bin/next')

export const isInstalled = isInstalledApart('Next', 'next', 'next/dist/bin/next', ['next@16.4.6', 'react@19.2.0', 'react-dom@19.2.0', '@libsql/client@0.17.4'])

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
