import { useMemo, useState } from 'react'
import { useLoaderData } from 'react-router'
import { prisma } from './db'
import { useCases } from './use-cases'

const latest = (authorId: number) => prisma.post.findFirst({ where: { authorId } })

// What a server runs for a page is no part of the page.
export async function loader({ ids }: { ids: number[] }) {
  const posts = []
  for (const id of ids) posts.push(await latest(id)) // want "`latest` reaches `prisma.post.findFirst` once for each `id` of `ids`"
  return { posts, counts: await useCases(ids) }
}

export default function Page() {
  const { posts } = useLoaderData<typeof loader>()
  const [open, setOpen] = useState<number[]>([])
  const shown = useMemo(() => posts.filter((post) => post !== null && open.includes(post.id)), [posts, open])
  return (
    <ul>
      {shown.map((post) => <li key={post!.id} onClick={() => setOpen((before) => before.filter((id) => id !== post!.id))}>{post!.title}</li>)}
    </ul>
  )
}

async function Author({ id }: { id: number }) {
  const post = await latest(id)
  return <p>{post?.title}</p>
}

// A component that awaits is a server's, and so is who lists it.
export function Authors({ ids }: { ids: number[] }) {
  return <div>{ids.map((id) => <Author key={id} id={id} />)}</div> // want "`<Author>` reaches `prisma.post.findFirst` once for each `id` of `ids`"
}

const useDatabase = () => prisma

// Where something is awaited, a name that begins with `use` is no hook.
export async function Counts({ ids }: { ids: number[] }) {
  const db = useDatabase()
  const counts: number[] = []
  for (const id of ids) counts.push(await db.post.count({ where: { authorId: id } })) // want "`db.post.count` runs once for each `id` of `ids`"
  return <p>{counts.join()}</p>
}
