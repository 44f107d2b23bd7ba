import { prisma } from './db'

export async function shared(ids: number[], published: boolean) {
  for (const authorId of ids) console.log(await prisma.post.findMany({ where: { authorId, published } })) // want "{ where: { authorId: { in: … }, … } }"
}

export async function ranked(ids: number[]) {
  for (const authorId of ids) console.log(await prisma.comment.findMany({ where: { authorId, postId: authorId }, take: 3 })) // want "ROW_NUMBER()"
}

export async function rankedOfRows() {
  for (const user of await prisma.user.findMany()) {
    console.log(await prisma.post.findMany({ where: { authorId: user.id }, orderBy: { views: 'desc' }, take: 3 })) // want "`include: { posts: { take: … } }` on the query of the `User` rows loads them along"
  }
}

export async function raw(ids: number[]) {
  for (const id of ids) console.log(await prisma.$queryRaw`SELECT * FROM "Post" WHERE "authorId" = ${id}`) // want "One statement with a list"
}

export async function sharedOfRows(published: boolean) {
  for (const user of await prisma.user.findMany()) {
    console.log(await prisma.post.findMany({ where: { authorId: user.id, published } })) // want "or `include: { posts: { where: { … } } }` on the query of the `User` rows loads them along."
  }
}

export async function counts(ids: number[], since: Date[]) {
  for (const user of await prisma.user.findMany()) {
    console.log(await prisma.post.count({ where: { authorId: user.id } })) // want "`prisma.post.groupBy({ by: ['authorId'], where: { authorId: { in: … } }, _count: true })` computes the values of all items in one query, or `include: { _count: { select: { posts: true } } }` on the query of the `User` rows loads them along"
  }
  for (const id of ids) console.log(await prisma.post.count({ where: { author: { id } } })) // want "by: ['authorId'], where: { author: { id: { in: … } } }"
  for (const teamId of ids) console.log(await prisma.post.count({ where: { author: { teamId } } })) // want "`prisma.post.findMany({ where: { author: { teamId: { in: … } } }, select: { author: { select: { teamId: true } }, … } })` loads in one query what the code then adds up"
  for (const from of since) console.log(await prisma.post.aggregate({ where: { views: { gte: from.getTime() } }, _sum: { views: true } })) // want "joins the conditions of all items"
}

export async function countsOfPairs(rows: { authorId: number; slug: string }[]) {
  for (const { authorId, slug } of rows) console.log(await prisma.post.count({ where: { authorId, slug } })) // want "groupBy({ by: ['authorId', 'slug'], where: { OR: [ … ] }, _count: true })"
}

export async function throughLists(names: string[]) {
  for (const name of names) console.log(await prisma.post.findMany({ where: { tags: { some: { name } } } })) // want "findMany({ where: { tags: { some: { name: { in: … } } } }, include: { tags: true } })"
  for (const name of names) console.log(await prisma.post.findMany({ where: { tags: { some: { name } } }, select: { id: true } })) // want "findMany({ where: { tags: { some: { name: { in: … } } } }, … })"
  for (const slug of names) console.log(await prisma.post.findMany({ where: { author: { team: { slug } } }, orderBy: { id: 'asc' } })) // want "in: … } } } }, include: { author: { include: { team: true } } }, … })"
}

export async function anyCase(emails: string[]) {
  for (const email of emails) console.log(await prisma.user.findFirst({ where: { email: { equals: email, mode: 'insensitive' } } })) // want "where: { email: { in: …, mode: 'insensitive' } }"
}

export async function eitherList(given?: { emails: unknown }) {
  for (const email of (given?.emails as string[] | undefined) ?? []) console.log(await prisma.user.findFirst({ where: { email } })) // want "where: { email: { in: … } }"
}

// A page of each is not the first row of each, and a walk through the pages of each is one walk.
export async function pagesOfEach(ids: number[], skip: number) {
  for (const user of await prisma.user.findMany()) console.log(await prisma.post.findMany({ where: { authorId: user.id }, orderBy: { id: 'asc' }, skip, take: 100 })) // want "`include: { posts: { skip, take: … } }` on the query"
  for (const authorId of ids) {
    console.log(await prisma.post.findMany({ where: { authorId }, orderBy: { id: 'asc' }, skip, take: 100 })) // want "ranks the rows of all items and loads that page of each"
    console.log(await walk(authorId)) // want "`prisma.post.findMany({ where: { authorId: { in: … } }, orderBy: [{ authorId: 'asc' }, …], skip, take })` pages through the rows of all items at once"
    for (let cursor: number | undefined; ;) {
      const rows = await prisma.post.findMany({ where: { authorId }, take: 100, orderBy: { id: 'asc' }, ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }) }) // want "orderBy: [{ authorId: 'asc' }, …], cursor, take })`"
      if (rows.length === 0) break
      cursor = rows.at(-1)!.id
    }
  }
}

