import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSchema } from '../../../../src/orm/prisma/schema/read.ts'

function read(...texts: readonly string[]) {
  return readSchema({ id: '/app/prisma/0.prisma', files: texts.map((text, index) => ({ path: `/app/prisma/${index}.prisma`, text })) })
}

describe('readSchema', () => {
  it('reads provider, relation mode and preview features of the client', () => {
    const { schema } = read(`
      generator client {
        provider        = "prisma-client"
        output          = "../src/generated"
        previewFeatures = [
          "relationJoins", // joins
          "views"
        ]
      }
      generator zod {
        provider        = "zod-prisma-types"
        previewFeatures = ["fullTextIndex"]
      }
      datasource db {
        provider     = "postgres"
        relationMode = "prisma"
      }`)
    expect(schema).toMatchObject({ orm: 'prisma', provider: 'postgresql', relationMode: 'emulated', features: ['relationJoins', 'views'] })
    expect(schema.generators).toEqual([
      { name: 'client', provider: 'prisma-client', output: '/app/src/generated', previewFeatures: ['relationJoins', 'views'] },
      { name: 'zod', provider: 'zod-prisma-types', output: undefined, previewFeatures: ['fullTextIndex'] },
    ])
  })

  it('keeps an absolute output, and knows none that the environment gives', () => {
    const { schema } = read('generator a {\n  provider = "prisma-client-js"\n  output = "/x/y/"\n}\ngenerator b {\n  provider = "prisma-client-js"\n  output = env("OUT")\n}\n')
    expect(schema.generators.map((one) => one.output)).toEqual(['/x/y', undefined])
  })

  it.each([
    ['mysql', '', 'foreignKeys'],
    ['mongodb', '', 'emulated'],
    ['mysql', 'referentialIntegrity = "prisma"', 'emulated'],
    ['sqlserver', 'relationMode = "foreignKeys"', 'foreignKeys'],
  ])('takes the relation mode of %s %s', (provider, line, expected) => {
    expect(read(`datasource db {\n  provider = "${provider}"\n  ${line}\n}\n`).schema).toMatchObject({ provider, relationMode: expected })
  })

  it('says nothing of a provider that it does not know', () => {
    expect(read('datasource db {\n  provider = env("P")\n}\n').schema.provider).toBe('unknown')
    expect(read('').schema).toMatchObject({ provider: 'unknown', entities: [], generators: [] })
  })

  it('marks indexes that serve some rows only', () => {
    const { schema } = read(`model A {
      id Int @id
      b  Int @unique
      c  Int
      @@unique([b, c], where: raw("c > 1"))
      @@index([c], where: { b: 3 })
      @@index([c, b])
    }`)
    expect(schema.entities[0]?.keys.map(({ kind, fields, partial }) => [kind, fields.join(), partial])).toEqual([
      ['primary', 'id', false], ['unique', 'b', false], ['unique', 'b,c', true], ['index', 'c', true], ['index', 'c,b', false],
    ])
  })

  it('joins arguments that span lines', () => {
    const { schema, problems } = read('model A {\n  a Int\n  b Int\n  @@id([\n    a, // first\n    b,\n  ])\n}\n'.replace('b,\n', 'b\n'))
    expect(problems).toEqual([])
    expect(schema.entities[0]?.keys).toMatchObject([{ kind: 'primary', fields: ['a', 'b'], name: 'a_b' }])
  })

  it('reads a brace with a comment or blanks behind it, and an empty model', () => {
    const { schema, problems } = read('model A { // a\n id Int @id\n}\nmodel B {  \n}\nmodel C {\n}')
    expect(problems).toEqual([])
    expect(schema.entities.map((one) => [one.name, one.fields.length])).toEqual([['A', 1], ['B', 0], ['C', 0]])
  })

  it('makes no entity of a composite type, and no relation of a field of such a type', () => {
    const { schema } = read('type P {\n  x Int\n}\nmodel A {\n  id Int @id\n  at P\n}\n')
    expect(schema.entities).toMatchObject([{ name: 'A', relations: [], fields: [{ name: 'id' }, { name: 'at', type: 'P' }] }])
  })

  it('keeps the first of two models of one name', () => {
    const { schema } = read('model A {\n  id Int @id\n}\n', 'model A {\n  other Int @id\n}\n')
    expect(schema.entities.map((one) => one.fields.map((field) => field.name))).toEqual([['id']])
  })
})

