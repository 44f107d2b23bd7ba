// What a file is for, by the conventions of its path alone. More than half of all naive hits stand in tests, seeds, migrations and
// scripts, where a query in a loop harms nobody. Words that products use too (`fixtures` of a league, the `migration` page of an
// importer) count only where tools expect them: at the top of a package.

import { globMatches } from './glob.ts'
import type { Settings } from './settings.ts'

export const roles = ['application', 'test', 'seed', 'migration', 'script', 'generated', 'declaration'] as const

export type Role = (typeof roles)[number]

interface Convention {
  readonly role: Role
  /** File names. */
  readonly file?: RegExp
  /** Folder names, wherever they stand but directly in a routing folder. */
  readonly folder?: RegExp
  /** Folder names at the top of a package or its sources. */
  readonly top?: RegExp
  /** Folder names at the top of a package alone: in its sources they are its own. */
  readonly outer?: RegExp
}

const EXTENSION = String.raw`\.[cm]?[jt]sx?$`

/** The first that matches wins. */
const conventions: readonly Convention[] = [
  { role: 'declaration', file: /\.d\.(?:[\w-]+\.)?[cm]?ts$/ },
  { role: 'generated', file: new RegExp(String.raw`[._-](?:generated|gen|pb)${EXTENSION}`), folder: /^(?:generated|__generated__|@generated|\.prisma)$/ },
  {
    role: 'test',
    file: new RegExp([
      String.raw`\.(?:test|spec|e2e|cy|bench|test-d|stories|story|mock|mocks|fixture|fixtures)${EXTENSION}`,
      String.raw`\.(?:test|spec|e2e)\.`,
      String.raw`[.-](?:e2e-spec|e2e-test|int-spec|int-test)${EXTENSION}`,
      String.raw`(?:_test|_spec)${EXTENSION}`,
      String.raw`^(?:test-(?:utils?|helpers?|setup)|setup-?[tT]ests?)${EXTENSION}`,
      String.raw`^(?:jest|vitest|playwright|cypress)[.-](?:config|setup|global-setup|workspace)`,
    ].join('|')),
    folder: /^(?:__(?:tests?|mocks?|fixtures?|snapshots?|e2e|specs?)__|tests?|e2e|[\w-]+-e2e|cypress|playwright|test-?(?:utils?|helpers?|setup|support)|\.storybook)$/,
    top: /^(?:testing|specs?|fixtures|mocks|stories|benchmarks?|bench|(?:app|api|web|integration|unit|acceptance|smoke|ui|load|perf|performance)-tests?)$/,
  },
  {
    role: 'seed',
    file: new RegExp(String.raw`^(?:seeds?|seeders?|seeding)(?:\.[\w-]+)*${EXTENSION}|[.-](?:seed|seeds|seeder)${EXTENSION}|^seed-(?:database|db|data|dev|test|prod|local|all|users?|script)${EXTENSION}`),
    folder: /^(?:seeds?|seeders?|seeding|seed-data)$/,
  },
  {
    role: 'migration',
    // Generators put a time before the name, whatever the folder is called.
    file: new RegExp(String.raw`^\d{10,14}[-_][\w.-]+${EXTENSION}|^(?:migrate|backfill|back-fill)(?:[-_.][\w.-]+)?${EXTENSION}|[.-](?:migration|backfill)${EXTENSION}`),
    // With what they migrate before it: `db-migrations`, `dataMigrations`.
    folder: /^(?:(?:[\w.-]+[-_.]|[a-z]+(?=M))?[mM]igrations|data-?migrations?|backfills?|back-fills?)$/,
    top: /^migration$/,
  },
  { role: 'script', folder: /^(?:scripts|\.github)$/, top: /^(?:script|bin|tooling)$/, outer: /^tools$/ },
]

/**
 * The role of a file.
 *
 * @param path relative to the root, with `/`
 * @param within folder that was asked for, relative to the root: `check test/apps/shop` and a run inside that folder mean the application
 *   there, so that the names of this folder and of those around it say nothing
 */
export function roleOf(path: string, settings: Settings = {}, within = ''): Role {
  const stated = roles.find((role) => settings.roles?.[role]?.some((glob) => globMatches(glob, path)))
  if (stated !== undefined) return stated
  const folders = path.split('/')
  const file = folders.pop() ?? ''
  const asked = within !== '' && path.startsWith(`${within}/`) ? within.split('/').length : 0
  return conventions.find((convention) => isConventional(convention, folders, file, asked))?.role ?? 'application'
}

/** Whether findings in files of this role are wanted. */
export function isReported(role: Role, settings: Settings = {}): boolean {
  return role === 'application' || settings.roles?.include?.includes(role) === true
}

function isConventional({ file: names, folder, top, outer }: Convention, folders: readonly string[], file: string, asked: number): boolean {
  if (names?.test(file) === true) return true
  return folders.some((name, at) => at >= asked && ((folder?.test(name) === true && !isRoute(folders, at)) || (top?.test(name) === true && isTop(folders, at)) || (outer?.test(name) === true && isTop(folders, at) && folders[at - 1] !== 'src')))
}

/** `app/tests/page.tsx` and `pages/scripts/index.tsx` are pages of a product. */
function isRoute(folders: readonly string[], at: number): boolean {
  if (/^(?:__|\.)/.test(folders[at] ?? '')) return false
  const before = folders[at - 1]
  return before !== undefined && (/^(?:app|pages|routes|api|views|screens|features|modules|\[.*\]|\(.*\))$/.test(before)) && !isPackageName(folders, at - 1)
}

/** First folder of the root, of a package of a monorepo, or of the sources in one. */
function isTop(folders: readonly string[], at: number): boolean {
  const before = folders[at - 1]
  return before === undefined || before === 'src' || before === 'prisma' || isContainer(before) || isPackageName(folders, at - 1)
}

/** `apps/api/tests`: here `api` is a package, no route. */
function isPackageName(folders: readonly string[], at: number): boolean {
  return isContainer(folders[at - 1] ?? '')
}

function isContainer(name: string): boolean {
  return /^(?:apps|packages|libs|services)$/.test(name)
}
