// What is said of lines, with and without a query.

import { expect, it } from 'vitest'
import { explain } from '../../src/project/project.ts'
import { explanation } from '../../src/report/explanation.ts'
import { files } from '../eslint/app.ts'
import { folderWith } from './folder.ts'

const calls = `import axios from 'axios'
import Bluebird = require('bluebird')
import * as ramda from 'ramda'
import { map } from 'lodash'
import { prisma } from './lib/db'
import { teamNamed } from './lib/teams'

export async function all(handler: { run(): void }, name: string) {
  const users = await prisma.user.findMany()
  await teamNamed(name)
  await axios.get('/x')
  handler.run()
  await Bluebird.map(users, (user) => user.id)
  ramda.map((user) => user.id, users)
  map(users, (user) => user.name)
  users.forEach((user) => console.log(user))
  await prisma.$transaction(async (tx) => tx.user.count())
  nowhere.load()
  const names = users
    .filter((user) => user.name !== '')
    .join(', ')
  return Promise.all([names])
}
`
const tree = `import { prisma } from './lib/db'

export async function walk(id: number): Promise<unknown> {
  const posts = await prisma.post.findMany({ where: { authorId: id } })
  return Promise.all(posts.map((post) => walk(post.id)))
}

export async function even(id: number): Promise<void> {
  await prisma.team.findFirst({ where: { id } })
  await odd(id - 1)
}

async function odd(id: number): Promise<void> {
  if (id > 0) await even(id - 1)
}
`
const mails = `import { createTransport } from 'nodemailer'
import { prisma } from './lib/db'

const transport = createTransport()

async function invite(email: string) {
  await transport.sendMail({ to: email })
  await prisma.team.create({ data: { name: email } })
}

export async function invited(emails: string[]) {
  for (const email of emails) await invite(email)
}
`
const cwd = folderWith({ ...files, 'src/mails.ts': mails, 'src/calls.ts': calls, 'src/tree.ts': tree, 'src/a.min.js': 'a()' })
const said = async (place: string) => {
  const [file, line] = place.split(':') as [string, string]
  return explanation(await explain({ cwd, file, line: Number(line) }))
}
const lineOf = (text: string) => calls.split('\n').findIndex((line) => line.includes(text)) + 1

it.each([
  ['prisma.user.findMany', '`prisma.user.findMany` is the query `prisma.user.findMany`.'],
  ['await teamNamed', '`teamNamed` calls `teamNamed` (src/lib/teams.ts:3), which costs 1.'],
  ['axios.get', '`axios.get` is no query: it belongs to the package `axios`.'],
  ['handler.run()', '`handler.run` is not resolved: `handler` is what callers hand in.'],
  ['Bluebird.map', '`Bluebird.map` is known of the package `bluebird`: it runs functions that it is given.'],
  ['ramda.map', '`ramda.map` is known of the package `ramda`: it runs functions that it is given.'],
  ['  map(users', '`map` is known of `map` of the package `lodash`: it runs functions that it is given.'],
  ['users.forEach', '`users.forEach` runs a function for each item.'],
  ['console.log', '`console.log` is no query: it belongs to `console` of the platform.'],
  ['$transaction', '`prisma.$transaction` belongs to the ORM and sends no statement that counts.'],
  ['nowhere.load', '`nowhere.load` is no query: it belongs to `nowhere` of the platform.'],
  ['Promise.all', '`Promise.all` is a function of the language.'],
  ['.filter(', '`users.filter` runs a function for each item.'],
])('the call in `%s` is explained', async (text, expected) => {
  const words = await said(`src/calls.ts:${lineOf(text)}`)
  expect(words).toContain('has no call that runs many times and reaches a query.')
  expect(words.split('\n').map((line) => line.replace(/^  call\s+/, ''))).toContain(expected)
})

it('a recursion is in the costs, and in words', async () => {
  const start = await said('src/tree.ts:3')
  expect(start).toContain('`walk` costs R(walk) queries each time it runs.')
  expect(start).toContain('where  R(walk) is how often `walk` runs, as it calls itself directly or through others.')
  expect(await said('src/tree.ts:5')).toMatch(/`walk` in `walk\.map#callback` costs R\(walk\)\.[\s\S]*where  R\(walk\)/)
})

it('functions that call one another share their recursion, from whichever one looks', async () => {
  expect(await said('src/tree.ts:8')).toMatch(/`even` costs .*R\(even\).* queries/)
  expect(await said('src/tree.ts:13')).toMatch(/`odd` costs .*R\(even\).* queries/)
})

it('what belongs to work outside the database is said to', async () => {
  const words = await said('src/mails.ts:12')
  expect(words).toContain('different for each item, belonging to work outside the database; known from sources.')
  expect(words).toContain('no-write-in-loop reports it in the preset `strict` only: `invite` reaches `prisma.team.create` once for each `email` of `emails`')
})

it('a file that nobody wrote by hand is left out', async () => {
  expect(await said('src/a.min.js:1')).toContain('note  `src/a.min.js` is minified, so `check` leaves it out.')
})
