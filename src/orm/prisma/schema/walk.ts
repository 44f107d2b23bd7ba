// One pass over a project for everything that decides which schemas it has.

import type { Files } from '../../../model/files.ts'

export interface Survey {
  /** `.prisma` files, without the copies that generators leave beside a client. */
  readonly schemas: readonly string[]
  /** `prisma.config.*` and its variants, in the order in which Prisma prefers them. */
  readonly configs: readonly string[]
  readonly manifests: readonly string[]
}

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'coverage', 'out', 'target', 'vendor'])
const CONFIG_NAME = /^(?:prisma7?\.config|\.config\/prisma7?(?:\.config)?)\.[cm]?[jt]s$/
/** Names beside which a `.prisma` file is a generator's copy. */
const GENERATED = ['index.d.ts', 'client.d.ts', 'query_engine_bg.js']

export function survey(files: Files, root: string): Survey {
  const schemas: string[] = []
  const configs: string[] = []
  const manifests: string[] = []
  const visit = (folder: string, above: readonly (readonly string[])[]): void => {
    const names = files.list(folder)
    if (above.some((other) => isSame(names, other))) return
    const within = names.length === 0 ? above : [...above, names]
    const isGenerated = GENERATED.some((name) => names.includes(name))
    for (const name of names) {
      const path = folder === '/' ? `/${name}` : `${folder}/${name}`
      if (name === 'package.json') manifests.push(path)
      else if (name === '.config') configs.push(...configsIn(files, path, '.config/'))
      else if (CONFIG_NAME.test(name)) configs.push(path)
      else if (name.endsWith('.prisma') && !name.startsWith('.') && !isGenerated && files.kind(path) === 'file') schemas.push(path)
    }
    for (const name of files.folders(folder)) if (!name.startsWith('.') && !SKIPPED.has(name)) visit(folder === '/' ? `/${name}` : `${folder}/${name}`, within)
  }
  visit(root, [])
  return { schemas, configs: configs.sort(byPreference), manifests }
}

/** A folder that lists exactly what one above it lists is a link back to that one: paths alone would never end. */
function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.length > 0 && a.every((name, index) => name === b[index])
}

function configsIn(files: Files, folder: string, prefix: string): string[] {
  return files.list(folder).filter((name) => CONFIG_NAME.test(prefix + name)).map((name) => `${folder}/${name}`)
}

function byPreference(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function rank(config: string): number {
  return (config.includes('prisma7') ? 0 : 2) + (config.includes('/.config/') ? 1 : 0)
}
