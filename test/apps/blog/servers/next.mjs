import { withQueryCount } from 'querylint/runtime'
import { findAuthor } from '../src/authors.mjs'

export const GET = withQueryCount(async (request, { params }) => {
  const { id } = await params
  return Response.json(await findAuthor(Number(id)))
})
