// Real databases for the blog: sql.js always, PostgreSQL and MariaDB where they answer, each with a place of its own that is dropped
// afterwards. Statements are counted by TypeORM's own logger too, which knows nothing of the runtime.

import { randomBytes } from 'node:crypto'
import mysql from 'mysql2/promise'
import pg from 'pg'
import type { DataSource, DataSourceOptions, Logger } from 'typeorm'
import { instrument, uninstrument } from '../../../../src/runtime.ts'
import { noMariadb } from '../../../runtime/mariadb.ts'
import { noPostgresql } from '../../../runtime/postgresql.ts'
import { type Major, type Models, type Row, type TypeOrm, modelsOf, packageOf, seed } from './models.ts'

export const engines = ['sqljs', 'postgres', 'mariadb'] as const
export type Engine = typeof engines[number]

export interface Blog {
  readonly orm: TypeOrm
  readonly source: DataSource
  readonly models: Models
  /** Statements as TypeORM logged them, since the last time. */
  logged(): readonly string[]
  close(): Promise<void>
}

export function isMissing(engine: Engine): boolean {
  return engine === 'postgres' && noPostgresql !== undefined || engine === 'mariadb' && noMariadb !== undefined
}

/** With its pool warmed, seeded, and everything forgotten that was logged meanwhile. */
export async function openBlog(major: Major, engine: Engine): Promise<Blog> {
  const orm = packageOf(major)
  const models = modelsOf(orm)
  const place = await placeOn(engine)
  const log: string[] = []
  const silent = () => undefined
  const logger: Logger = { logQuery: (text) => log.push(text), logQueryError: silent, logQuerySlow: silent, logSchemaBuild: silent, logMigration: silent, log: silent }
  const source = new orm.DataSource({ ...place.options, entities: Object.values(models), synchronize: true, logging: false, logger } as unknown as DataSourceOptions)
  await source.initialize()
  await seed(source, models)
  await Promise.all([1, 2, 3].map(() => source.query('SELECT 1')))
  return {
    orm, source, models,
    logged: () => log.splice(0),
    async close() {
      await source.destroy()
      await place.drop()
    },
  }
}

export interface WatchedBlog extends Blog {
  /** All rows of an entity. */
  all(name: keyof Models): Promise<Row[]>
}

/** The same behind a data source that is instrumented; closing it puts everything back. */
export async function watchedBlog(major: Major, engine: Engine): Promise<WatchedBlog> {
  const blog = await openBlog(major, engine)
  instrument(blog.source)
  return {
    ...blog,
    all: (name) => blog.source.getRepository(blog.models[name]).find() as unknown as Promise<Row[]>,
    async close() {
      uninstrument()
      await blog.close()
    },
  }
}

interface Place {
  readonly options: object
  drop(): Promise<unknown>
}

async function placeOn(engine: Engine): Promise<Place> {
  const name = `querylint_${process.pid}_${randomBytes(4).toString('hex')}`
  switch (engine) {
    case 'sqljs': return { options: { type: 'sqljs' }, drop: async () => undefined }
    case 'postgres':
      await postgres(`CREATE SCHEMA ${name}`)
      return { options: { type: 'postgres', ...server, schema: name, poolSize: 4 }, drop: () => postgres(`DROP SCHEMA ${name} CASCADE`) }
    case 'mariadb':
      await mariadb((connection) => connection.query(`CREATE DATABASE ${name}`))
      return { options: { type: 'mariadb', host: '127.0.0.1', port: 3306, username: 'root', database: name, poolSize: 4 }, drop: () => mariadb((connection) => connection.query(`DROP DATABASE ${name}`)) }
  }
}

const server = { host: '127.0.0.1', port: 5432, username: 'postgres', database: 'test' }

async function postgres(sql: string): Promise<void> {
  const client = new pg.Client({ ...server, user: server.username })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function mariadb(run: (connection: mysql.Connection) => Promise<unknown>): Promise<void> {
  const connection = await mysql.createConnection({ host: '127.0.0.1', port: 3306, user: 'root', connectTimeout: 3_000 })
  try {
    await run(connection)
  } finally {
    await connection.end()
  }
}
