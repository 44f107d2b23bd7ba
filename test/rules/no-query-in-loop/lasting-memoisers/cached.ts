import memoize from 'p-memoize'
import { cache } from 'react'
import { unstable_cache } from 'next/cache'
import { prisma } from './db'

// What is remembered from one request to the next is often there already.
const postsOf = unstable_cache(async (authorId: number) => prisma.post.findMany({ where: { authorId } }), ['posts'])
const countOf = memoize(async (authorId: number) => prisma.post.count({ where: { authorId } }))

export async function remembered(ids: number[]) {
  for (const id of ids) console.log(await postsOf(id), await countOf(id))
}

// React forgets after each request: items of their own are each asked for.
const commentsOf = cache(async (postId: number) => prisma.comment.findMany({ where: { postId } }))

export async function forgotten(posts: { id: number }[]) {
  for (const post of posts) console.log(await commentsOf(post.id)) // want "`commentsOf` reaches `prisma.comment.findMany`"
}
