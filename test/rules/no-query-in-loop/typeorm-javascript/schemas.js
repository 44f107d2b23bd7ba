const { EntitySchema } = require('typeorm')

exports.UserSchema = new EntitySchema({
  name: 'User',
  columns: { id: { type: Number, primary: true, generated: true }, email: { type: String } },
  relations: { posts: { type: 'one-to-many', target: 'Post', inverseSide: 'author' } },
})

exports.PostSchema = new EntitySchema({
  name: 'Post',
  columns: { id: { type: Number, primary: true, generated: true }, title: { type: String } },
  relations: { author: { type: 'many-to-one', target: 'User', inverseSide: 'posts' } },
})
