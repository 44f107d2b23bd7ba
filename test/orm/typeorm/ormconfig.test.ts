// `ormconfig` beside what the reader of each major makes of the same files.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatCost } from '../../../src/model/cost.ts'
import { items, textOf } from '../../../src/model/value.ts'
import { findMapped } from '../../../src/orm/typeorm/entities/find.ts'
import { part } from '../../../src/orm/typeorm/options.ts'
import { configurations } from '../../../src/orm/typeorm/ormconfig.ts'
import { type Major, majors } from './database.ts'
import { analysed, callOf, withHead } from './engine.ts'

type Texts = Readonly<Record<string, string>>

const load = createRequire(import.meta.url)
const at = (texts: Texts) => Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/app/${name}`, text]))

const json = '{ "type": "sqljs", "relationLoadStrategy": "query" }'
const js = 'const base = { type: \'sqljs\' }\nmodule.exports = { ...base, relationLoadStrategy: \'join\' }'
const list = '[{ "type": "sqljs" }, { "name": "other", "type": "sqljs", "relationLoadStrategy": "query" }]'

describe.each(Object.keys(majors) as Major[])('the reader of TypeORM %s and ours take the same', (major) => {
  it.each<readonly [string, Texts]>([
    ['JSON', { 'ormconfig.json': json }],
    ['code', { 'ormconfig.js': js }],
    ['code before JSON', { 'ormconfig.js': js, 'ormconfig.json': json }],
    ['CommonJS', { 'ormconfig.cjs': js, 'ormconfig.json': json }],
    ['a default export', { 'ormconfig.js': 'Object.defineProperty(exports, \'__esModule\', { value: true })\nexports.default = { type: \'sqljs\', relationLoadStrategy: \'query\' }' }],
    ['a module', { 'ormconfig.mjs': 'export default [{ type: \'sqljs\', relationLoadStrategy: \'query\' }]', 'ormconfig.json': list }],
    ['several', { 'ormconfig.json': list }],
    ['no YAML', { 'ormconfig.yml': 'default:\n  type: sqljs\n  relationLoadStrategy: query' }],
    ['none', {}],
  ])('%s', async (_name, texts) => {
    const root = mkdtempSync(join(tmpdir(), 'ormconfig-'))
    try {
      for (const [name, text] of Object.entries({ 'package.json': '{}', ...texts })) writeFileSync(join(root, name), text)
      const reader = new (load(majors[major]).ConnectionOptionsReader as new (options: object) => Record<'all' | 'get', () => Promise<readonly { readonly name?: string; readonly relationLoadStrategy?: string }[]>>)({ root })
      const real = await (major === '1' ? reader.get() : reader.all()).then((all) => all.map((one) => [one.name, one.relationLoadStrategy]), () => undefined)
      const { classes } = analysed(withHead('await users.find()'), { more: at(texts) })
      expect(items(configurations('/app/main.ts', classes))?.map((one) => [textOf(part(one, 'name')), textOf(part(one, 'relationLoadStrategy'))])).toEqual(real)
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})

describe('where code names no options, they are those of the file', () => {
  const costOf = (code: string, texts: Texts) => formatCost(callOf('await users.find({ relations: { posts: true } })', { version: '^0.3.31', more: at({ 'db.ts': `import { createConnection, createConnections, getConnectionOptions } from 'typeorm'\nimport { TypeOrmModule } from '@nestjs/typeorm'\n${code}`, ...texts }) }).cost)

  it.each<readonly [string, string, Texts]>([
    ['for one connection', 'createConnection()', { 'ormconfig.json': json }],
    ['by its name', 'createConnection(\'other\')', { 'ormconfig.json': list }],
    ['for all of them', 'createConnections()', { 'ormconfig.ts': 'export default [{ relationLoadStrategy: \'query\' }, { name: \'b\', relationLoadStrategy: \'query\' }]' }],
    ['in Nest', 'export const imports = [TypeOrmModule.forRoot()]', { 'ormconfig.json': json }],
    ['asked for', 'export async function connect() { const options = await getConnectionOptions(\'other\'); return createConnection({ ...options, name: \'default\' }) }', { 'ormconfig.json': list }],
    ['with more', 'export async function connect() { const options = await getConnectionOptions(); Object.assign(options, { relationLoadStrategy: \'query\' }); return createConnection(options) }', { 'ormconfig.json': list }],
    ['with more, in another function', 'const read = async () => { const options = await getConnectionOptions(); Object.assign(options, { relationLoadStrategy: \'query\' }); return options }\nexport const connect = async () => createConnection(await read())', { 'ormconfig.json': list }],
  ])('%s', (_name, code, texts) => {
    expect(costOf(code, texts)).toBe('1 … 3')
  })

  it.each<readonly [string, string, Texts]>([
    ['of another name', 'createConnection()', { 'ormconfig.json': list }],
    ['of which not all say the same', 'createConnections()', { 'ormconfig.json': list }],
    ['in a form that is no data', 'createConnection()', { 'ormconfig.yml': 'default:\n  relationLoadStrategy: query' }],
    ['of a file that the environment goes before', 'createConnection()', { 'ormconfig.env': 'TYPEORM_CONNECTION=sqljs', 'ormconfig.json': json }],
    ['beside options that code names', 'createConnection({ type: \'sqljs\' })', { 'ormconfig.json': json }],
    ['that nobody asks for', 'export const none = 1', { 'ormconfig.json': json }],
    ['that cannot be parsed', 'createConnection()', { 'ormconfig.json': json.slice(1) }],
  ])('but not those %s', (_name, code, texts) => {
    expect(costOf(code, texts)).toBe('1')
  })

  it('with the names of columns, in 0.2 too', () => {
    const named = (config: string) => {
      const { classes } = analysed(withHead('await users.find()'), { version: '0.2.45', more: at({
        'db.ts': 'import { createConnection } from \'typeorm\'\ncreateConnection()', 'ormconfig.js': `const { SnakeNamingStrategy } = require('typeorm-naming-strategies')\nmodule.exports = { ${config} }`,
        'named.ts': 'import { Entity, PrimaryColumn } from \'typeorm\'\n@Entity() class OrderLine { @PrimaryColumn() lineId: number }',
      }) })
      return findMapped(classes, '/app/entities.ts')('/app/named.ts#0')!.entity.fields[0]?.column
    }
    expect(named('namingStrategy: new SnakeNamingStrategy()')).toBe('line_id')
    expect(named('type: \'postgres\'')).toBe('lineId')
  })
})
