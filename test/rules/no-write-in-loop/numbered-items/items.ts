import { chunk } from 'lodash'
import { prisma } from './db'

interface Line {
  message: string
}

const NAMES = ['news', 'sport']

// A walk over numbered items is one over the items.
export async function stored(lines: Line[]) {
  for (const [index, line] of lines.entries()) {
    console.log(index)
    await prisma.auditLog.create({ data: line }) // want "`prisma.auditLog.create` runs once for each `line` of `lines`"
  }
}

export async function ranked(teamId: number) {
  const users = await prisma.user.findMany({ where: { teamId } })
  for (const [rank, user] of users.entries()) {
    await prisma.comment.deleteMany({ where: { authorId: user.id } }) // want "deleteMany"
    console.log(rank)
  }
}

export async function batches(lines: Line[]) {
  const parts = chunk(lines, 500)
  for (const [index, part] of parts.entries()) {
    console.log(index, parts.length)
    await prisma.auditLog.createMany({ data: part })
  }
}

export async function keyed(lines: Line[]) {
  for (const [index, part] of Object.entries(chunk(lines, 500))) {
    console.log(index)
    await prisma.auditLog.createMany({ data: part })
  }
}

export async function declared(pages: Line[][]) {
  for (const [index, lines] of pages.entries()) {
    console.log(index)
    await prisma.auditLog.createMany({ data: lines })
  }
}

export async function fixed() {
  for (const [index, name] of NAMES.entries()) await prisma.tag.create({ data: { id: index, name } })
  for (const [index, message] of ['a', 'b'].entries()) await prisma.auditLog.create({ data: { id: index, message } })
}

export async function few() {
  const first = await prisma.user.findMany({ take: 3 })
  for (const [rank, user] of first.entries()) await prisma.comment.create({ data: { body: `${rank}`, authorId: user.id, postId: 1 } })
}

// The entries of a map are no numbered items: each group has a statement of its own.
export async function grouped(groups: Map<number, Line[]>) {
  for (const [authorId, lines] of groups.entries()) {
    await prisma.comment.createMany({ data: lines.map(({ message }) => ({ body: message, authorId, postId: 1 })) }) // want "createMany"
  }
}

// A field of a row that is named by a variable is no item of a list.
export async function columns(rows: Record<string, string>[], nameColumn: string) {
  for (const [index, row] of rows.entries()) {
    await prisma.auditLog.create({ data: { message: `${index} ${row[nameColumn]}`, kind: row[`kind_${index}`] } }) // want "create"
  }
}
