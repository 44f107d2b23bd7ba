import { prisma } from './db'

export async function cursor() {
  let after: number | undefined
  while (true) {
    const page = await prisma.user.findMany({ take: 100, ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }), orderBy: { id: 'asc' } })
    if (page.length === 0) break
    console.log(page.length)
    after = page[page.length - 1]!.id
  }
}

export async function offset() {
  let page = 0
  let rows
  do {
    rows = await prisma.user.findMany({ skip: page * 50, take: 50 })
    console.log(rows.length)
    page += 1
  } while (rows.length === 50)
}

export async function hasMore() {
  let more = true
  let skip = 0
  while (more) {
    const rows = await prisma.post.findMany({ skip, take: 20 })
    more = rows.length === 20
    skip += rows.length
  }
}

async function* pages() {
  let skip = 0
  for (;;) {
    const rows = await prisma.user.findMany({ skip, take: 100 })
    if (rows.length === 0) return
    yield rows
    skip += rows.length
  }
}

export async function perPage() {
  for await (const users of pages()) {
    console.log(await prisma.post.findMany({ where: { authorId: { in: users.map((user) => user.id) } } }))
  }
}

export async function rowsOfPages() {
  for await (const users of pages()) {
    for (const user of users) {
      console.log(await prisma.post.findMany({ where: { authorId: user.id } })) // want "`prisma.post.findMany`"
    }
  }
}
