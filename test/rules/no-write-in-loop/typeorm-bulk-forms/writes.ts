import { type DataSource, In } from 'typeorm'
import { AuditLog, Post, Tag, User } from './entities'

export async function inserts(source: DataSource) {
  const logs = source.getRepository(AuditLog)
  const users = await source.getRepository(User).find()
  for (const user of users) await logs.insert({ message: `saw ${user.email}` }) // want "`logs.insert` runs once for each `user` of `users`: N(users) … 3·N(users) statements (1 … 3 for each call); one `insert` takes them all"
}

export async function saves(source: DataSource) {
  const users = await source.getRepository(User).find()
  for (const user of users) await source.manager.save(AuditLog, { message: user.email }) // want "one `save` takes them all"
}

export async function upserts(source: DataSource) {
  const tags = source.getRepository(Tag)
  const users = await source.getRepository(User).find()
  for (const user of users) await tags.upsert({ name: user.email }, ['name']) // want "`tags.upsert` runs once for each `user`"
}

export async function updates(source: DataSource) { // want fn:"1 + N(users.find())"
  const users = source.getRepository(User)
  for (const user of await users.find()) await users.update({ id: user.id }, { active: false }) // want "one `update` takes them all"
}

export async function updatesById(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.manager.find(User)
  await Promise.all(users.map((user) => source.manager.update(User, user.id, { active: true }))) // want "`source.manager.update` runs once for each `user` of `users`"
}

export async function increments(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.manager.find(User)
  for (const user of users) await source.manager.increment(User, { id: user.id }, 'score', 1) // want "one `increment` takes them all"
}

export async function deletes(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  for (const user of users) await source.getRepository(AuditLog).delete({ message: user.email }) // want "one `delete` takes them all"
}

export async function removes(source: DataSource) {
  const logs = source.getRepository(AuditLog)
  for (const log of await logs.find()) await logs.remove(log) // want "one `remove` takes them all"
}

export async function built(source: DataSource) { // want fn:"1 + N(users)"
  const users = await source.getRepository(User).find()
  for (const user of users) await source.createQueryBuilder().update(Post).set({ published: true }).where('authorId = :id', { id: user.id }).execute() // want "`where` takes them all"
}

// All at once.
export async function atOnce(source: DataSource) {
  const users = await source.getRepository(User).find()
  const ids = users.map((user) => user.id)
  await source.getRepository(AuditLog).insert(users.map((user) => ({ message: user.email })))
  await source.getRepository(User).update({ id: In(ids) }, { active: true })
  await source.getRepository(AuditLog).delete({ message: In(users.map((user) => user.email)) })
}

// Data that differ from row to row have no bulk form.
export async function perRow(source: DataSource) { // want fn:"1 + N(rows)"
  const users = source.getRepository(User)
  const rows = await users.find()
  for (const row of rows) await users.update(row.id, { score: row.score + 1 })
}

export async function chunked(source: DataSource) {
  const logs = source.getRepository(AuditLog)
  const users = await source.getRepository(User).find()
  for (let at = 0; at < users.length; at += 2) await logs.insert(users.slice(at, at + 2).map((user) => ({ message: user.email })))
}
