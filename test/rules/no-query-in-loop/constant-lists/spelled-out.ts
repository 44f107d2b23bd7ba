import { eachDayOfInterval, eachMonthOfInterval, startOfDay, subDays, subMonths } from 'date-fns'
import { prisma } from './db'

// A field holds the list that stands in its class, unless code of the file adds to it or sets it.
export class Seeds {
  private readonly defaults = [{ name: 'news' }, { name: 'tips' }]
  readonly names = ['news', 'tips'] as const
  private grown = [{ name: 'news' }]
  private replaced = ['news']

  async known() {
    for (const { name } of this.defaults) console.log(await prisma.tag.findFirst({ where: { name } }))
    for (const name of this.names) console.log(await prisma.tag.findFirst({ where: { name } }))
    await Promise.all(this.names.map((name) => prisma.tag.findFirst({ where: { name } })))
  }

  async more(extra: string) {
    this.grown.push({ name: extra })
    for (const { name } of this.grown) console.log(await prisma.tag.findFirst({ where: { name } })) // want "`prisma.tag.findFirst` runs once for each item of `this.grown`"
  }

  async others(names: string[]) {
    this.replaced = names
    for (const name of this.replaced) console.log(await prisma.tag.findFirst({ where: { name } })) // want "`prisma.tag.findFirst` runs once for each `name` of `this.replaced`"
  }
}

// Rounds that stand in the source, downwards too, or in a type.
type Months = 3 | 6

export async function downwards() {
  for (let at = 6; at >= 0; at--) console.log(await prisma.post.count({ where: { authorId: at } }))
}

export async function ofType(months: Months) {
  for (let at = 0; at < months; at++) console.log(await prisma.post.count({ where: { authorId: at } }))
  await Promise.all(Array.from({ length: months }, (_, at) => prisma.post.findFirst({ where: { authorId: at } })))
}

export async function ofNumber(months: number) {
  for (let at = months; at > 0; at--) console.log(await prisma.post.count({ where: { authorId: at } })) // want "`prisma.post.count` runs once for each round of `for (at > 0)`: N(months) queries"
}

// Spans of time.
export async function lastYear() {
  const now = new Date()
  for (const month of eachMonthOfInterval({ start: subMonths(now, 11), end: now })) console.log(await prisma.post.count({ where: { slug: { gte: month.toISOString() } } }))
}

export async function lastWeek() {
  const end = new Date()
  const start = startOfDay(subDays(end, 6))
  const days = eachDayOfInterval({ start, end })
  return Promise.all(days.map((day) => prisma.post.count({ where: { slug: { gte: day.toISOString() } } })))
}

export async function between(start: Date, end: Date, count: number) {
  for (const day of eachDayOfInterval({ start, end })) console.log(await prisma.post.count({ where: { slug: { gte: day.toISOString() } } })) // want "`prisma.post.count` runs once for each `day`"
  for (const day of eachDayOfInterval({ start: subDays(end, count), end })) console.log(await prisma.post.count({ where: { slug: { gte: day.toISOString() } } })) // want "`prisma.post.count` runs once for each `day`"
}

// A constructor spells a list out as well.
export class Checks {
  private readonly checks: readonly { readonly name: string }[]
  private readonly given: { readonly name: string }[]
  private readonly more: { readonly name: string }[]

  constructor(first: string, given: { readonly name: string }[]) {
    this.checks = [{ name: first }, { name: 'second' }]
    this.given = given
    this.more = [{ name: 'third' }]
  }

  add(name: string) {
    this.more.push({ name })
  }

  async run() {
    for (const { name } of this.checks) console.log(await prisma.tag.findFirst({ where: { name } }))
    for (const { name } of this.given) console.log(await prisma.tag.findFirst({ where: { name } })) // want "`prisma.tag.findFirst` runs once for each item of `this.given`"
    for (const { name } of this.more) console.log(await prisma.tag.findFirst({ where: { name } })) // want "`prisma.tag.findFirst` runs once for each item of `this.more`"
  }
}

// A class below may set it, too.
export class Steps {
  protected steps = ['one', 'two']

  async run() {
    for (const name of this.steps) console.log(await prisma.tag.findFirst({ where: { name } })) // want "`prisma.tag.findFirst` runs once for each `name` of `this.steps`"
  }
}

export class GivenSteps extends Steps {
  constructor(steps: string[]) {
    super()
    this.steps = steps
  }
}
