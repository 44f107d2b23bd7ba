import { chunk } from 'lodash'
import { prisma } from './db'

const SIZE = 500

export async function sliced(ids: number[]) {
  const found = []
  for (let i = 0; i < ids.length; i += SIZE) {
    const part = ids.slice(i, i + SIZE)
    found.push(...await prisma.user.findMany({ where: { id: { in: part } } }))
  }
  return found
}

export async function chunked(ids: number[]) {
  for (const part of chunk(ids, SIZE)) {
    console.log(await prisma.user.findMany({ where: { id: { in: part } } }))
  }
}
