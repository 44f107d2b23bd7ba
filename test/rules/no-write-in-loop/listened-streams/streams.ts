import { parse } from 'csv-parse'
import csv from 'csv-parser'
import { createReadStream } from 'node:fs'
import { stdin } from 'node:process'
import readline from 'node:readline'
import { createInterface } from 'readline'
import { Transform, Writable, pipeline } from 'node:stream'
import csvtojson from 'csvtojson'
import Excel from 'exceljs'
import Papa from 'papaparse'
import { prisma } from './db'

export function inChain(path: string) {
  return new Promise<void>((resolve, reject) => {
    createReadStream(path).pipe(csv()).on('data', async (row: { email: string }) => {
      await prisma.user.create({ data: { email: row.email } }) // want "`prisma.user.create` runs once for each `row` of `createReadStream(path).pipe(…)`"
    }).on('end', () => resolve()).on('error', reject)
  })
}

export function inVariable(path: string) {
  const parser = createReadStream(path).pipe(parse({ columns: true }))
  parser.on('data', (row: { email: string }) => {
    void save(row) // want "`save` reaches `prisma.user.create` once for each `row` of `parser`"
  })
  parser.on('end', () => audit('done'))
}

async function save(row: { email: string }) {
  await prisma.user.create({ data: { email: row.email } })
}

export function byLine(path: string) {
  const lines = readline.createInterface({ input: createReadStream(path) })
  lines.on('line', async (line) => {
    await prisma.user.create({ data: { email: line } }) // want "`prisma.user.create` runs once for each `line` of `lines`"
  })
  lines.on('close', async () => {
    await prisma.user.create({ data: { email: 'end@example.com' } })
  })
}

export function throughAnother(source: { body: NodeJS.ReadableStream }) {
  source.body.pipe(csv()).addListener('data', (row: { email: string }) => save(row)) // want "`save` reaches `prisma.user.create` once for each `row` of `source.body.pipe(…)`"
}

function eachRow(path: string, use: (row: { email: string }) => Promise<void>) {
  const parser = createReadStream(path).pipe(parse({ columns: true }))
  parser.on('data', use)
}

export function throughAHelper(path: string) {
  eachRow(path, async (row) => {
    await prisma.user.create({ data: { email: row.email } }) // want "`prisma.user.create` runs once for each `row`"
  })
}

export async function sheet(path: string) {
  const book = new Excel.Workbook()
  await book.xlsx.readFile(path)
  book.getWorksheet(1)!.eachRow(async (row) => {
    await prisma.user.create({ data: { email: row.getCell(1).text } }) // want "`prisma.user.create` runs once for each `row`"
  })
  Papa.parse(createReadStream(path), { header: true, step: async (row: { data: { email: string } }) => save(row.data) }) // want "`save` reaches `prisma.user.create`"
  await csvtojson().fromFile(path).subscribe(async (row: { email: string }) => save(row)) // want "`save` reaches `prisma.user.create`"
}

export function intoTable(path: string) {
  const table = new Writable({
    objectMode: true,
    async write(row: { email: string }, _encoding, done) {
      await prisma.user.create({ data: { email: row.email } }) // want "`prisma.user.create` runs once for each `row`"
      done()
    },
  })
  pipeline(createReadStream(path), parse(), table, () => audit('done'))
}

export function sink() {
  return new Writable({
    async write(piece, _encoding, done) {
      await prisma.user.create({ data: { email: String(piece) } })
      done()
    },
  })
}

async function audit(email: string) {
  await prisma.user.create({ data: { email } })
}

// What is read of a stream comes in pieces, and is written when it has ended; what a stream tells of itself comes once; users type their lines.
export function silent(path: string) {
  let text = ''
  createReadStream(path).on('data', (piece) => { text += String(piece) }).on('end', async () => {
    await prisma.user.create({ data: { email: text } })
  })
  const rows: { email: string }[] = []
  createReadStream(path).pipe(csv()).on('data', (row: { email: string }) => rows.push(row)).on('end', async () => {
    await prisma.user.createMany({ data: rows })
  }).on('error', async (error: Error) => {
    await prisma.user.create({ data: { email: error.message } })
  })
  const upper = new Transform({ objectMode: true, transform(row, _encoding, done) { done(null, String(row).toUpperCase()) }, flush(done) { void audit('flushed').then(() => done()) } })
  return upper
}

export function promptByName() {
  createInterface({ input: stdin }).on('line', async (line) => {
    await prisma.user.create({ data: { email: line } })
  })
}

export function prompt() {
  const shell = createInterface({ input: process.stdin, output: process.stdout })
  shell.on('line', async (line) => {
    await prisma.user.create({ data: { email: line } })
  })
}
