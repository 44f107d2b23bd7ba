// Prisma 6.19 with its engine in JavaScript. It lies in a folder of its own, since two versions of one command-line tool do not share a
// `node_modules`, and is installed there where everything is tried. Elsewhere its tests run if it is there, and say so if it is not.
// Its generator copies Prisma's runtime beside the client, outside `node_modules`.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Release } from '../../../harness/client.ts'
import { repository } from '../../../harness/repository.ts'

const folder = join(repository, '.cache/prisma6')
const packages = ['prisma@6.19.3', '@prisma/client@6.19.3', '@prisma/adapter-libsql@6.19.3', '@prisma/adapter-pg@6.19.3']
const isAsked = process.env['QUERYLINT_MATRIX'] === '1' || process.env['CI'] !== undefined

export const isInstalled = installed()
if (!isInstalled) console.warn('Tests on Prisma 6 are skipped: it is not installed. QUERYLINT_MATRIX=1 installs it into .cache/prisma6.')

function installed(): boolean {
  if (existsSync(join(folder, 'node_modules/@prisma/adapter-pg'))) return true
  if (!isAsked) return false
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], { cwd: folder, stdio: 'inherit' })
  return true
}

export const release6: Release = { home: folder, generator: 'provider = "prisma-client-js"\n  engineType = "client"', url: 'file:unused' }

/** What lies in the folder of its packages. */
export const require6 = createRequire(join(folder, 'package.json'))
