// Drivers with a server, each by promises and by callbacks, in one and the same form.

import { createRequire } from 'node:module'
import mariadb from 'mariadb'
import type * as Callbacks from 'mariadb/callback'
import mysql from 'mysql2'
import pg from 'pg'
import { instrument } from '../../../src/runtime.ts'
import { noMariadb } from '../mariadb.ts'
import { noPostgresql } from '../postgresql.ts'
import { answered } from './alike.ts'

const callbacks = createRequire(import.meta.url)('mariadb/callback') as typeof Callbacks

type Rows = readonly { readonly id: number }[]
export type Send = (text: string, values?: readonly unknown[]) => Promise<Rows>

export interface Opened {
  readonly send: Send
  /** One connection of the pool, to be given back. */
  connect(): Promise<{ readonly send: Send; release(): unknown }>
  /** What can be instrumented besides the pool: the package, and a connection. */
  levels(): Promise<readonly object[]>
  close(): Promise<unknown>
}

export interface Way {
  readonly name: string
  readonly skip: boolean
  open(config: object, connections: number): Opened
}

const numbered = (text: string) => {
  let parameter = 0
  return text.replaceAll('?', () => `$${parameter += 1}`)
}

export const ways: readonly Way[] = [
  {
    name: 'pg, promises', skip: noPostgresql !== undefined,
    open(config, max) {
      const pool = instrument(new pg.Pool({ ...config, max }))
      const by = (one: pg.Pool | pg.PoolClient): Send => async (text, values = []) => (await one.query(numbered(text), [...values])).rows as Rows
      return {
        send: by(pool), close: () => pool.end(),
        async levels() {
          const client = await pool.connect()
          client.release()
          return [pg, client]
        },
        async connect() {
          const client = await pool.connect()
          return { send: by(client), release: () => client.release() }
        },
      }
    },
  },
  {
    name: 'pg, callbacks', skip: noPostgresql !== undefined,
    open(config, max) {
      const pool = instrument(new pg.Pool({ ...config, max }))
      const by = (one: pg.Pool | pg.PoolClient): Send => async (text, values = []) => (await answered((done) => one.query(numbered(text), [...values], done)) as pg.QueryResult).rows as Rows
      const connected = () => new Promise<pg.PoolClient>((resolve, reject) => pool.connect((error, client) => client === undefined ? reject(error) : resolve(client)))
      return {
        send: by(pool), close: () => pool.end(),
        async levels() {
          const client = await connected()
          client.release()
          return [pg, client]
        },
        async connect() {
          const client = await connected()
          return { send: by(client), release: () => client.release() }
        },
      }
    },
  },
  {
    name: 'mysql2, promises', skip: noMariadb !== undefined,
    open(config, connectionLimit) {
      const base = instrument(mysql.createPool({ ...config, connectionLimit }))
      const pool = base.promise()
      const by = (one: Pick<typeof pool, 'query'>): Send => async (text, values = []) => (await one.query(text, [...values]))[0] as unknown as Rows
      return {
        send: by(pool), close: () => pool.end(),
        async levels() {
          const connection = await pool.getConnection()
          connection.release()
          return [mysql, pool, connection]
        },
        async connect() {
          const connection = await pool.getConnection()
          return { send: by(connection), release: () => connection.release() }
        },
      }
    },
  },
  {
    name: 'mysql2, callbacks', skip: noMariadb !== undefined,
    open(config, connectionLimit) {
      const pool = instrument(mysql.createPool({ ...config, connectionLimit }))
      const by = (one: mysql.Pool | mysql.PoolConnection): Send => (text, values = []) => answered((done) => one.query(text, [...values], done)) as Promise<Rows>
      const connected = () => answered((done) => pool.getConnection(done)) as Promise<mysql.PoolConnection>
      return {
        send: by(pool), close: () => answered((done) => pool.end(done)),
        async levels() {
          const connection = await connected()
          connection.release()
          return [mysql, connection]
        },
        async connect() {
          const connection = await connected()
          return { send: by(connection), release: () => connection.release() }
        },
      }
    },
  },
  {
    name: 'mariadb, promises', skip: noMariadb !== undefined,
    open(config, connectionLimit) {
      const pool = instrument(mariadb.createPool({ ...config, connectionLimit }))
      const by = (one: mariadb.Pool | mariadb.PoolConnection): Send => async (text, values = []) => await one.query<Rows>(text, values)
      return {
        send: by(pool), close: () => pool.end(),
        async levels() {
          const connection = await pool.getConnection()
          await connection.release()
          return [mariadb, connection]
        },
        async connect() {
          const connection = await pool.getConnection()
          return { send: by(connection), release: () => connection.release() }
        },
      }
    },
  },
  {
    name: 'mariadb, callbacks', skip: noMariadb !== undefined,
    open(config, connectionLimit) {
      const pool = instrument(callbacks.createPool({ ...config, connectionLimit }))
      const by = (one: Callbacks.Pool | Callbacks.PoolConnection): Send => (text, values = []) => answered((done) => one.query(text, values, done)) as Promise<Rows>
      const connected = () => answered((done) => pool.getConnection(done)) as Promise<Callbacks.PoolConnection>
      return {
        send: by(pool), close: () => answered((done) => pool.end(done)),
        async levels() {
          const connection = await connected()
          await answered((done) => connection.release(done))
          return [callbacks, connection]
        },
        async connect() {
          const connection = await connected()
          return { send: by(connection), release: () => answered((done) => connection.release(done)) }
        },
      }
    },
  },
]
