import { countReaders, findPost } from '../../../database'

export default async function Page({ params }) {
  const { id } = await params
  const [post, { readers }] = await Promise.all([findPost(id), countReaders(id)])
  return <p>{post.id}: {readers} readers</p>
}
