import { prisma } from './db'

const traced = <A extends unknown[], R>(load: (...args: A) => R) => (...args: A) => load(...args)

const named = <A extends unknown[], R>(name: string, load: (...args: A) => R) => (...args: A) => {
  console.log(name)
  return load(...args)
}

const userOf = traced(async (id: number) => prisma.user.findFirst({ where: { id } }))
const postOf = named('post', async (_slug: string, id: number) => prisma.post.findFirst({ where: { id } }))

export async function users(ids: number[]) {
  for (const id of ids) console.log(await userOf(id)) // want "`userOf` reaches `prisma.user.findFirst` once for each `id` of `ids`"
}

export async function posts(ids: number[]) {
  for (const id of ids) console.log(await postOf('', id)) // want "`postOf` reaches `prisma.post.findFirst` once for each `id` of `ids`"
}

async function rest(...ids: number[]) {
  return prisma.post.findFirst({ where: { id: ids[0] } })
}

export async function ofRest(ids: number[]) {
  for (const id of ids) console.log(await rest(id)) // want "`rest` reaches `prisma.post.findFirst` once for each `id` of `ids`"
}

async function slugs(prefix: string, ...names: string[]) {
  for (const name of names) console.log(await prisma.post.findFirst({ where: { slug: prefix + name } })) // want "`prisma.post.findFirst` runs once for each `name` of `names`"
}

// The same arguments each time.
export async function same(names: string[], id: number) {
  for (const name of names) console.log(name, await userOf(id)) // want "`userOf` reaches `prisma.user.findFirst`, the same query again"
}

export async function sameOfTwo(names: string[], id: number) {
  for (const name of names) console.log(await postOf(name, id)) // want "`postOf` reaches `prisma.post.findFirst`, the same query again"
}
