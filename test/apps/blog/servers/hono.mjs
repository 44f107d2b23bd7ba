import { Hono } from 'hono'
import { watchApp, watchHttp } from 'querylint/runtime'
import { findAuthor, listAuthors } from '../src/authors.mjs'

watchHttp()

export const app = watchApp(new Hono())
app.get('/authors', async (context) => context.json(await listAuthors()))
app.get('/authors/:id', async (context) => context.json(await findAuthor(Number(context.req.param('id')))))
