// What a live client says of its schema and its database. Generated clients carry the text of their schema; it is read when somebody asks
// what a call means, once for each text.

import type { Target } from '../../../model/orm-call.ts'
import type { Provider, Schema } from '../../../model/schema.ts'
import { entitiesOf } from '../schema/entities.ts'
import type { LiveClient } from './client.ts'
import { parseSchema } from '../schema/parse.ts'

const PROVIDERS: ReadonlySet<string> = new Set<Provider>(['postgresql', 'mysql', 'sqlite', 'sqlserver', 'cockroachdb', 'mongodb'])

export interface Known {
  readonly schema: Schema | undefined
  readonly target: Target
}

const known = new WeakMap<object, Known>()

export function liveSchema(client: LiveClient): Known {
  const before = known.get(client)
  if (before !== undefined) return before
  const read = readLive(client)
  known.set(client, read)
  return read
}

function readLive({ _engineConfig: { activeProvider = '', previewFeatures = [], inlineSchema }, _engine: engine, _clientVersion: version }: LiveClient): Known {
  const provider = PROVIDERS.has(activeProvider) ? activeProvider as Provider : 'unknown'
  const major = /^\d+/.exec(version ?? '')?.[0]
  // Prisma 6 has two engines; this one compiles queries as that of Prisma 7 does.
  const features = Reflect.get(engine, 'name') === 'ClientEngine' ? [...previewFeatures, 'queryCompiler'] : previewFeatures
  return {
    schema: inlineSchema === undefined ? undefined : {
      orm: 'prisma', id: 'live', provider, relationMode: /relationMode\s*=\s*"prisma"/.test(inlineSchema) ? 'emulated' : 'foreignKeys', features,
      entities: entitiesOf(parseSchema('', inlineSchema).blocks), files: [], ...version === undefined ? {} : { version },
    },
    target: { orm: 'prisma', provider, features, ...major === undefined ? {} : { version: Number(major) } },
  }
}
