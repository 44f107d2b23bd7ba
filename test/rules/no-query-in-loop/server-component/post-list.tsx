import { prisma } from './db'

export async function PostList({ authorId }: { authorId: number }) {
  const posts = await prisma.post.findMany({ where: { authorId } })
  return <ul>{posts.map((post) => <li key={post.id}>{post.title}</li>)}</ul>
}
