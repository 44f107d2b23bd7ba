const { DataSource } = require('typeorm')
const { PostSchema, UserSchema } = require('./schemas')

exports.source = new DataSource({ type: 'sqljs', entities: [UserSchema, PostSchema] })
