import express from 'express'
import { prisma } from './db'

const app = express()

// One route for each path: none of the handlers runs here.
for (const path of ['/a', '/b', ...(process.env.EXTRA ?? '').split(',')]) {
  app.get(path, async (_request, response) => {
    response.json(await prisma.post.findMany({ where: { slug: path } }))
  })
}

export const actions = ['a', 'b'].map((name) => ({ name, run: async () => prisma.post.count({ where: { title: name } }) }))
