import { fastify } from 'fastify'
import { watchHttp } from 'querylint/runtime'
import { findAuthor, listAuthors } from '../src/authors.mjs'

watchHttp()

export const app = fastify()
app.get('/authors', () => listAuthors())
app.get('/authors/:id', (request) => findAuthor(Number(request.params.id)))
