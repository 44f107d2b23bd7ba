import { prisma } from './db'

const RELATIONAL = 'relational'
const COLUMNS = 'columns'

enum Report {
  Posts = 'posts',
  Comments = 'comments',
}

// Which database answers is decided at run time; the queries stand under names that are constants.
async function run<T>(queries: Record<string, () => Promise<T>>): Promise<T> {
  if (process.env.COLUMNS_URL && queries[COLUMNS]) return queries[COLUMNS]()
  return queries[RELATIONAL]!()
}

async function relational(authorId: number) {
  return prisma.post.count({ where: { authorId } })
}

async function columns(authorId: number) {
  return JSON.stringify({ authorId }).length
}

export async function stats(...args: [authorId: number]) {
  return run({
    [RELATIONAL]: () => relational(...args),
    [COLUMNS]: () => columns(...args),
  })
}

export async function all(ids: number[]) {
  const found = []
  for (const id of ids) found.push(await stats(id)) // want "`stats` reaches `prisma.post.count` once for each `id` of `ids`"
  return found
}

const reports = {
  [Report.Posts]: (authorId: number) => prisma.post.findMany({ where: { authorId } }),
  [Report.Comments]: (authorId: number) => columns(authorId),
}

export async function posts(ids: number[]) {
  for (const id of ids) await reports[Report.Posts](id) // want "findMany"
}

export async function comments(ids: number[]) {
  for (const id of ids) await reports[Report.Comments](id)
}
