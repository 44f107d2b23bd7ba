// Where the project of a linted file begins: what is known of it (schemas, path aliases, workspace packages) is shared by all its
// files. The search ends at the working directory, so that a project inside another one is linted as it is alone; it goes beyond only
// where the working directory is a package of a monorepo, as task runners lint each package from its own folder.

import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path/posix'

const LOCKFILES = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'deno.lock']
const WORKSPACES = ['pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'rush.json']

const roots = new Map<string, string>()

/** Root of the project that a folder belongs to, seen from a working directory. */
export function projectRoot(folder: string, cwd: string): string {
  const key = `${folder}\n${cwd}`
  const known = roots.get(key)
  if (known !== undefined) return known
  const found = findRoot(folder, cwd)
  roots.set(key, found)
  return found
}

function findRoot(folder: string, cwd: string): string {
  const inside = isWithin(folder, cwd)
  const near = inside ? upward(folder, cwd) : upward(folder)
  const marked = near.find(isMarked)
  const packaged = near.filter(isPackage)
  if (!inside) return marked ?? packaged[0] ?? folder
  if (marked !== undefined && marked !== cwd) return marked
  return (isPackage(cwd) ? findMonorepo(cwd) : undefined) ?? marked ?? packaged.at(-1) ?? cwd
}

function findMonorepo(cwd: string): string | undefined {
  for (const folder of upward(cwd)) {
    if (isMonorepo(folder)) return folder
    if (existsSync(`${folder}/.git`)) return undefined
  }
  return undefined
}

function isMarked(folder: string): boolean {
  return isMonorepo(folder) || existsSync(`${folder}/.git`) || LOCKFILES.some((name) => existsSync(`${folder}/${name}`))
}

function isMonorepo(folder: string): boolean {
  return WORKSPACES.some((name) => existsSync(`${folder}/${name}`)) || hasWorkspaces(folder)
}

function isPackage(folder: string): boolean {
  return existsSync(`${folder}/package.json`)
}

function hasWorkspaces(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    return typeof manifest === 'object' && manifest !== null && 'workspaces' in manifest
  } catch {
    return false
  }
}

function isWithin(folder: string, outer: string): boolean {
  return folder === outer || folder.startsWith(outer.endsWith('/') ? outer : `${outer}/`)
}

/** The folder and those around it, up to and including `last`. */
function upward(folder: string, last?: string): readonly string[] {
  const above = dirname(folder)
  return folder === last || above === folder ? [folder] : [folder, ...upward(above, last)]
}
