import type { DataSource, Repository } from 'typeorm'
import { Post, User } from './entities'
import { Counter, Presenter } from './presenter'

class UserPresenter extends Presenter<User, { posts: number }> {
  async present(user: User) {
    return { posts: (await user.posts).length }
  }
}

// What it is given is what the class above says.
class UntypedPresenter extends Presenter<User, { posts: number }> {
  // @ts-expect-error without a type
  async present(user) {
    const { length } = await user.posts
    return { posts: length }
  }
}

class PostPresenter extends Presenter<Post, { id: number }> {
  async present(post: Post) {
    return { id: post.id }
  }
}

export async function users(source: DataSource) {
  const all = await source.getRepository(User).find()
  return new UserPresenter().presentAll(all) // want "`new UserPresenter().presentAll` reaches `user.posts`, which loads a relation of each `user` of `all`: N(all) queries."
}

export async function untyped(source: DataSource) {
  const all = await source.getRepository(User).find()
  return new UntypedPresenter().inTurn(all) // want "`new UntypedPresenter().inTurn` reaches `user.posts`, which loads a relation of each `user` of `all`: N(all) queries."
}

export class Page {
  private readonly presenter = new UserPresenter()

  constructor(private readonly repository: Repository<User>) {}

  async show() {
    const all = await this.repository.find()
    return this.presenter.presentAll(all) // want "`this.presenter.presentAll` reaches `user.posts`"
  }

  async loaded() {
    const all = await this.repository.find({ relations: { posts: true } })
    return this.presenter.presentAll(all)
  }
}

export async function posts(source: DataSource) {
  const all = await source.getRepository(Post).find()
  return new PostPresenter().presentAll(all)
}

// Which one it is, its callers know.
export async function some(presenter: Presenter<User, unknown>, source: DataSource) {
  const all = await source.getRepository(User).find()
  return presenter.presentAll(all)
}

class PostCounter extends Counter<User> {
  async count(user: User) {
    return (await user.posts).length
  }
}

export async function counted(source: DataSource) {
  return new PostCounter().sum(await source.getRepository(User).find())
}