describe('a broken schema', () => {
  const broken = 'model A {\n  id Int @id\n  bs B[]\n}\n\nmodel Bad {\n  id Int @id @@ oops(\n}\n\nmodel B {\n  id  Int @id\n  aId Int\n  a   A   @relation(fields: [aId], references: [id])\n}\n'

  it('costs the broken block, with one problem that names file and line', () => {
    const { schema, problems } = read(broken)
    expect(schema.entities.map((one) => one.name)).toEqual(['A', 'B'])
    expect(schema.entities[0]?.relations).toMatchObject([{ name: 'bs', target: 'B', key: 'there', inverse: 'a' }])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ severity: 'error', file: '/app/prisma/0.prisma', line: 7 })
    expect(problems[0]?.message).toBe('The Prisma schema `/app/prisma/0.prisma` has a syntax error at `@@` on line 7.')
    expect(problems[0]?.next).toMatch(/\.$/)
  })

  it('keeps the places of what stands behind the fault', () => {
    const place = read(broken).schema.entities[1]?.relations[0]?.place
    expect(broken.slice(place?.start, place?.end)).toBe('a')
    expect(broken.slice(0, place?.start)).toMatch(/aId Int\n {2}$/)
  })

  it('leaves other files alone', () => {
    const { schema, problems } = read('model A {\n  id Int @id\n', 'model B {\n  id Int @id\n}\n', 'what is this')
    expect(schema.entities.map((one) => one.name)).toContain('B')
    expect(problems.map((one) => one.file)).toEqual(['/app/prisma/0.prisma', '/app/prisma/2.prisma'])
    expect(problems[0]?.message).toBe('The Prisma schema `/app/prisma/0.prisma` ends too early on line 2.')
  })

  it('is not cascading from an unclosed bracket', () => {
    const { schema } = read('model A {\n  id Int @default(now(\n}\nmodel B {\n  id Int @id\n}\n')
    expect(schema.entities.map((one) => one.name)).toEqual(['B'])
  })

  it('costs no more than the block that is not closed', () => {
    const { schema, problems } = read('model A {\n  id Int @id\n\nmodel B {\n  id Int @id\n}\n')
    expect(schema.entities.map((one) => one.name)).toEqual(['B'])
    expect(problems.map((one) => one.message)).toEqual(['The Prisma schema `/app/prisma/0.prisma` has a syntax error at `{` on line 4.'])
  })

  it('is read to its end wherever it is cut, and whatever is put in', () => {
    const whole = 'datasource db {\n  provider = "sqlite"\n}\nmodel A {\n  id Int @id @default(autoincrement()) /* key */\n  bs B[] // all\n\n  @@index([id(sort: Desc)], where: { id: 3 })\n}\nmodel B {\n  id Int @id\n}\n'
    fc.assert(fc.property(fc.nat(whole.length), fc.nat(40), fc.stringMatching(/^[\s{}()[\]@":,=/*a-z]{0,6}$/), (from, length, debris) => {
      const { schema, problems } = read(whole.slice(0, from) + debris + whole.slice(from + length))
      expect(schema.entities.length).toBeLessThanOrEqual(3)
      expect(problems.length).toBeLessThanOrEqual(1)
    }), { numRuns: 500 })
  })

  it('survives merge conflicts and other debris', () => {
    const { schema, problems } = read('<<<<<<< HEAD\nmodel A {\n  id Int @id\n}\n=======\n>>>>>>> x\nmodel B {\n  id Int @id\n}\n\u0000')
    expect(schema.entities.map((one) => one.name)).toEqual(['A', 'B'])
    expect(problems.map((one) => one.message)).toEqual(['The Prisma schema `/app/prisma/0.prisma` has a syntax error at `<<<<<<<` on line 1.'])
  })
})
