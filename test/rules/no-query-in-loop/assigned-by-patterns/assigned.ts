import type { PrismaClient } from './generated/client'
import { prisma } from './db'

interface Clients {
  readonly db: PrismaClient
}

const given: Clients = { db: prisma }
let shared: PrismaClient
({ db: shared } = given)

export async function clients(ids: number[]) {
  let db: PrismaClient['user'], first, nested
  const box: { db?: PrismaClient } = {};
  ({ user: db } = prisma);
  [first] = [prisma.post];
  ({ inner: [, nested] } = { inner: [0, prisma.tag] });
  ({ db: box.db } = given)
  for (const id of ids) {
    await db.findFirst({ where: { id } }) // want "`db.findFirst`"
    await first.findFirst({ where: { id } }) // want "`first.findFirst`"
    await nested.findFirst({ where: { id } }) // want "`nested.findFirst`"
    await box.db.team.findFirst({ where: { id } }) // want "`box.db.team.findFirst`"
    await shared.comment.count({ where: { authorId: id } }) // want "`shared.comment.count`"
  }
}

export async function answers() { // want fn:"2 + N(users)"
  let users, tags;
  [users, tags] = await Promise.all([prisma.user.findMany(), prisma.tag.findMany()])
  for (const user of users) await prisma.post.findMany({ where: { authorId: user.id } }) // want "once for each `user` of `users`"
  return tags
}

export async function included(id: number) {
  let posts;
  ({ posts } = await prisma.user.findUniqueOrThrow({ where: { id }, include: { posts: true } }))
  for (const post of posts) await prisma.comment.findMany({ where: { postId: post.id } }) // want "`prisma.comment.findMany`"
}

export class Service {
  db;
  constructor(clients: Clients) {
    ({ db: this.db } = clients)
  }

  async run(ids: number[]) {
    for (const id of ids) await this.db.user.findFirst({ where: { id } }) // want "`this.db.user.findFirst`"
  }
}

// Pages and queues, whose rows are taken out of an answer.
export async function pages() {
  let rows, skip = 0
  do {
    [rows] = await prisma.$transaction([prisma.user.findMany({ skip, take: 100 })])
    skip += 100
  } while (rows.length > 0)
}

export async function queue() {
  let [job] = await prisma.post.findMany({ take: 1 })
  while (job) {
    [job] = await prisma.post.findMany({ take: 1 })
  }
}

// A cache that an assignment fills.
const names: Record<number, string> = {}

export async function cached(ids: number[]) {
  for (const id of ids) {
    if (names[id] === undefined) ({ name: names[id] } = await prisma.user.findUniqueOrThrow({ where: { id } }))
  }
}
