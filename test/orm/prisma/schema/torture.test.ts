// Schemas that try the reader, compared with what Prisma's validator makes of them.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSchema } from '../../../../src/orm/prisma/schema/read.ts'
import type { SchemaFile } from '../../../../src/orm/prisma/schema/source.ts'
import { comparable, judged } from './oracle.ts'

const FOLDER = join(import.meta.dirname, 'torture')

function filesOf(name: string): SchemaFile[] {
  const folder = join(FOLDER, name)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.prisma')).sort().map((path) => {
    return { path: `/app/prisma/${path.replaceAll('\\', '/')}`, text: readFileSync(join(folder, path), 'utf8') }
  })
}

const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['as written', (text) => text],
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\uFEFF${text}`],
  ['with blanks at line ends', (text) => text.replaceAll('\n', ' \t\n')],
]

describe.each(readdirSync(FOLDER))('schema %s', (name) => {
  const files = filesOf(name)
  const expected = judged(files)

  it.each(VARIANTS)('is read as Prisma reads it, %s', (_, variant) => {
    const source = { id: '/app/prisma/schema.prisma', files: files.map(({ path, text }) => ({ path, text: variant(text) })) }
    const { schema, problems } = readSchema(source)
    expect(problems).toEqual([])
    expect(expected.length).toBeGreaterThan(0)
    expect(comparable(schema.entities)).toEqual(expected)
  })

  it.each(VARIANTS)('has the place of each thing, %s', (_, variant) => {
    const texts = new Map(files.map(({ path, text }) => [path, variant(text)]))
    const { schema } = readSchema({ id: 'x', files: [...texts].map(([path, text]) => ({ path, text })) })
    for (const entity of schema.entities) {
      for (const { name, place } of [entity, ...entity.fields, ...entity.relations]) {
        expect(texts.get(place.file)?.slice(place.start, place.end)).toBe(name)
      }
      for (const { kind, place } of entity.keys) {
        const word = kind === 'primary' ? 'id' : kind
        expect(texts.get(place.file)?.slice(place.start, place.end)).toMatch(new RegExp(`^@@?${word}$`))
      }
    }
  })
})
