// A schema of its own on a real PostgreSQL server, dropped afterwards. Where no server answers, tests are skipped and say why.

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { instrument, uninstrument } from '../../src/runtime.ts'

const server = { host: '127.0.0.1', port: 5432, user: 'postgres', database: 'test', connectionTimeoutMillis: 3_000 } as const

export interface Database {
  /** Of a new pool or client, with the schema as its search path. */
  readonly config: pg.PoolConfig
  drop(): Promise<void>
}

export interface WatchedDatabase extends Database {
  readonly pool: pg.Pool
  /** Puts everything back, and drops it. */
  close(): Promise<void>
}

/** Why tests are skipped; undefined where the server answers. */
export const noPostgresql: string | undefined = await reasonToSkip()
if (noPostgresql !== undefined) console.warn(`Tests on PostgreSQL are skipped: ${noPostgresql}`)

async function reasonToSkip(): Promise<string | undefined> {
  const client = new pg.Client(server)
  try {
    await client.connect()
    await client.end()
    return undefined
  } catch (error) {
    return `127.0.0.1:5432 does not answer (${error instanceof Error ? error.message : String(error)}).`
  }
}

/** Authors with posts of their own, and comments of those (5 authors, 2 posts each, 2 comments each), and a tree of categories. */
export async function blog(): Promise<Database> {
  const schema = `querylint_${process.pid}_${randomBytes(4).toString('hex')}`
  await asAdmin(`
    CREATE SCHEMA ${schema};
    SET search_path TO ${schema};
    CREATE TABLE authors (id serial PRIMARY KEY, name text NOT NULL);
    CREATE TABLE posts (id serial PRIMARY KEY, author_id integer NOT NULL, title text NOT NULL);
    CREATE TABLE comments (id serial PRIMARY KEY, post_id integer NOT NULL, body text NOT NULL);
    CREATE TABLE categories (id integer PRIMARY KEY, parent_id integer, name text NOT NULL);
    CREATE TABLE audit (author_id integer, action text, at timestamptz DEFAULT now());
    INSERT INTO categories VALUES (201, NULL, 'all'), (202, 201, 'books'), (203, 201, 'music'), (204, 202, 'novels'), (205, 204, 'crime');
    INSERT INTO authors (id, name) SELECT n, 'author ' || n FROM generate_series(101, 105) n;
    INSERT INTO posts (id, author_id, title) SELECT n, 101 + (n - 1001) / 2, 'post ' || n FROM generate_series(1001, 1010) n;
    INSERT INTO comments (id, post_id, body) SELECT n, 1001 + (n - 10001) / 2, 'comment ' || n FROM generate_series(10001, 10020) n;
  `)
  return {
    config: { ...server, options: `-c search_path=${schema}` },
    drop: () => asAdmin(`DROP SCHEMA ${schema} CASCADE`),
  }
}

/** The same behind a pool that is instrumented, whose connections were opened outside every scope. */
export async function watchedBlog(connections = 3): Promise<WatchedDatabase> {
  const database = await blog()
  const pool = instrument(new pg.Pool({ ...database.config, max: connections }))
  await Promise.all(Array.from({ length: connections }, () => pool.query('SELECT pg_sleep(0.01)')))
  return {
    ...database, pool,
    async close() {
      uninstrument(pool)
      await pool.end()
      await database.drop()
    },
  }
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
