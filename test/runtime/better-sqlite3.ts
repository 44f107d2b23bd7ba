// better-sqlite3, which is compiled where it is installed and takes a minute: it lies in a folder of its own, and is installed there where
// everything is tried. Elsewhere its tests run if it is there, and say so if it is not.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Database as Made } from 'better-sqlite3'
import { repository } from '../harness/repository.ts'

const folder = join(repository, '.cache/better-sqlite3')
const isAsked = process.env['QUERYLINT_MATRIX'] === '1' || process.env['CI'] !== undefined

/** The class; undefined where it is not installed. */
export const BetterSqlite3: (new (file: string) => Made) | undefined = loaded()
if (BetterSqlite3 === undefined) console.warn('Tests on better-sqlite3 are skipped: it is not installed. QUERYLINT_MATRIX=1 installs it into .cache/better-sqlite3.')

function loaded(): typeof BetterSqlite3 {
  const entry = join(folder, 'node_modules/better-sqlite3')
  if (!existsSync(join(entry, 'build/Release/better_sqlite3.node'))) {
    if (!isAsked) return undefined
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', 'better-sqlite3@12.11.1'], { cwd: folder, stdio: 'inherit' })
  }
  return createRequire(import.meta.url)(entry) as typeof BetterSqlite3
}
