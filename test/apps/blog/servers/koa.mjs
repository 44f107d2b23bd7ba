import { Router } from '@koa/router'
import Koa from 'koa'
import { watchApp, watchHttp } from 'querylint/runtime'
import { findAuthor, listAuthors } from '../src/authors.mjs'

watchHttp()

const router = new Router()
router.get('/authors', async (context) => { context.body = await listAuthors() })
router.get('/authors/:id', async (context) => { context.body = await findAuthor(Number(context.params.id)) })

export const app = watchApp(new Koa())
app.use(router.routes())
