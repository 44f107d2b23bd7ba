const { In } = require('typeorm')
const { PostSchema, UserSchema } = require('./schemas')
const { source } = require('./source')

exports.Posts = class Posts {
  constructor(posts = source.getRepository(PostSchema)) {
    this.posts = posts
  }

  async all(ids) {
    for (const id of ids) await this.posts.findOneBy({ id }) // want "`this.posts.findOneBy` runs once for each `id` of `ids`"
  }

  one(id) {
    return this.posts.findOneBy({ id })
  }

  concurrently(ids) {
    return Promise.all(ids.map((id) => this.one(id))) // want "`this.one` reaches `this.posts.findOneBy` once for each `id` of `ids`"
  }

  atOnce(ids) {
    return this.posts.findBy({ id: In(ids) })
  }
}

exports.Users = class Users {
  #users

  constructor({ users = source.getRepository('User') } = {}) {
    this.#users = users
  }

  async all(ids) {
    for (const id of ids) await this.#users.findOneBy({ id }) // want "`this.#users.findOneBy` runs once for each `id` of `ids`"
  }
}

exports.load = async function load(ids, posts = source.getRepository('Post')) {
  for (const id of ids) await posts.findOneBy({ id }) // want "`posts.findOneBy` runs once for each `id` of `ids`"
}

exports.built = async function built(ids, users = source.getRepository(UserSchema)) {
  for (const id of ids) await users.createQueryBuilder('user').where('user.id = :id', { id }).getOne() // want "`users.createQueryBuilder…getOne` runs once for each `id` of `ids`"
}

// Anything that has such a method.
exports.cached = async function cached(ids, posts = new Map()) {
  for (const id of ids) await posts.get(id)
}

exports.faked = async function faked(ids, posts = { findOneBy: async (where) => where }) {
  for (const id of ids) await posts.findOneBy({ id })
}

const memory = { findOneBy: async (where) => where }

async function find(id, { posts = source.getRepository(PostSchema) } = {}) {
  return posts.findOneBy({ id })
}

exports.inMemory = async function inMemory(ids) {
  for (const id of ids) await find(id, { posts: memory })
}

exports.byDefault = async function byDefault(ids) {
  for (const id of ids) await find(id) // want "`find` reaches `posts.findOneBy` once for each `id` of `ids`"
}
