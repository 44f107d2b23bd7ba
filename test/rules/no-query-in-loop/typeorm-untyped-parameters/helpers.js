import { Post } from './entities'

// Who calls them knows what they are given.
export async function latest(source, id) {
  return source.getRepository(Post).findOneBy({ authorId: id })
}

export function built(manager, id) {
  const query = manager.getRepository(Post).createQueryBuilder('post')
  return query.where('post.authorId = :id', { id }).orderBy('post.id', 'DESC').getOne()
}

export async function stored(store, id) {
  return store.getRepository(Post).findOneBy({ authorId: id })
}
