const { PrismaClient } = require('@prisma/client')

const prisma = new PrismaClient()

module.exports = {
  one(id) {
    return prisma.post.findFirst({ where: { id } })
  },

  async all(ids) {
    for (const id of ids) await module.exports.one(id) // want "`module.exports.one` reaches `prisma.post.findFirst`"
  },
}
