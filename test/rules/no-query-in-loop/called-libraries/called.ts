import { Router } from 'express'
import * as A from 'fp-ts/Array'
import * as T from 'fp-ts/Task'
import pLimit from 'p-limit'
import { map, pipe } from 'remeda'
import { prisma } from './db'

const limit = pLimit(5)
const router = Router()

export async function limited(ids: number[]) {
  return Promise.all(ids.map((id) => limit(() => prisma.post.findFirst({ where: { id } })))) // want "`prisma.post.findFirst`"
}

export async function dataFirst(ids: number[]) {
  return Promise.all(map(ids, (id) => prisma.post.findFirst({ where: { id } }))) // want "`prisma.post.findFirst`"
}

export async function piped(ids: number[]) {
  return Promise.all(pipe(ids, map((id) => prisma.post.findFirst({ where: { id } })))) // want "`prisma.post.findFirst`"
}

export function traversed(ids: number[]) {
  return A.traverse(T.ApplicativePar)((id: number) => () => prisma.post.findFirst({ where: { id } }))(ids) // want "`prisma.post.findFirst`"
}

export function routes(paths: string[]) {
  for (const path of paths) router.get(path, async () => prisma.post.findMany())
}
