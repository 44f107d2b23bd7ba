import { beforeAll, describe, expect, test } from '@jest/globals'
import { findAuthor, listAuthors, listAuthorsOneByOne } from '../src/authors.mjs'
import { open, populate } from '../src/database.mjs'

beforeAll(open)

describe('authors', () => {
  test('are listed by one query', async () => {
    await expect(listAuthors).toExecuteQueries(1)
    await expect(listAuthors).not.toHaveNPlusOne()
    await expect(() => findAuthor(1)).toExecuteAtMostQueries(2)
  })

  test('are listed by one query however many there are', async () => {
    await expect(listAuthors).toScaleConstantly({ populate })
  })

  test('are listed one by one', async () => {
    await populate(3)
    await listAuthorsOneByOne()
  })
})
