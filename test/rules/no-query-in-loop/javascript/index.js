const { PrismaClient } = require('@prisma/client')
const { postsOf } = require('./posts')

const prisma = new PrismaClient()

module.exports.all = async function all(ids) {
  for (const id of ids) {
    await prisma.comment.count({ where: { authorId: id } }) // want "`prisma.comment.count`"
    await postsOf(prisma, id) // want "post.findMany"
  }
}
