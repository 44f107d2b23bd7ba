import _ from 'lodash'
import pMap from 'p-map'
import { prisma } from './db'

export class Posts {
  async count(authorId: number) {
    return prisma.post.count({ where: { authorId } })
  }

  ofAuthor = async (authorId: number) => prisma.post.findMany({ where: { authorId } })

  plain(id: number) {
    return `post ${id}`
  }

  bound(ids: number[]) {
    return Promise.all(ids.map(this.count.bind(this))) // want "`this.count` reaches `prisma.post.count` once for each item of `ids`: N(ids) queries"
  }

  withThis(ids: number[]) {
    return Promise.all(ids.map(this.count, this)) // want "`this.count` reaches `prisma.post.count`"
  }

  field(ids: number[]) {
    return Promise.all(ids.map(this.ofAuthor)) // want "`this.ofAuthor` reaches `prisma.post.findMany`"
  }

  ofLibraries(ids: number[]) {
    return Promise.all([
      ..._.map(ids, this.ofAuthor), // want "`this.ofAuthor` reaches `prisma.post.findMany`"
      pMap(ids, this.ofAuthor, { concurrency: 2 }), // want "`this.ofAuthor` reaches `prisma.post.findMany`"
    ])
  }

  byAnotherName(ids: number[]) {
    const one = this.count.bind(this)
    return Promise.all(ids.map(one)) // want "`one` reaches `prisma.post.count`"
  }

  takenOut(ids: number[]) {
    const { ofAuthor } = this
    return Promise.all(ids.map(ofAuthor)) // want "`ofAuthor` reaches `prisma.post.findMany`"
  }

  // What sends nothing, and what runs once.
  silent(ids: number[]) {
    return [ids.map(this.plain), ids.map(this.plain.bind(this)), Promise.resolve(ids[0]!).then(this.ofAuthor)]
  }
}

export class Report {
  constructor(private readonly posts: Posts) {}

  all(ids: number[]) {
    return Promise.all(ids.map(this.posts.count.bind(this.posts))) // want "`this.posts.count` reaches `prisma.post.count`"
  }
}

abstract class Loader {
  protected abstract one(id: number): Promise<unknown>

  // Which method stands here only a class that extends it knows: not each of them queries.
  all(ids: number[]) {
    return Promise.all(ids.map(this.one.bind(this)))
  }
}

export class Fetching extends Loader {
  protected async one(id: number) {
    return prisma.user.findFirst({ where: { id } })
  }
}

export class Computing extends Loader {
  protected async one(id: number) {
    return id + 1
  }
}
