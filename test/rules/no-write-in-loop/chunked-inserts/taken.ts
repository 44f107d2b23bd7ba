import { BatchStream } from 'batches'
import { batch } from 'streaming-iterables'
import { prisma } from './db'

interface Line {
  message: string
}

// Each round takes a part of what waits.
export class Trail {
  private waiting: Line[] = []

  async flush() {
    while (this.waiting.length > 0) {
      const lines = this.waiting.splice(0, 500)
      await prisma.auditLog.createMany({ data: lines })
    }
  }
}

export async function flush(waiting: Line[]) {
  while (waiting.length > 0) await prisma.auditLog.createMany({ data: waiting.splice(0, 100) })
}

export async function last(waiting: Line[]) {
  let lines: Line[]
  while ((lines = waiting.splice(0, 100)).length > 0) await prisma.auditLog.createMany({ data: lines })
}

export async function rest(all: Line[]) {
  let open = all
  while (open.length > 0) {
    const lines = open.slice(0, 100)
    open = open.slice(100)
    await prisma.auditLog.createMany({ data: lines.map(({ message }) => ({ message })) })
  }
}

// One by one, or one by one within each part.
export async function single(waiting: Line[]) {
  while (waiting.length > 0) {
    const [line] = waiting.splice(0, 1)
    await prisma.auditLog.create({ data: line! }) // want "`prisma.auditLog.create` runs once for each round"
  }
}

export async function within(waiting: Line[]) {
  while (waiting.length > 0) {
    const lines = waiting.splice(0, 10)
    await Promise.all(lines.map((line) => prisma.auditLog.create({ data: line }))) // want "`prisma.auditLog.create` runs once for each `line` of `lines`"
  }
}

async function* inBatches(source: AsyncIterable<string>, size: number) {
  let lines: Line[] = []
  for await (const message of source) {
    lines.push({ message })
    if (lines.length < size) continue
    yield lines
    lines = []
  }
  if (lines.length > 0) yield lines
}

export async function streamed(source: AsyncIterable<string>) {
  for await (const lines of inBatches(source, 500)) await prisma.auditLog.createMany({ data: lines.map(({ message }) => ({ message })) })
}

export async function byLibrary(source: AsyncIterable<Line>) {
  for await (const lines of batch(500, source)) await prisma.auditLog.createMany({ data: lines })
}

export async function byStream(source: NodeJS.ReadableStream) {
  for await (const rows of source.pipe(new BatchStream(500))) {
    const data = rows.filter((row: Line) => row.message !== '').map(({ message }: Line) => ({ message }))
    await prisma.auditLog.createMany({ data })
  }
}

// Lists that rows bring along, and rows.
export async function ofRows(posts: any[]) {
  for (const post of posts) await prisma.auditLog.createMany({ data: post.lines.map((message: string) => ({ message })) }) // want "`prisma.auditLog.createMany` runs once for each `post` of `posts`"
}

export async function rows(all: any[]) {
  for (const row of all) await prisma.auditLog.create({ data: row }) // want "`prisma.auditLog.create` runs once for each `row` of `all`"
}
