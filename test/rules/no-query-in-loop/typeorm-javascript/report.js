const { In } = require('typeorm')
const { PostSchema, UserSchema } = require('./schemas')
const { source } = require('./source')

exports.postsOf = async function postsOf() {
  const users = await source.getRepository(UserSchema).find()
  const posts = source.getRepository(PostSchema)
  const all = []
  for (const user of users) all.push(await posts.findBy({ author: { id: user.id } })) // want "`posts.findBy` runs once for each `user` of `users`: N(users) queries"
  return all
}

exports.byName = async function byName(ids) {
  return Promise.all(ids.map((id) => source.getRepository('Post').findOneBy({ id }))) // want "`source.getRepository('Post').findOneBy`"
}

exports.atOnce = async function atOnce(ids) {
  return source.getRepository(PostSchema).findBy({ id: In(ids) })
}
