const { PrismaClient } = require('@prisma/client')

const prisma = new PrismaClient()
exports.db = prisma
exports.pool = null

exports.one = (id) => prisma.post.findFirst({ where: { id } })

exports.all = async (ids) => {
  for (const id of ids) await exports.one(id) // want "`exports.one` reaches `prisma.post.findFirst`"
}

module.exports.whole = async (ids) => {
  for (const id of ids) await module.exports.one(id) // want "`module.exports.one` reaches `prisma.post.findFirst`"
}

exports.through = async (ids) => Promise.all(ids.map((id) => exports.db.comment.count({ where: { authorId: id } }))) // want "`exports.db.comment.count` runs once"

exports.handed = async (ids) => Promise.all(ids.map(exports.one)) // want "`exports.one`"

exports.label = (post) => `${post.title} (${post.id})`

exports.labels = async (ids) => {
  const labels = []
  for (const post of await exports.many(ids)) labels.push(exports.label(post))
  return labels
}

exports.many = (ids) => prisma.post.findMany({ where: { id: { in: ids } } })

exports.connect = (pool) => {
  exports.pool = pool
}

exports.connected = async (ids) => {
  if (exports.pool) for (const id of ids) await exports.one(id) // want "`exports.one` reaches `prisma.post.findFirst`"
}

exports.local = async (ids, exports) => {
  for (const id of ids) await exports.one(id)
}

exports.unknown = async (ids) => {
  for (const id of ids) await exports.nothing(id)
}
