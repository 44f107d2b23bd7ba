import { prisma } from './db'

interface Row { readonly id: number; readonly bad: boolean }

// A flag that a loop sets is no cache of what the loop asks.

export async function skipsTheFirst(rows: Row[]) {
  let isFirst = true
  for (const row of rows) {
    if (isFirst) {
      isFirst = false
      continue
    }
    console.log(await prisma.post.findFirst({ where: { authorId: row.id } })) // want "once for each `row` of `rows`"
  }
}

export async function untilOneIsBad(rows: Row[]) {
  let failed = false
  for (const row of rows) {
    if (row.bad) failed = true
    if (!failed) console.log(await prisma.post.findFirst({ where: { authorId: row.id } })) // want "once for each `row` of `rows`"
  }
}

export async function everySecond(rows: Row[]) {
  let odd = false
  for (const row of rows) {
    odd = !odd
    if (odd) console.log(await prisma.post.findFirst({ where: { authorId: row.id } })) // want "once for each `row` of `rows`"
  }
}

export async function compared(rows: Row[]) {
  let isLast
  for (const row of rows) {
    isLast = row === rows.at(-1)
    if (!isLast) console.log(await prisma.post.findFirst({ where: { authorId: row.id } })) // want "once for each `row` of `rows`"
  }
}

export async function lastOfEach(groups: Row[][]) {
  let stop = false
  for (const group of groups) {
    stop = false
    for (const row of group) {
      if (stop) break
      console.log(await prisma.post.findFirst({ where: { authorId: row.id } })) // want "`prisma.post.findFirst`"
      if (row.id > 4) stop = true
    }
  }
}

export async function stopsAtAFailure(rows: Row[]) {
  let failed = false
  for (const row of rows) {
    if (failed) break
    const post = await prisma.post.findFirst({ where: { authorId: row.id } }) // want "once for each `row` of `rows`"
    if (post === null) failed = true
  }
}

// These are answers, kept from one round to the next.

export async function keepsTheAnswer(rows: Row[]) {
  let user
  for (const row of rows) {
    if (!user) user = await prisma.user.findFirst({ where: { active: true } })
    console.log(row, user)
  }
}

export async function keepsAPart(rows: Row[]) {
  let name: string | null | undefined
  for (const row of rows) {
    if (name === undefined) {
      const user = await prisma.user.findFirst({ where: { active: true } })
      name = user?.name ?? ''
    }
    console.log(row, name)
  }
}

// And this is a search: the flag says that something was there.
export async function searches(rows: Row[]) {
  let found = false
  for (const row of rows) {
    if (found) break
    const post = await prisma.post.findFirst({ where: { authorId: row.id } })
    if (post) found = true
  }
  return found
}

// What switches itself off runs once.

export async function onlyTheFirst(rows: Row[]) {
  let isFirst = true
  for (const row of rows) {
    if (isFirst) {
      isFirst = false
      console.log(await prisma.post.findFirst({ where: { authorId: row.id } }))
    }
  }
}

export async function theFirstThatFits(rows: Row[]) {
  let chosen: Row | undefined
  for (const row of rows) {
    if (!row.bad) {
      if (chosen === undefined) {
        chosen = row
        console.log(await prisma.post.findFirst({ where: { authorId: row.id } }))
      }
    }
  }
  return chosen
}

// But not where the loop switches it on again.
export async function afterEachBadOne(rows: Row[]) {
  let pending = true
  for (const row of rows) {
    if (row.bad) pending = true
    if (pending) {
      pending = false
      console.log(await prisma.post.findFirst({ where: { authorId: row.id } })) // want "once for each `row` of `rows`"
    }
  }
}

// Nor where each round has a variable of its own.
export async function ownOfEach(rows: Row[]) {
  for (const row of rows) {
    let post = await prisma.post.findFirst({ where: { authorId: row.id } }) // want "once for each `row` of `rows`"
    if (!post) {
      post = await prisma.post.findFirst({ where: { title: String(row.id) } }) // want "once for each `row` of `rows`"
    }
    console.log(post)
  }
}
