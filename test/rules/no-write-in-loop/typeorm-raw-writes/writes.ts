import type { DataSource } from 'typeorm'
import { AuditLog, User } from './entities'

export async function inserts(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  for (const user of users) await source.query('INSERT INTO audit_log (message) VALUES (?)', [user.email]) // want "`source.query` runs once for each `user` of `users`: N(users) statements; one `query` takes them all in one call. `INSERT INTO audit_log (message) VALUES (…), (…), …` inserts the rows of all items in one statement"
}

export async function insertsAtOnce(source: DataSource) { // want fn:"2"
  const users = await source.getRepository(User).find()
  await source.query(`INSERT INTO audit_log (message) VALUES ${users.map(() => '(?)').join(', ')}`, users.map((user) => user.email))
}

export async function deletes(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.manager.find(User)
  for (const user of users) await source.manager.query('DELETE FROM audit_log WHERE message = ?', [user.email]) // want "`DELETE FROM audit_log WHERE message IN (?, ?, …)` deletes the rows of all items"
}

export async function updates(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const runner = source.createQueryRunner()
  for (const user of users) await runner.query(`UPDATE user SET active = 0 WHERE id = ${user.id}`) // want "`UPDATE user SET … WHERE id IN (?, ?, …)` changes the rows of all items"
  await runner.release()
}

export async function concurrent(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  const logs = source.getRepository(AuditLog)
  await Promise.all(users.map((user) => logs.query('UPDATE user SET active = ? WHERE id = ?', [0, user.id]))) // want "`logs.query` runs once for each `user` of `users`"
}

// Each row gets values of its own.
export async function perRow(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  for (const user of users) await source.query('UPDATE user SET name = ? WHERE id = ?', [user.email, user.id])
}
