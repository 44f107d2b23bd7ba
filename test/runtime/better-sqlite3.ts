// better-sqlite3, which is compiled where it is installed and takes a minute.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Database as Made } from 'better-sqlite3'
import { folderApart, isInstalledApart } from '../harness/apart.ts'

const FOLDER = 'better-sqlite3'

/** The class; undefined where it is not installed. */
export const BetterSqlite3 = isInstalledApart('better-sqlite3', FOLDER, 'better-sqlite3/build/Release/better_sqlite3.node', ['better-sqlite3@12.11.1'])
  ? createRequire(import.meta.url)(join(folderApart(FOLDER), 'node_modules/better-sqlite3')) as new (file: string) => Made
  : undefined
