import { makeExecutableSchema } from '@graphql-tools/schema'
import { createSchema } from 'graphql-yoga'
import { createSchema as createForm } from './forms'
import { mutations, others, posts } from './post'
import { Team, userFields } from './user'

const all = { ...userFields, Mutation: mutations }

export const schema = createSchema({ typeDefs: '', resolvers: { ...all, Team } })
export const merged = makeExecutableSchema({ typeDefs: '', resolvers: [posts] })
export const form = createForm({ resolvers: others })
