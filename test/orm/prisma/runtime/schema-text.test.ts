// The text of a schema as a live client carries it, compared with what Prisma's validator makes of it.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blocksOfText } from '../../../../src/orm/prisma/runtime/schema-text.ts'
import { entitiesOf } from '../../../../src/orm/prisma/schema/entities.ts'
import { comparable, judged } from '../schema/oracle.ts'

const FOLDER = join(import.meta.dirname, '../schema/torture')

function filesOf(name: string): { readonly path: string; readonly text: string }[] {
  const folder = join(FOLDER, name)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.prisma')).sort().map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

test.each(readdirSync(FOLDER))('%s is read as Prisma reads it', (name) => {
  const files = filesOf(name)
  // Clients carry all files as one text.
  const entities = entitiesOf(files.flatMap(({ text }) => blocksOfText(text)))
  expect(entities.length).toBeGreaterThan(0)
  expect(comparable(entities)).toEqual(judged(files))
})
