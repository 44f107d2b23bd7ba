// GraphQL servers: the resolver of a field runs once for each parent of a list. Fields of the root types run once a request.
// A field that a resolver class answers for is read nowhere else. A type that only fields of the root types answer with, one at a time, has one object a request. Loaders (DataLoader, Mercurius's `loaders`) are handed all parents of a tick and stand in no table.

import type { Framework } from '../model/framework.ts'

const roots = ['Query', 'Mutation', 'Subscription']

const answeringNest = { roots, fields: ['Field', 'ResolveField', 'ResolveProperty'], on: ['Resolver'] }
const answeringTypeGraphql = { roots, fields: ['Field', 'FieldResolver'], on: ['Resolver'] }

/** Fields of Pothos whose resolvers are handed a selection first, which they give to the client, and then the parent. */
const items = { prismaField: 1, prismaFieldWithInput: 1, prismaConnection: 1, drizzleField: 1, drizzleConnection: 1 }

export const graphql: readonly Framework[] = [
  {
    name: 'nestjs-graphql', modules: ['@nestjs/graphql'], callables: [], perItem: [
      { kind: 'resolver', name: '@ResolveField', where: 'decorated', decorators: ['ResolveField', 'ResolveProperty'], of: ['Parent', 'Root'], answering: answeringNest },
      { kind: 'resolver', name: '@Field', where: 'decorated', decorators: ['Field'], replaced: { on: ['Resolver'], by: ['ResolveField', 'ResolveProperty'] }, answering: answeringNest },
    ],
  },
  {
    name: 'type-graphql', modules: ['type-graphql', 'warthog'], callables: [], perItem: [
      { kind: 'resolver', name: '@FieldResolver', where: 'decorated', decorators: ['FieldResolver'], of: ['Root'], answering: answeringTypeGraphql },
      { kind: 'resolver', name: '@Field', where: 'decorated', decorators: ['Field'], replaced: { on: ['Resolver'], by: ['FieldResolver'] }, answering: answeringTypeGraphql },
    ],
  },
  {
    // `export const Post: PostRelationResolvers = { comments: (args, { root }) => … }` in a service.
    name: 'redwood', modules: ['@redwoodjs/graphql-server', '@redwoodjs/api'], callables: [], perItem: [
      { kind: 'resolver', name: 'resolver', where: 'map', types: /^(\w+?)RelationResolvers$/, makers: [], property: 'resolvers', roots, item: 1, within: 'root' },
    ],
  },
  {
    // Apollo, Yoga, Mercurius and graphql-tools take the same maps; the types are those that graphql-codegen writes.
    name: 'resolver-maps', modules: ['@apollo/server', 'apollo-server', 'graphql-yoga', 'mercurius', '@graphql-tools/schema', 'graphql-tools'], callables: [], perItem: [
      { kind: 'resolver', name: 'resolver', where: 'map', types: /^(?:I(?=[A-Z]))?(\w*?)Resolvers$/, names: /resolvers$/i, makers: ['createSchema', 'makeExecutableSchema', 'ApolloServer'], property: 'resolvers', roots, item: 0 },
    ],
  },
  {
    // The root types have makers of their own; a model may be called `Subscription`.
    name: 'pothos', modules: ['@pothos/core', '@pothos/*'], callables: [], perItem: [
      { kind: 'resolver', name: 'resolve', where: 'argument', callees: ['objectType', 'prismaObject', 'interfaceType', 'prismaNode', 'drizzleObject', 'loadableObject', 'loadableNode', 'prismaInterface'], argument: 1, path: ['fields', '()', '*', 'resolve'], item: 0, items },
      { kind: 'resolver', name: 'resolve', where: 'argument', callees: ['objectField', 'prismaObjectField', 'interfaceField'], argument: 2, path: ['()', 'resolve'], item: 0, items },
      { kind: 'resolver', name: 'resolve', where: 'argument', callees: ['objectFields', 'prismaObjectFields'], argument: 1, path: ['()', '*', 'resolve'], item: 0, items },
      { kind: 'resolver', name: 'resolve', where: 'argument', callees: ['objectRef().implement', 'interfaceRef().implement'], argument: 0, path: ['fields', '()', '*', 'resolve'], item: 0, items },
    ],
  },
  {
    name: 'nexus', modules: ['nexus', '@nexus/schema'], callables: [], perItem: [
      { kind: 'resolver', name: 'resolve', where: 'argument', callees: ['objectType', 'interfaceType', 'extendType'], argument: 0, path: ['definition', '{}', 'resolve'], roots, item: 0 },
    ],
  },
]
