// The news of one page, each with how often it was read.

import { createClient } from '@libsql/client'

const client = createClient({ url: ':memory:' })

export async function findPost(id) {
  const { rows } = await client.execute({ sql: 'SELECT ? AS id', args: [id] })
  return rows[0]
}

export async function countReaders(id) {
  const { rows } = await client.execute({ sql: 'SELECT 3 * ? AS readers', args: [id] })
  return rows[0]
}
