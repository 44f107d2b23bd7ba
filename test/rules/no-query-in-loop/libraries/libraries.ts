import pMap from 'p-map'
import _ from 'lodash'
import { forEach } from 'lodash-es'
import Bluebird from 'bluebird'
import { prisma } from './db'

export async function limited(ids: number[]) {
  return pMap(ids, (id) => prisma.post.findMany({ where: { authorId: id } }), { concurrency: 5 }) // want "`prisma.post.findMany`"
}

export async function lodashMap(users: { id: number }[]) {
  return Promise.all(_.map(users, (user) => prisma.post.count({ where: { authorId: user.id } }))) // want "`prisma.post.count`"
}

export function lodashEach(users: { id: number }[]) {
  forEach(users, async (user) => {
    console.log(await prisma.post.count({ where: { authorId: user.id } })) // want "`prisma.post.count`"
  })
}

export function bluebird(ids: number[]) {
  return Bluebird.mapSeries(ids, (id) => prisma.comment.findMany({ where: { postId: id } })) // want "`prisma.comment.findMany`"
}

export function once() {
  return _.once(() => prisma.post.count())
}
