import { prisma, type ExtendedClient } from './client'

export async function direct(ids: number[]) {
  for (const id of ids) await prisma.post.findMany({ where: { authorId: id } }) // want "`prisma.post.findMany`"
}

export async function given(client: ExtendedClient, ids: number[]) {
  for (const id of ids) await client.post.findMany({ where: { authorId: id } }) // want "`client.post.findMany`"
}
