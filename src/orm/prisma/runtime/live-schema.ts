// What a live client says of its schema and its database.

import type { Target } from '../../../model/orm-call.ts'
import type { Provider, Schema } from '../../../model/schema.ts'
import type { LiveClient } from './client.ts'

const PROVIDERS: ReadonlySet<string> = new Set<Provider>(['postgresql', 'mysql', 'sqlite', 'sqlserver', 'cockroachdb', 'mongodb'])

export interface Known {
  readonly schema: Schema | undefined
  readonly target: Target
}

export function liveSchema({ _engineConfig: { activeProvider, previewFeatures = [] }, _clientVersion: version }: LiveClient): Known {
  const major = /^\d+/.exec(version ?? '')?.[0]
  return {
    schema: undefined,
    target: {
      orm: 'prisma', provider: activeProvider !== undefined && PROVIDERS.has(activeProvider) ? activeProvider as Provider : 'unknown', features: previewFeatures,
      ...major === undefined ? {} : { version: Number(major) },
    },
  }
}
