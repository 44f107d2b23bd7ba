// What the data sources of a package say for all calls, and where that is seen.

import { describe, expect, it } from 'vitest'
import { formatCost } from '../../../src/model/cost.ts'
import { findMapped } from '../../../src/orm/typeorm/entities/find.ts'
import { type Major, majors, namesOf } from './database.ts'
import { analysed, callOf, withHead } from './engine.ts'
import { entities } from './entities.text.ts'

/** As the package has it. */
const snakeStrategy = `
import { DefaultNamingStrategy } from 'typeorm'
import { snakeCase } from 'typeorm/util/StringUtils'
export class SnakeNamingStrategy extends DefaultNamingStrategy {
  tableName(className, customName) { return customName ? customName : snakeCase(className) }
  columnName(propertyName, customName, embeddedPrefixes) { return snakeCase(embeddedPrefixes.concat('').join('_')) + (customName ? customName : snakeCase(propertyName)) }
  joinColumnName(relationName, referencedColumnName) { return snakeCase(relationName + '_' + referencedColumnName) }
}`

const withRelations = 'await users.find({ relations: { posts: true } })'
const files = (texts: Readonly<Record<string, string>>) => ({ more: Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/app/${name}`, text])) })
const costOf = (texts: Readonly<Record<string, string>>, body = withRelations) => formatCost(callOf(body, files(texts)).cost)

const dataSource = (options: string) => `import { DataSource } from 'typeorm'\nexport default new DataSource(${options})`
const byQuery = dataSource('{ type: \'postgres\', relationLoadStrategy: \'query\' }')
const byJoin = dataSource('{ type: \'postgres\' }')

describe('relations by queries', () => {
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['of a data source', { 'src/db.ts': byQuery }],
    ['of options in another file', { 'options.ts': 'export const options = { relationLoadStrategy: \'query\' as const }', 'db.ts': 'import { options } from \'./options\'\nimport * as orm from \'typeorm\'\nnew orm.DataSource({ type: \'postgres\', ...options })' }],
    ['of a function that makes options', { 'db.ts': 'import { DataSource } from \'typeorm\'\nconst options = () => process.env.CI ? { relationLoadStrategy: \'query\' } : { relationLoadStrategy: \'query\', ssl: true }\nexport const db = new DataSource(options())' }],
    ['of a connection', { 'db.ts': 'import { createConnection } from \'typeorm\'\nexport const connect = () => createConnection({ type: \'postgres\', relationLoadStrategy: \'query\' })' }],
    ['of several', { 'a.ts': byQuery, 'b.ts': byQuery }],
    ['of a module', { 'app.module.ts': 'import { Module } from \'@nestjs/common\'\nimport { TypeOrmModule } from \'@nestjs/typeorm\'\n@Module({ imports: [TypeOrmModule.forRoot({ relationLoadStrategy: \'query\' })] })\nexport class AppModule {}' }],
    ['of a module\'s factory', { 'app.module.ts': 'import { TypeOrmModule } from \'@nestjs/typeorm\'\nexport const imports = [TypeOrmModule.forRootAsync({ useFactory: async (config: Config) => ({ url: config.url, relationLoadStrategy: \'query\' }) })]' }],
    ['of a module\'s class', {
      'config.ts': 'export class Config {\n  createTypeOrmOptions() { return { url: this.url, relationLoadStrategy: \'query\' } as Options }\n}',
      'app.module.ts': 'import { DataSource } from \'typeorm\'\nimport { TypeOrmModule } from \'@nestjs/typeorm\'\nimport { Config } from \'./config\'\nexport const imports = [TypeOrmModule.forRootAsync({ useClass: Config, dataSourceFactory: async (options) => new DataSource(options).initialize() })]',
    }],
    ['beside those of tests', { 'db.ts': byQuery, 'db.test.ts': byJoin, 'test/db.ts': byJoin }],
  ])('%s', (_name, texts) => {
    expect(costOf(texts)).toBe('1 … 3')
  })

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['of nobody', {}],
    ['of one of two', { 'a.ts': byQuery, 'b.ts': byJoin }],
    ['that depend on the environment', { 'db.ts': dataSource('{ relationLoadStrategy: process.env.STRATEGY }') }],
    ['of another library\'s data source', { 'db.ts': byQuery.replace('\'typeorm\'', '\'another-package\'') }],
    ['that a caller gives', { 'db.ts': 'import { DataSource } from \'typeorm\'\nexport const make = (options) => new DataSource(options)', 'other.ts': byQuery }],
    ['of a project\'s own function', { 'db.ts': 'function createConnection(options) {}\ncreateConnection({ relationLoadStrategy: \'query\' })' }],
  ])('are not those %s', (_name, texts) => {
    expect(costOf(texts)).toBe('1')
  })

  it('are told by each finder for itself first', () => {
    expect(costOf({ 'db.ts': byQuery }, 'await users.find({ relations: { posts: true }, relationLoadStrategy: \'join\' })')).toBe('1')
    expect(costOf({ 'db.ts': byJoin }, 'await users.find({ relations: { posts: true }, relationLoadStrategy: \'query\' })')).toBe('1 … 3')
  })

  it('are how an expansion is loaded', () => {
    expect(callOf(withRelations, files({ 'db.ts': byQuery })).expansions).toMatchObject([{ relation: 'posts', strategy: 'query' }])
    expect(callOf(withRelations, files({ 'db.ts': byJoin })).expansions).toMatchObject([{ relation: 'posts', strategy: 'join' }])
  })

  it('came with 0.3', () => {
    expect(formatCost(callOf('await users.find({ relations: [\'posts\'] })', { ...files({ 'db.ts': byQuery }), version: '0.2.45' }).cost)).toBe('1')
  })
})

describe('names', () => {
  const named = (strategy: string, text: string) => {
    const { classes } = analysed(withHead('await users.find()'), files({
      'db.ts': `import { DataSource, DefaultNamingStrategy } from 'typeorm'\nimport { SnakeNamingStrategy } from 'typeorm-naming-strategies'\nclass Own extends DefaultNamingStrategy {}\nexport default new DataSource({ type: 'postgres', namingStrategy: ${strategy} })`,
      'named.ts': `import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm'\nimport { User } from './entities'\n${text}`,
    }))
    const at = [...text.matchAll(/class (\w+)/g)].length - 1
    return findMapped(classes, '/app/entities.ts')(`/app/named.ts#${at}`)!
  }
  const snake = 'new SnakeNamingStrategy()'

  it('follow the strategy where code does not say them', () => {
    const text = 'class Place { @Column() zipCode: string; @Column({ name: \'Town\' }) city: string }\n@Entity() class OrderLine { @PrimaryColumn() lineId: number; @Column(() => Place) shipTo: Place; @Column({ name: \'amountPaid\' }) paid: number }'
    const columns = (strategy: string) => named(strategy, text).entity.fields.map((one) => one.column)
    expect(columns(snake)).toEqual(['line_id', 'ship_to_zip_code', 'ship_to_Town', 'amountPaid'])
    expect(columns('undefined')).toEqual(['lineId', 'shipToZipcode', 'shipToTown', 'amountPaid'])
    expect(named(snake, text).entity).toMatchObject({ table: 'order_line', names: 'yes' })
  })

  it('of a project\'s own strategy are not proved', () => {
    const text = '@Entity() class OrderLine { @PrimaryColumn() lineId: number }'
    expect(named('new Own()', text).entity).toMatchObject({ table: 'order_line', names: 'unknown', fields: [{ column: 'lineId' }] })
    expect(named('new DefaultNamingStrategy()', text).entity.names).toBe('yes')
  })

  it.each([
    ['@ManyToOne(() => User) owner: User; @Column() ownerId: number', ['ownerId'], ['ownerId']],
    ['@ManyToOne(() => User) owner: User; @Column({ name: \'owner_id\' }) ownerId: number', ['owner'], ['ownerId']],
    ['@ManyToOne(() => User) owner: User; @Column() owner_id: number', ['owner'], ['owner_id']],
    ['@ManyToOne(() => User) @JoinColumn({ name: \'owner_id\' }) owner: User; @Column() ownerId: number', ['owner'], ['ownerId']],
    ['@ManyToOne(() => User) @JoinColumn({ name: \'ownerId\' }) owner: User; @Column() ownerId: number', ['ownerId'], ['owner']],
  ])('tell which field holds a key: %s', (members, usual, snaked) => {
    const text = `@Entity() class Thing { @PrimaryColumn() id: number; ${members} }`
    expect(named('undefined', text).relations[0]?.fields).toEqual(usual)
    expect(named(snake, text).relations[0]?.fields).toEqual(snaked)
  })

  it('are those of entities without classes, too', () => {
    const { calls } = analysed(`
import { EntitySchema, type DataSource } from 'typeorm'
const Line = new EntitySchema({ name: 'OrderLine', columns: { lineId: { type: Number, primary: true } } })
export async function main(dataSource: DataSource, id: number) {
  await dataSource.getRepository(Line).createQueryBuilder('line').where('line.line_id = :id', { id }).getOne()
}`, files({ 'db.ts': `import { DataSource } from 'typeorm'\nimport { SnakeNamingStrategy } from 'typeorm-naming-strategies'\nexport default new DataSource({ namingStrategy: ${snake} })` }))
    expect(calls[0]?.filters).toMatchObject([{ path: ['lineId'] }])
  })

  it('stand in the conditions of builders', () => {
    const filtersOf = (where: string, strategy: string) => callOf(`await manager.createQueryBuilder(Post, 'post').where('${where}', { id }).getMany()`, files({ 'db.ts': `import { DataSource } from 'typeorm'\nimport { SnakeNamingStrategy } from 'typeorm-naming-strategies'\nnew DataSource({ namingStrategy: ${strategy} })` })).filters
    expect(filtersOf('"post"."author_id" = :id', snake)).toMatchObject([{ path: ['authorId'] }])
    expect(filtersOf('"post"."author_id" = :id', 'undefined')).toMatchObject([{ path: ['author_id'] }])
    expect(filtersOf('post.authorId = :id', snake)).toMatchObject([{ path: ['authorId'] }])
  })

  describe.each(Object.keys(majors) as Major[])('of TypeORM %s itself', (major) => {
    it.each([['undefined', undefined], [snake, snakeStrategy]])('by %s', async (option, strategy) => {
      const { classes } = analysed(withHead('await users.find()'), files({ 'db.ts': `import { DataSource } from 'typeorm'\nimport { SnakeNamingStrategy } from 'typeorm-naming-strategies'\nnew DataSource({ namingStrategy: ${option} })` }))
      const real = await namesOf(major, strategy)
      const classNames = [...entities.matchAll(/class (\w+)/g)].map((found) => found[1]!)
      for (const [name, { table, columns, keys }] of Object.entries(real)) {
        if (!classNames.includes(name)) continue
        const { entity, relations } = findMapped(classes, '/app/entities.ts')(`/app/entities.ts#${classNames.indexOf(name)}`)!
        expect(entity.table, name).toBe(table)
        expect(entity.fields.map((one) => `${one.name} ${one.column}`).sort(), name).toEqual(columns)
        expect(relations.flatMap((one) => one.columns.map((column) => `${one.name} ${column}`)).sort(), name).toEqual(keys)
      }
    })
  })
})
