// Schemas made at random, compared with Prisma's validator: relations of every shape between a few models, keys, names, layout.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSchema } from '../../../../src/orm/prisma/schema/read.ts'
import { comparable, judged } from './oracle.ts'

type Shape = 'oneToMany' | 'oneToOne' | 'manyToMany'

interface Link {
  readonly from: number
  readonly to: number
  readonly shape: Shape
  readonly optional: boolean
  readonly positional: boolean
  readonly indexed: boolean
}

interface Model {
  readonly scalars: readonly { readonly type: string; readonly suffix: string; readonly column: boolean; readonly unique: boolean; readonly comment: string }[]
  readonly compound: boolean
  readonly compoundName: boolean
  readonly mapped: boolean
}

const link = fc.record<Link>({
  from: fc.nat(3), to: fc.nat(3), shape: fc.constantFrom<Shape>('oneToMany', 'oneToOne', 'manyToMany'),
  optional: fc.boolean(), positional: fc.boolean(), indexed: fc.boolean(),
})

const scalar = fc.record({
  type: fc.constantFrom('Int', 'String', 'DateTime', 'Boolean', 'Json', 'Decimal', 'Kind'), suffix: fc.constantFrom('', '?', '[]'),
  column: fc.boolean(), unique: fc.boolean(), comment: fc.constantFrom('', ' // @unique', ' /// { ( [ "', '\n  /* model X {\n } */', '\n\n\t// y'),
})

const model = fc.record<Model>({ scalars: fc.array(scalar, { maxLength: 5 }), compound: fc.boolean(), compoundName: fc.boolean(), mapped: fc.boolean() })

/** Lines of each model; every generated schema is valid. */
function schemaText(models: readonly Model[], links: readonly Link[]): string {
  const bodies = models.map(linesOf)
  links.forEach((one, index) => addLink(bodies, one, index, models.length))
  const blocks = bodies.map((lines, index) => `model M${index} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`)
  return ['datasource db {\n  provider = "postgresql"\n}', ...blocks, 'enum Kind {\n  A\n  B // b\n}'].join('\n\n')
}

function linesOf({ scalars, compound, compoundName, mapped }: Model): string[] {
  const fields = scalars.map(({ type, suffix, column, unique, comment }, index) => {
    const isKey = unique && suffix !== '[]' && type !== 'Json'
    return `s${index}   ${type}${suffix}${column ? `  @map("c_${index}")` : ''}${isKey ? ' @unique' : ''}${comment}`
  })
  return [
    'id Int @id',
    'a Int',
    'b String',
    ...fields,
    ...(compound ? [`@@unique([a, b(sort: Desc)]${compoundName ? ', name: "called"' : ''})`, '@@index([b, a])', '@@index(a)'] : []),
    ...(mapped ? ['@@map("some_table")'.replace('some', `t${scalars.length}`)] : []),
  ]
}

function addLink(bodies: readonly string[][], { from, to, shape, optional, positional, indexed }: Link, index: number, count: number): void {
  const [holder, target] = [from % count, to % count]
  const name = positional ? `"R${index}"` : `name: "R${index}"`
  if (shape === 'manyToMany') {
    bodies[holder]?.push(`x${index} M${target}[] @relation(${name})`)
    bodies[target]?.push(`y${index} M${holder}[] @relation("R${index}")`)
    return
  }
  const mark = optional ? '?' : ''
  bodies[holder]?.push(`k${index} Int${mark}${shape === 'oneToOne' ? ' @unique' : ''}`)
  bodies[holder]?.push(`x${index} M${target}${mark} @relation(${name}, fields: [k${index}], references: [id])`)
  if (indexed) bodies[holder]?.push(`@@index([k${index}])`)
  bodies[target]?.push(`y${index} M${holder}${shape === 'oneToOne' ? '?' : '[]'} @relation("R${index}")`)
}

it('reads any schema as Prisma does', () => {
  fc.assert(fc.property(fc.array(model, { minLength: 1, maxLength: 4 }), fc.array(link, { maxLength: 8 }), (models, links) => {
    const distinct = models.map((one, index) => ({ ...one, mapped: one.mapped && models.findIndex((other) => other.mapped && other.scalars.length === one.scalars.length) === index }))
    const files = [{ path: '/app/schema.prisma', text: schemaText(distinct, links) }]
    const { schema, problems } = readSchema({ id: 'generated', files })
    expect(problems).toEqual([])
    expect(comparable(schema.entities)).toEqual(judged(files))
  }), { numRuns: 60 })
}, 60_000)

it('never throws, whatever is cut out of a schema', () => {
  const text = schemaText([{ scalars: [{ type: 'String', suffix: '?', column: true, unique: true, comment: ' // c' }], compound: true, compoundName: true, mapped: true }], [
    { from: 0, to: 0, shape: 'oneToMany', optional: true, positional: true, indexed: true },
  ])
  fc.assert(fc.property(fc.nat(text.length), fc.nat(40), fc.constantFrom('', '"', '(', '}', '/*', '@', '{', '\n'), (start, length, junk) => {
    const broken = text.slice(0, start) + junk + text.slice(start + length)
    const { schema, problems } = readSchema({ id: 'broken', files: [{ path: '/app/schema.prisma', text: broken }] })
    expect(problems.length).toBeLessThanOrEqual(1)
    for (const { name, place } of schema.entities) expect(broken.slice(place.start, place.end)).toBe(name)
  }), { numRuns: 200 })
}, 60_000)
