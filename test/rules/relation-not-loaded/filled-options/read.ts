import { merge } from 'lodash'
import { type DataSource, type FindManyOptions } from 'typeorm'
import { Profile } from './entities'

type Config = Record<string, unknown>

// Options that are filled one by one, by whatever name and by whoever.
function byKeys(where: object, config: Config): FindManyOptions<Profile> {
  const query = { where }
  for (const key of ['relations', 'take'] as const) if (config[key] !== undefined) (query as any)[key] = config[key]
  return query
}

function byCallbacks(where: object, config: Config): FindManyOptions<Profile> {
  const query: any = { where }
  Object.keys(config).forEach((key) => {
    query[key] = config[key]
  })
  return query
}

function fill(query: any, config: Config) {
  query.relations = config['relations']
}

function read(query: FindManyOptions<Profile>) {
  console.log(query.relations)
}

const config = { relations: { user: true } }

export async function filled(source: DataSource) {
  const profiles = source.getRepository(Profile)
  for (const one of await profiles.find(byKeys({ id: 1 }, config))) console.log(one.user.email)
  for (const one of await profiles.find(byCallbacks({ id: 1 }, config))) console.log(one.user.email)
  const handed = { where: { id: 1 } }
  fill(handed, config)
  for (const one of await profiles.find(handed)) console.log(one.user.email)
  const merged = { where: { id: 1 } }
  merge(merged, config)
  for (const one of await profiles.find(merged)) console.log(one.user.email)
}

export async function bare(source: DataSource) {
  const query: FindManyOptions<Profile> = { where: { id: 1 } }
  read(query)
  for (const one of await source.getRepository(Profile).find(query)) console.log(one.user.email) // want "`one.user`"
}
