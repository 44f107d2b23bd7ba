// Other databases and caches. What code asks there once for each item, it could ask there for all of them too: such an answer is no reason
// to ask ours item by item.

import type { Framework } from '../model/framework.ts'

export const stores: Framework = {
  name: 'stores', callables: [],
  modules: [
    'mongoose', '@nestjs/mongoose', '@typegoose/typegoose', 'mongodb', 'redis', 'ioredis', '@upstash/redis', '@vercel/kv', 'keyv', 'cache-manager', '@nestjs/cache-manager', 'node-cache',
    'lru-cache', 'memcached', 'knex', 'kysely', 'drizzle-orm', 'drizzle-orm/*', 'sequelize', 'sequelize-typescript', 'objection', '@mikro-orm/core', '@mikro-orm/*', 'pg', 'pg-promise',
    'postgres', 'mysql', 'mysql2', 'mysql2/promise', 'mariadb', 'sqlite3', 'better-sqlite3', '@libsql/client', 'mssql', 'cassandra-driver', 'neo4j-driver', '@clickhouse/client', 'level',
  ],
}
