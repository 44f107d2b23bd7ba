// The measuring instrument itself: known calls must be counted as known.

import { expect, test } from 'vitest'
import { generatedClient } from './client.ts'
import { statementsOf } from './database.ts'

interface Client {
  readonly user: {
    findMany(args?: object): Promise<readonly { readonly id: number }[]>
    findUnique(args: object): Promise<unknown>
  }
  $transaction(run: (client: Client) => Promise<unknown>): Promise<unknown>
}

const sizes = { users: 3, posts: 2, comments: 1 }
const count = async (run: (client: Client) => Promise<unknown>) => (await statementsOf(generatedClient(), sizes, (client) => run(client as Client))).length

test('an include is a statement of its own', async () => {
  expect(await count((client) => client.user.findMany())).toBe(1)
  expect(await count((client) => client.user.findMany({ include: { posts: { include: { comments: true } } } }))).toBe(3)
})

test('transaction control is not counted', async () => {
  expect(await count((client) => client.$transaction(async (tx) => tx.user.findMany()))).toBe(1)
})

test('calls of one tick are merged, and calls one after another are not', async () => {
  expect(await count((client) => Promise.all([1, 2, 3].map((id) => client.user.findUnique({ where: { id } }))))).toBe(1)
  expect(await count(async (client) => {
    for (const id of [1, 2, 3]) await client.user.findUnique({ where: { id } })
  })).toBe(3)
})
