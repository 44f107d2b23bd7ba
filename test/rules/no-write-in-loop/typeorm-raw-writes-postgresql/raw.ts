import type { DataSource, EntityManager } from 'typeorm'

export async function deletes(manager: EntityManager, ids: string[]) {
  for (const id of ids) await manager.query('DELETE FROM post WHERE id = $1::uuid AND author = $2', [id, 1]) // want "`DELETE FROM post WHERE id = ANY($1::uuid[]) AND …` deletes the rows of all items"
}

export async function perRow(source: DataSource, posts: { id: number; title: string }[]) {
  for (const { id, title } of posts) {
    await source.query('UPDATE post SET title = $1, edited = now() WHERE id = $2', [title, id]) // want "one `UPDATE post SET title = data.title, … FROM (VALUES (…), (…), …) AS data (id, title, …) WHERE post.id = data.id` takes them all"
  }
}

export async function returning(source: DataSource, messages: string[]) {
  const ids: number[] = []
  for (const message of messages) {
    const [row] = await source.query('INSERT INTO audit_log (message) VALUES ($1) RETURNING id', [message]) // want "`source.query` runs once for each `message` of `messages`: N(messages) statements; one `query` takes them all"
    ids.push(row.id)
  }
  return ids
}

async function touch(source: DataSource, table: string, id: number) {
  await source.query(`UPDATE ${table} SET touched = now() WHERE id = $1`, [id])
}

export async function throughAHelper(source: DataSource, ids: number[], tables: string[]) {
  for (const id of ids) await touch(source, 'post', id) // want "`UPDATE post SET … WHERE id = ANY($1)` changes the rows of all items"
  // Each table has a statement of its own.
  for (const table of tables) await touch(source, table, 1)
}

// Other numbers each time, and no list of a query's rows.
export async function numbers(source: DataSource, names: string[]) {
  const numbered = new Map<string, number>()
  for (const name of names) {
    const [{ next }] = await source.query(`SELECT nextval('numbers') AS next`) // want "`source.query` runs once for each `name` of `names`: N(names) queries. `SELECT nextval('numbers') FROM generate_series(1, …)` gives the numbers of all items in one query"
    numbered.set(name, next)
  }
  return numbered
}

export async function settings(source: DataSource, tenants: string[]) {
  for (const tenant of tenants) {
    await source.query(`SELECT set_config('app.tenant', $1, true)`, [tenant])
    await source.query('SELECT pg_advisory_xact_lock(hashtext($1))', [tenant])
    await source.query(`REFRESH MATERIALIZED VIEW ${tenant}`)
    await source.query('SELECT recalculate($1)', [tenant])
  }
}

export async function drain(source: DataSource) {
  let rows: unknown[]
  do {
    rows = await source.query('DELETE FROM post WHERE id IN (SELECT id FROM post LIMIT 500) RETURNING id')
  } while (rows.length === 500)
}

export async function chunked(source: DataSource, lists: number[][]) {
  for (const list of lists) await source.query('DELETE FROM post WHERE id = ANY($1)', [list])
  for (const list of lists) await source.query('SELECT * FROM post WHERE id = ANY($1)', [list])
}
