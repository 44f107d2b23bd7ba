const { PrismaClient } = require('@prisma/client')

const prisma = new PrismaClient()

exports.tree = async (id) => {
  const rows = await prisma.post.findMany({ where: { authorId: id } })
  const kids = []
  for (const row of rows) kids.push(await exports.tree(row.id)) // want "`exports.tree`"
  return kids
}

module.exports.concurrent = async function (id) {
  const rows = await prisma.post.findMany({ where: { authorId: id } })
  return Promise.all(rows.map((row) => module.exports.concurrent(row.id))) // want "`module.exports.concurrent`"
}

exports.names = (node) => node.children.flatMap((child) => exports.names(child))
