// A database of its own on a real MariaDB server, dropped afterwards. Where no server answers, tests are skipped and say why.

import { randomBytes } from 'node:crypto'
import { createConnection } from 'mysql2/promise'

export const mariadbServer = { host: '127.0.0.1', port: 3306, user: 'root' } as const

export interface Database {
  /** Of a new pool or client, with the database as its own. */
  readonly config: typeof mariadbServer & { readonly database: string }
  drop(): Promise<void>
}

/** Why tests are skipped; undefined where the server answers. */
export const noMariadb: string | undefined = await reasonToSkip()
if (noMariadb !== undefined) console.warn(`Tests on MariaDB are skipped: ${noMariadb}`)

async function reasonToSkip(): Promise<string | undefined> {
  try {
    await asAdmin('SELECT 1')
    return undefined
  } catch (error) {
    return `127.0.0.1:3306 does not answer (${error instanceof Error ? error.message : String(error)}).`
  }
}

/** Authors with posts of their own, and comments of those: 5 authors, 2 posts each, 2 comments each. */
export async function blog(): Promise<Database> {
  const name = `querylint_${process.pid}_${randomBytes(4).toString('hex')}`
  const rows = (count: number, row: (index: number) => string) => Array.from({ length: count }, (_, index) => row(index)).join(', ')
  await asAdmin(`
    CREATE DATABASE ${name};
    USE ${name};
    CREATE TABLE authors (id integer AUTO_INCREMENT PRIMARY KEY, name varchar(100) NOT NULL);
    CREATE TABLE posts (id integer AUTO_INCREMENT PRIMARY KEY, author_id integer NOT NULL, title varchar(100) NOT NULL);
    CREATE TABLE comments (id integer AUTO_INCREMENT PRIMARY KEY, post_id integer NOT NULL, body varchar(100) NOT NULL);
    INSERT INTO authors (id, name) VALUES ${rows(5, (n) => `(${101 + n}, 'author ${n}')`)};
    INSERT INTO posts (id, author_id, title) VALUES ${rows(10, (n) => `(${1001 + n}, ${101 + Math.floor(n / 2)}, 'post ${n}')`)};
    INSERT INTO comments (id, post_id, body) VALUES ${rows(20, (n) => `(${10001 + n}, ${1001 + Math.floor(n / 2)}, 'comment ${n}')`)};
  `)
  return { config: { ...mariadbServer, database: name }, drop: () => asAdmin(`DROP DATABASE ${name}`) }
}

async function asAdmin(sql: string): Promise<void> {
  const connection = await createConnection({ ...mariadbServer, multipleStatements: true, connectTimeout: 3_000 })
  try {
    await connection.query(sql)
  } finally {
    await connection.end()
  }
}
