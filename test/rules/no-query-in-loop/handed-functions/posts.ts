import _ from 'lodash'
import { prisma } from './db'
import { each, inChunks, inTurn, limited, over, twice, untilItWorks, withOptions } from './each'

const latest = async (authorId: number) => prisma.post.findFirst({ where: { authorId } })
const load = (ids: readonly number[]) => prisma.post.findMany({ where: { authorId: { in: [...ids] } } })

export class Posts {
  async count(authorId: number) {
    return prisma.post.count({ where: { authorId } })
  }

  async all(ids: number[]) {
    await inTurn(ids, this.count) // want "`this.count` reaches `prisma.post.count` once for each `authorId` of `ids`: N(ids) queries"
    await inTurn(ids, this.count.bind(this)) // want "`this.count` reaches `prisma.post.count` once for each `authorId` of `ids`"
  }
}

export function byName(ids: number[]) {
  return inTurn(ids, latest) // want "`latest` reaches `prisma.post.findFirst` once for each `authorId` of `ids`: N(ids) queries"
}

export async function curried(ids: number[]) {
  await each(latest)(ids) // want "`each(latest)` reaches `prisma.post.findFirst` once for each `authorId` of `ids`"
  await each((id: number) => latest(id))(ids) // want "`latest` reaches `prisma.post.findFirst` once for each `id` of `ids`"
  await over(ids)(latest) // want "`latest` reaches `prisma.post.findFirst` once for each `authorId` of `ids`"
}

const latestOfAll = each(latest)

export function madeBefore(ids: number[]) {
  return latestOfAll(ids) // want "`latestOfAll` reaches `prisma.post.findFirst` once for each `authorId` of `ids`"
}

export function nested(teams: number[][]) {
  return inTurn(teams, (ids) => inTurn(ids, latest)) // want "`latest` reaches `prisma.post.findFirst` once for each `authorId` of `ids`: N(teams)·N(ids) queries"
}

export function silent(ids: number[]) {
  return [
    inTurn([1, 2], latest), inTurn([1, 2], (id) => latest(id)), each(latest)([1, 2]), each((id: number) => latest(id))([1, 2]), over([1, 2])(latest),
    inTurn(_.chunk(ids, 100), load), inTurn(_.chunk(ids, 100), (some) => load(some)), inChunks(ids, load), inChunks(ids, (some) => load(some)),
    untilItWorks(() => latest(1)), untilItWorks(latest.bind(null, 1)), twice(() => latest(1)), each(latest),
  ]
}

// A round of so many at once is as many queries.
export function inRounds(ids: number[]) {
  return limited(ids, 10, latest) // want "`latest` reaches `prisma.post.findFirst`"
}

const reader = { load: latest }

export async function inAnObject(ids: number[]) {
  await withOptions(ids, reader) // want "`reader.load` reaches `prisma.post.findFirst` once for each `authorId` of `ids`"
  await withOptions(ids, { load: latest }) // want "`withOptions` reaches `prisma.post.findFirst` once for each `authorId` of `ids`"
  await withOptions([1, 2], reader)
}
