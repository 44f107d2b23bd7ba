import type { Context } from './context'

export async function postCounts({ ctx, input }: { ctx: Context; input: { ids: number[] } }) {
  return Promise.all(input.ids.map((id) => ctx.prisma.post.count({ where: { authorId: id } }))) // want "`ctx.prisma.post.count`"
}

export async function handler(ctx: Context, ids: number[]) {
  for (const id of ids) await ctx.prisma.post.findMany({ where: { authorId: id } }) // want "`ctx.prisma.post.findMany`"
}
