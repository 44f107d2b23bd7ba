// Packages that lie in a folder of their own: they are large, compiled where they are installed, or other releases of what is used here.
// They are installed there where everything is tried. Elsewhere their tests run if they are there, and say so if they are not.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './repository.ts'

const isAsked = process.env['QUERYLINT_MATRIX'] === '1' || process.env['CI'] !== undefined

/** @param folder its name in `.cache` */
export function folderApart(folder: string): string {
  return join(repository, '.cache', folder)
}

/**
 * Whether the packages are there, after they were installed if they may be.
 *
 * @param name what tests are said to be on
 * @param marker a file of the last one's that is there when all are, relative to the folder's `node_modules`
 */
export function isInstalledApart(name: string, folder: string, marker: string, packages: readonly string[]): boolean {
  const root = folderApart(folder)
  if (existsSync(join(root, 'node_modules', marker))) return true
  if (!isAsked) {
    console.warn(`Tests on ${name} are skipped: it is not installed. QUERYLINT_MATRIX=1 installs it into .cache/${folder}.`)
    return false
  }
  mkdirSync(root, { recursive: true })
  writeFileSync(join(root, 'package.json'), '{ "private": true }\n')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], { cwd: root, stdio: 'inherit' })
  return true
}
