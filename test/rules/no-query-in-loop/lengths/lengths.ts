import { prisma } from './db'

export function lastTwelveMonths() {
  return Promise.all(Array.from({ length: 12 }, (_, month) => prisma.post.count({ where: { views: { gt: month } } })))
}

export function perDay(days: number) {
  return Promise.all(Array.from({ length: days }, (_, day) => prisma.post.count({ where: { views: day } }))) // want "`prisma.post.count`"
}

export function perKey() {
  return Promise.all([...Array(7).keys()].map((day) => prisma.post.count({ where: { views: day } })))
}
