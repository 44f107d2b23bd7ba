import { findPost } from '../../../database'

export default async function handler(request, response) {
  const [, id] = request.query.path
  response.json(await findPost(id))
}
