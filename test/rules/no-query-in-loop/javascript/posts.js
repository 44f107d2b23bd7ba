async function postsOf(prisma, authorId) {
  return prisma.post.findMany({ where: { authorId } })
}

module.exports = { postsOf }
