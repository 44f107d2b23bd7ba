import { EntityRepository, Repository, createQueryBuilder, getConnection, getCustomRepository, getManager, getRepository } from 'typeorm'
import { Comment, Post, User } from './entities'

@EntityRepository(Post)
export class PostRepository extends Repository<Post> {
  ofAuthor(authorId: number) {
    return this.find({ authorId })
  }
}

export async function byFunctions(ids: number[]) { // want fn:"2·N(ids)"
  for (const id of ids) {
    const user = await getRepository(User).findOne(id) // want "`getRepository(User).findOne` runs once for each `id` of `ids`"
    const posts = await getManager().find(Post, { where: { authorId: id } }) // want "`getManager().find`"
    console.info(user, posts)
  }
}

export async function byConnection(ids: number[]) {
  const users = getConnection().getRepository(User)
  return Promise.all(ids.map((id) => users.findOne({ where: { id } }))) // want "`users.findOne` runs once for each `id` of `ids`"
}

export async function byCustomRepository() { // want fn:"1 + N(users)"
  const users = await getRepository(User).find()
  const posts = getCustomRepository(PostRepository)
  const all = []
  for (const user of users) all.push(await posts.ofAuthor(user.id)) // want "`posts.ofAuthor` reaches `this.find`"
  return all
}

export async function byBuilder(ids: number[]) {
  const all = []
  for (const id of ids) all.push(await createQueryBuilder(Comment, 'comment').where('comment.postId = :id', { id }).getMany()) // want "getMany"
  return all
}

// All ids at once.
export async function byIds(ids: number[]) { // want fn:"1"
  return getRepository(User).findByIds(ids)
}