async function walk(authorId: number) {
  const found: { id: number }[] = []
  for (let skip = 0; ; skip += 100) {
    const rows = await prisma.post.findMany({ where: { authorId }, orderBy: { id: 'asc' }, skip, take: 100 })
    found.push(...rows)
    if (rows.length < 100) return found
  }
}

// What is spread into conditions belongs to them, and it alone may tell the items apart.
export async function spread(ids: number[], filter: { published?: boolean }, wheres: { authorId: number; title: string }[], paging: { skip?: number }) {
  for (const authorId of ids) {
    console.log(await prisma.post.findMany({ where: { ...filter, authorId } })) // want "findMany({ where: { authorId: { in: … }, … } })"
    console.log(await prisma.post.count({ where: { ...filter, authorId } })) // want "groupBy({ by: ['authorId'], where: { authorId: { in: … }, … }, _count: true })"
    console.log(await prisma.post.findMany({ where: { authorId }, ...paging })) // want "findMany({ where: { authorId: { in: … } }, … })"
    console.log(await prisma.post.findMany({ where: { authorId: filter.published === true ? authorId : 1 } })) // want "findMany({ where: { authorId: { in: … } } })"
  }
  for (const where of wheres) console.log(await prisma.post.findMany({ where: { ...where } })) // want "findMany({ where: { OR: [ … ] } })"
  for (const where of wheres) console.log(await prisma.post.findMany({ where: { ...where, published: true } })) // want "findMany({ where: { OR: [ … ], … } })"
}

// Groups that a query has already stay, and so does all that it computes.
export async function groups(pairs: { authorId: number; slug: string }[]) {
  for (const { id } of await prisma.user.findMany()) {
    console.log(await prisma.post.groupBy({ by: ['published'], where: { authorId: id }, _count: true })) // want "groupBy({ by: ['authorId', 'published'], where: { authorId: { in: … } }, _count: true })"
    console.log(await prisma.post.aggregate({ where: { authorId: id }, _sum: { views: true }, _count: true })) // want "groupBy({ by: ['authorId'], where: { authorId: { in: … } }, _sum: { views: true }, _count: true })"
    console.log(await prisma.post.groupBy({ by: 'published', where: { comments: { some: { authorId: id } } }, _count: true })) // want "joins the conditions of all items"
  }
  for (const { authorId, slug } of pairs) console.log(await prisma.post.count({ where: { authorId, slug, published: true } })) // want "groupBy({ by: ['authorId', 'slug'], where: { OR: [ … ], … }, _count: true })"
}

// A row stands for all of its fields, of which a list cannot be made.
export async function rows(authors: { id: number; email: string }[]) {
  for (const author of authors) console.log(await prisma.post.findMany({ where: { author } })) // want "findMany({ where: { OR: [ … ] } })"
  for (const author of authors) console.log(await prisma.post.findMany({ where: { author: { is: author }, published: true } })) // want "findMany({ where: { OR: [ … ], … } })"
}

// Beside a `select` no `include` stands, and what rows are told apart by has to be selected.
export async function selected(ids: number[]) {
  for (const user of await prisma.user.findMany({ select: { id: true } })) {
    console.log(await prisma.post.findMany({ where: { authorId: user.id } })) // want "or `select: { …, posts: true }` on the query of the `User` rows loads them along."
    console.log(await prisma.post.count({ where: { authorId: user.id } })) // want "or `select: { …, _count: { select: { posts: true } } }` on the query of the `User` rows loads them along"
    console.log(await prisma.post.findFirst({ where: { authorId: user.id }, orderBy: { views: 'desc' }, select: { title: true } })) // want "`prisma.post.findMany({ where: { authorId: { in: … } }, distinct: ['authorId'], select: { authorId: true, … }, … })` loads the first row of each in one query, or `select: { …, posts: { take: 1, … } }` on the query"
  }
  for (const authorId of ids) console.log(await prisma.post.findMany({ where: { authorId }, select: { title: true } })) // want "`prisma.post.findMany({ where: { authorId: { in: … } }, select: { authorId: true, … } })` loads the rows"
  for (const authorId of ids) console.log(await prisma.post.findMany({ where: { authorId }, orderBy: { id: 'asc' }, select: { authorId: true } })) // want "`prisma.post.findMany({ where: { authorId: { in: … } }, … })` loads the rows"
  for (const authorId of ids) console.log(await prisma.post.findFirst({ where: { authorId }, orderBy: { id: 'asc' }, select: { authorId: true } })) // want "distinct: ['authorId'], … })`"
}
