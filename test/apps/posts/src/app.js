// An application of Fastify in CommonJS, with its data in memory.

const { createClient } = require('@libsql/client')
const { fastify } = require('fastify')
const { instrument } = require('querylint/runtime')

const client = instrument(createClient({ url: ':memory:' }))

async function find(sql, id) {
  const { rows } = await client.execute({ sql, args: [id] })
  return rows[0]
}

exports.build = () => {
  const app = fastify()
  app.get('/posts/:id', async ({ params: { id } }) => {
    const post = await find('SELECT ? AS id, 7 AS author', id)
    return { ...post, author: await find('SELECT ? AS author', post.author) }
  })
  return app
}
