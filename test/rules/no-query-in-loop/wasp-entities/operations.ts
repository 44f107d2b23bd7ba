import type { GetCards, SendReminders } from 'wasp/server/operations'

// Operations are given what the client has for their models.
export const getCards: GetCards<void, unknown> = async (_args, context) => {
  const users = await context.entities.User.findMany({ where: { active: true }, include: { posts: true } })
  return Promise.all(users.map(async (user) => {
    const latest = await context.entities.Comment.findFirst({ where: { authorId: user.id }, orderBy: { id: 'desc' } }) // want "`context.entities.Comment.findFirst` runs once for each `user` of `users`: N(users) queries"
    return { name: user.name, posts: user.posts.length, latest }
  }))
}

export const remind: SendReminders<{ ids: number[] }, void> = async ({ ids }, { entities }) => {
  for (const id of ids) await entities.Post.create({ data: { title: 'Reminder', slug: `reminder-${id}`, authorId: id } }) // want "`entities.Post.create` runs once for each `id` of `ids`: N(ids) statements"
}

interface World { readonly entities: { readonly Monster: { findFirst(options: { where: { id: number } }): Promise<unknown> } } }

// No model of the schema.
export async function fight(world: World, ids: number[]) {
  for (const id of ids) await world.entities.Monster.findFirst({ where: { id } })
}
