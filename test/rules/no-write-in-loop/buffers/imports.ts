import { prisma } from './db'

interface Line { message: string }

const SIZE = 500

// A list that is filled item by item and written when it is full is written once for many items.
export async function assigned(lines: AsyncIterable<Line>) {
  let batch: Line[] = []
  for await (const line of lines) {
    batch.push(line)
    if (batch.length >= 1000) {
      await prisma.auditLog.createMany({ data: batch })
      batch = []
    }
  }
  if (batch.length > 0) await prisma.auditLog.createMany({ data: batch })
}

export async function emptied(lines: Line[]) {
  const batch: Line[] = []
  for (const line of lines) {
    batch.push(line)
    if (SIZE === batch.length) await prisma.auditLog.createMany({ data: batch.splice(0) })
  }
}

export async function goesOn(lines: Line[]) {
  const batch: Line[] = []
  for (const line of lines) {
    batch.push(line)
    if (batch.length < SIZE) continue
    await prisma.auditLog.createMany({ data: batch })
    batch.length = 0
  }
}

export async function orTheLast(lines: Line[]) {
  let batch: Line[] = []
  for (const [at, line] of lines.entries()) {
    batch = [...batch, line]
    if (batch.length === SIZE || at === lines.length - 1) {
      await prisma.auditLog.createMany({ data: batch })
      batch = []
    }
  }
}

export async function byAFunction(lines: Line[]) {
  let batch: Line[] = []
  const flush = async () => {
    await prisma.auditLog.createMany({ data: batch })
    batch = []
  }
  for (const line of lines) {
    batch.push(line)
    if (batch.length > SIZE) await flush()
  }
  await flush()
}

export class Writer {
  private lines: Line[] = []

  async add(line: Line) {
    this.lines.push(line)
    if (this.lines.length >= SIZE) await this.flush()
  }

  async flush() {
    await prisma.auditLog.createMany({ data: this.lines })
    this.lines = []
  }
}

export async function all(lines: Line[]) {
  const writer = new Writer()
  for (const line of lines) await writer.add(line)
  await writer.flush()
}

export async function counted(lines: Line[], id: number) {
  let done = 0
  for (const line of lines) {
    console.log(line)
    done += 1
    if (done % 100 === 0) await prisma.user.update({ where: { id }, data: { score: done } })
  }
}

// A list that nobody empties is no buffer, and one of two items saves nothing.
export async function long(items: { lines: Line[] }[]) {
  for (const { lines } of items) if (lines.length > SIZE) await prisma.auditLog.createMany({ data: lines }) // want "`prisma.auditLog.createMany`"
}

export async function pairs(lines: Line[]) {
  let pair: Line[] = []
  for (const line of lines) {
    pair.push(line)
    if (pair.length === 2) {
      await prisma.auditLog.createMany({ data: pair }) // want "`prisma.auditLog.createMany`"
      pair = []
    }
  }
}

export async function flushedAlways(lines: Line[]) {
  let batch: Line[] = []
  for (const line of lines) {
    batch.push(line)
    await prisma.auditLog.createMany({ data: batch }) // want "`prisma.auditLog.createMany`"
    batch = []
  }
}
