import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()

export const counts = (ids) => Promise.all(ids.map((id) => db.post.count({ where: { authorId: id } }))) // want "`db.post.count`"
