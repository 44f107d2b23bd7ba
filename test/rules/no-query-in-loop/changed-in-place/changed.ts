import { addDays, isBefore } from 'date-fns'
import moment from 'moment'
import { prisma } from './db'

const MINUTE = 60_000

// A date that each round moves on is another one in each.
export async function perDay(from: Date, to: Date) { // want fn:"N(rounds)"
  const counts = []
  for (let day = new Date(from); day < to; day.setDate(day.getDate() + 1)) {
    counts.push(await prisma.post.findFirst({ where: { slug: { gte: day.toISOString() } } })) // want "`prisma.post.findFirst` runs once for each round of `for (day < to)`: N(rounds) queries"
  }
  return counts
}

export async function backwards(days: number) { // want fn:"N(days)"
  for (let at = 0; at < days; at++) {
    const day = new Date()
    day.setDate(day.getDate() - at)
    await prisma.post.findFirst({ where: { slug: day.toISOString() } }) // want "runs once for each round of `for (at < days)`: N(days) queries"
  }
}

export async function downwards(days: number) { // want fn:"N(days)"
  for (let at = days - 1; at >= 0; at--) {
    const start = moment().startOf('day')
    start.subtract(at, 'days')
    await prisma.post.findFirst({ where: { slug: start.toISOString() } }) // want "runs once for each round of `for (at >= 0)`: N(days) queries"
  }
}

export async function eachDay(from: Date, to: Date) { // want fn:"N(rounds)"
  const day = new Date(from)
  while (day <= to) {
    await prisma.post.findFirst({ where: { slug: day.toISOString() } }) // want "runs once for each round of `while (day <= to)`: N(rounds) queries"
    day.setDate(day.getDate() + 1)
  }
}

export async function eachWeek(from: Date, to: Date) {
  const week = moment(from)
  while (week.isBefore(to)) {
    await prisma.post.findFirst({ where: { slug: week.toISOString() } }) // want "`prisma.post.findFirst` runs once for each round"
    week.add(1, 'week')
  }
}

export async function eachNext(from: Date, to: Date) {
  let day = from
  while (isBefore(day, to)) {
    await prisma.post.findFirst({ where: { slug: day.toISOString() } }) // want "`prisma.post.findFirst` runs once for each round"
    day = addDays(day, 1)
  }
}

// Nothing tells how often such a test holds.
export async function whileBusy(from: Date, busy: { until: Date }) {
  const day = new Date(from)
  while (day <= busy.until) {
    await prisma.post.findFirst({ where: { slug: from.toISOString() } })
    await wait(MINUTE)
  }
}

declare function wait(ms: number): Promise<void>

// What is made once, or anew in each round, of the same parts is the same.
export async function since(names: string[]) {
  const week = new Date()
  week.setDate(week.getDate() - 7)
  for (const name of names) console.log(name, await prisma.post.findFirst({ where: { slug: week.toISOString() } })) // want "runs the same query again for each `name`"
  for (const name of names) {
    const today = new Date()
    today.setHours(0, 0, 0, 0)
    console.log(name, await prisma.post.findFirst({ where: { slug: today.toISOString() } })) // want "runs the same query again for each `name`"
  }
}

export async function another(names: string[], since: string, other: Date) {
  for (const name of names) {
    other.setDate(other.getDate() + name.length)
    console.log(name, await prisma.post.findFirst({ where: { slug: since } })) // want "runs the same query again for each `name`"
  }
}

// Lists, maps and texts of queries are filled on the way.
export async function unused(names: string[], used: number[]) {
  for (const name of names) {
    const post = await prisma.post.findFirst({ where: { id: { notIn: used } } }) // want "`prisma.post.findFirst` runs once for each `name`"
    if (post !== null) used.push(post.id, name.length)
  }
}

export async function unusedSet(names: string[], first: number) {
  const used = new Set([first])
  for (const name of names) {
    const post = await prisma.post.findFirst({ where: { id: { notIn: [...used] } } }) // want "`prisma.post.findFirst` runs once for each `name`"
    if (post !== null) used.add(post.id + name.length)
  }
}

export async function searched(names: string[], start: string) {
  const query = new URLSearchParams(start)
  for (const name of names) {
    query.set('name', name)
    await prisma.post.findFirst({ where: { slug: query.toString() } }) // want "`prisma.post.findFirst` runs once for each `name`"
  }
}

export async function looked(names: string[]) {
  const ids = new Map([['last', 1]])
  for (const name of names) {
    await prisma.post.findFirst({ where: { authorId: ids.get('last') } }) // want "`prisma.post.findFirst` runs once for each `name`"
    ids.set('last', name.length)
  }
}

export async function takenOut(names: string[], ids: number[]) {
  for (const name of names) {
    const own = ids.splice(0, 3)
    console.log(name, await prisma.post.findMany({ where: { id: { in: own } } })) // want "`prisma.post.findMany` runs once for each `name`"
  }
}

// A field that the end of a round fills is asked for by the next.
export async function filled(names: string[]) {
  const where = { slug: 'first' }
  for (const name of names) {
    await prisma.post.findFirst({ where }) // want "`prisma.post.findFirst` runs once for each `name`"
    where.slug = name
  }
}
