import { prisma } from './db'

interface Row {
  readonly slug: string
  readonly title: string
}

// A list of conditions asks for many rows like a list of values.
export async function pages(pages: Row[][]) {
  for (const page of pages) await prisma.post.findMany({ where: { OR: page.map((row) => ({ slug: row.slug, title: row.title })) } })
}

export async function slices(rows: Row[]) {
  for (let at = 0; at < rows.length; at += 100) {
    const page = rows.slice(at, at + 100)
    await prisma.post.findMany({ where: { OR: page.map((row) => ({ slug: row.slug })) } })
  }
}

export async function counted(rows: Row[], size: number) {
  const count = Math.ceil(rows.length / size)
  for (let page = 0; page < count; page++) {
    const part = rows.slice(page * size, (page + 1) * size)
    await prisma.post.findMany({ where: { OR: part.map((row) => ({ slug: row.slug })) } })
  }
}

export async function started(rows: Row[], size: number, count: number) {
  for (let page = 0; page < count; page += 1) {
    const start = page * size
    await prisma.post.findMany({ where: { slug: { in: rows.slice(start, start + size).map((row) => row.slug) } } })
  }
}

// Two conditions of one row are no list of rows, and neither is a list that a row has.
export async function each(rows: Row[]) {
  for (const row of rows) await prisma.post.findMany({ where: { OR: [{ slug: row.slug }, { title: row.title }] } }) // want "`prisma.post.findMany` runs once for each `row` of `rows`"
}

export async function held(rows: { slugs: string[] }[]) {
  for (const row of rows) await prisma.post.findMany({ where: { OR: row.slugs.map((slug) => ({ slug })) } }) // want "`prisma.post.findMany` runs once for each `row` of `rows`"
}

export async function either(slugs: string[]) {
  for (const slug of slugs) await prisma.post.findFirst({ where: { OR: [{ slug }, { title: slug }] } }) // want "`prisma.post.findFirst` runs once for each `slug` of `slugs`"
}

// A part of another list than the one that is asked for.
export async function others(rows: Row[], count: number) {
  for (let at = 0; at < count; at++) {
    const row = rows.slice(at)[0]
    await prisma.post.findFirst({ where: { slug: row?.slug } }) // want "`prisma.post.findFirst` runs once for each round"
  }
}
