import { before, describe, test } from 'node:test'
import { assertExecutesAtMostQueries, assertExecutesQueries, assertNoNPlusOne, assertScalesConstantly } from 'querylint/node-test'
import { findAuthor, listAuthors, listAuthorsOneByOne } from '../src/authors.mjs'
import { open, populate } from '../src/database.mjs'

before(open)

describe('authors', () => {
  test('are listed by one query', async () => {
    await assertExecutesQueries(listAuthors, 1)
    await assertNoNPlusOne(listAuthors)
    await assertExecutesAtMostQueries(() => findAuthor(1), 2)
  })

  test('are listed by one query however many there are', async () => {
    await assertScalesConstantly(listAuthors, { populate })
  })

  test('are listed one by one', async () => {
    await populate(3)
    await listAuthorsOneByOne()
  })
})
