import { prisma } from './db'
import { PostList } from './post-list'

export default async function Page() {
  const users = await prisma.user.findMany()
  return (
    <main>
      {users.map((user) => (
        <PostList key={user.id} authorId={user.id} /> // want "post.findMany"
      ))}
    </main>
  )
}
