import express from 'express'
import { watchHttp } from 'querylint/runtime'
import { findAuthor, listAuthors } from '../src/authors.mjs'

watchHttp()

export const app = express()
app.get('/authors', async (request, response) => response.json(await listAuthors()))
app.get('/authors/:id', async (request, response) => response.json(await findAuthor(Number(request.params.id))))
