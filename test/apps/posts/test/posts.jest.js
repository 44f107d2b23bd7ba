const { countRequests } = require('querylint/runtime')
const { build } = require('../src/app.js')

const app = build()

afterAll(() => app.close())

test('one is answered with two queries', async () => {
  await expect(() => app.inject('/posts/1')).toExecuteQueries(2)
})

test('its route is known', async () => {
  const { requests } = await countRequests(async () => await app.inject('/posts/1'))
  expect(requests).toMatchObject([{ method: 'GET', route: '/posts/:id', status: 200, statements: 2 }])
})

test('a chain counts when it is awaited', async () => {
  await expect(() => app.inject().get('/posts/1')).toExecuteQueries(2)
})

test('an answer may be called back', (done) => {
  app.inject('/posts/1', (error, { statusCode }) => {
    expect([error, statusCode]).toEqual([null, 200])
    done()
  })
})

test('several at the same time are each their own', async () => {
  const { requests } = await countRequests(() => Promise.all([1, 2, 3].map(async (id) => await app.inject(`/posts/${id}`))))
  expect(requests.map(({ statements }) => statements)).toEqual([2, 2, 2])
})
