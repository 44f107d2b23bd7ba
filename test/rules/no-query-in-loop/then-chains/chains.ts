import { prisma } from './db'

export function chained(ids: number[]) {
  return Promise.all(ids.map((id) =>
    prisma.post.findMany({ where: { authorId: id } }).then((posts) => posts.length), // want "`prisma.post.findMany`"
  ))
}

export function afterwards() {
  return prisma.user.findMany().then(async (users) => {
    for (const user of users) await prisma.post.count({ where: { authorId: user.id } }) // want "`prisma.post.count`"
  })
}

export function mapped() {
  return prisma.user.findMany().then((users) => Promise.all(users.map((user) => prisma.post.count({ where: { authorId: user.id } })))) // want "for each `user` of `users`: N(users) queries"
}
