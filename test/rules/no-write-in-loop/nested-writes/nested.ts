import { prisma } from './db'

export async function withPosts(users: { email: string; title: string }[]) {
  await Promise.all(users.map((user) => prisma.user.create({ // want "`createManyAndReturn` and `createMany` take them all in two calls. `prisma.user.createManyAndReturn({ data: [ … ] })` hands back the ids"
    data: { email: user.email, posts: { create: { title: user.title, slug: user.title } } },
  })))
}

export async function below(ids: number[], body: string, authorId: number) {
  for (const id of ids) await prisma.post.update({ where: { id }, data: { comments: { create: { body, authorId } } } }) // want "`prisma.comment.createMany({ data: [ … ] })` inserts the rows of all items"
}

export async function linked(ids: number[], teamId: number) {
  for (const id of ids) await prisma.user.update({ where: { id }, data: { team: { connect: { id: teamId } } } }) // want "With the foreign key set directly (`teamId` for `team`), `prisma.user.updateMany({ where: { id: { in: … } }, data })`"
}

// Each is linked to another row.
export async function linkedApart(rows: { id: number; teamId: number }[]) {
  for (const row of rows) await prisma.user.update({ where: { id: row.id }, data: { team: { connect: { id: row.teamId } } } })
}

// Only single writes set rows of a junction table that Prisma keeps, or change a row and others below it.
export async function tagged(ids: number[], name: string, body: string, authorId: number) {
  for (const id of ids) await prisma.post.update({ where: { id }, data: { tags: { connect: { name } } } })
  for (const id of ids) await prisma.post.update({ where: { id }, data: { published: true, comments: { create: { body, authorId } } } })
}
