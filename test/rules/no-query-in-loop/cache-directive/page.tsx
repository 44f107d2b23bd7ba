import { prisma } from './db'
import { settingsOf } from './module'

async function Author({ id }: { id: number }) {
  'use cache'
  const author = await prisma.user.findFirst({ where: { id } })
  return <span>{author?.name}</span>
}

export async function Page({ posts, id }: { posts: { authorId: number }[]; id: number }) {
  return posts.map((post) => <Author key={post.authorId} id={post.authorId} />)
}

export async function names(list: string[], id: number) {
  for (const name of list) console.log(name, await settingsOf(id))
}
