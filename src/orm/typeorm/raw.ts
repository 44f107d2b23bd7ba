// Raw statements as TypeORM's API writes them: a text with parameters, or a tag.

import type { Target } from '../../model/orm-call.ts'
import type { Provider } from '../../model/schema.ts'
import { piecesOf } from '../../model/text.ts'
import { type Value, absent, items } from '../../model/value.ts'
import type { Style } from '../../sql/bulk.ts'
import { type Meaning, meaningOf } from '../../sql/meaning.ts'

export function rawMeaning(method: string, [statement = absent, ...rest]: readonly Value[], target: Target): Meaning {
  const texts = items(statement)
  const pieces = texts?.flatMap((text, index) => index === 0 ? [text] : [rest[index - 1] ?? absent, text]) ?? piecesOf(statement)
  return meaningOf({ pieces, parameters: texts === undefined ? rest[0] ?? absent : absent, asks: true, style: styleOf(method, texts !== undefined, target.provider) })
}

function styleOf(operation: string, isTag: boolean, provider: Provider): Style {
  return { operation, provider, rows: '(…), (…), …', among: (cast) => isTag ? 'IN (…)' : listOf(provider, cast) }
}

function listOf(provider: Provider, cast: string): string {
  switch (provider) {
    case 'postgresql': case 'cockroachdb': return `= ANY($1${cast === '' ? '' : `${cast}[]`})`
    // Its driver writes a list out.
    case 'mysql': return 'IN (?)'
    case 'sqlserver': return 'IN (@0, @1, …)'
    case 'sqlite': return 'IN (?, ?, …)'
    default: return 'IN (…)'
  }
}
