import { findPost } from '../../../../database'

export async function GET(request, { params }) {
  const { id } = await params
  return Response.json(await findPost(id))
}
