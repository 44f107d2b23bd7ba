// Raw statements as Prisma's API writes them: templates, texts with parameters, and fragments (`Prisma.sql`, `Prisma.join`) in either.

import type { Invocation } from '../../model/invocation.ts'
import type { Target } from '../../model/orm-call.ts'
import { joined, piecesOf } from '../../model/text.ts'
import { type Value, absent, array, fields, items, literal, object } from '../../model/value.ts'
import type { Style } from '../../sql/bulk.ts'
import { type Meaning, meaningOf } from '../../sql/meaning.ts'
import { isNamespace } from './clients.ts'
import { findRawOperation } from './operations.ts'

/** What `Prisma.sql`, `Prisma.raw` and `Prisma.join` make; undefined where a call is none of them. */
export function fragment({ receiver, method, arguments: args, tagged }: Invocation, schemas: ReadonlySet<string>): Value | undefined {
  if (!isNamespace(receiver, schemas)) return undefined
  const [first = absent, ...rest] = args
  switch (method) {
    case 'sql': return tagged === true ? sqlOf(interleaved(first, rest)) : undefined
    case 'raw': return sqlOf(piecesOf(first) ?? [first])
    // A list is a list, however it is written.
    case 'join': return first
    default: return undefined
  }
}

export function isFragmentMethod(method: string): boolean {
  return method === 'sql' || method === 'raw' || method === 'join'
}

/** As Prisma keeps it: `strings` around `values`. */
function sqlOf(pieces: readonly Value[] | undefined): Value | undefined {
  if (pieces === undefined) return undefined
  const strings: Value[] = [literal('')]
  const values: Value[] = []
  for (const piece of pieces) {
    if (piece.kind === 'literal') strings[strings.length - 1] = joined([strings.at(-1)!, piece])
    else {
      values.push(piece)
      strings.push(literal(''))
    }
  }
  return object({ strings: array(strings), values: array(values) })
}

/** A template's texts with what stands between them, fragments in place. */
function interleaved(strings: Value, values: readonly Value[]): readonly Value[] | undefined {
  return items(strings)?.flatMap((text, index) => index === 0 ? [text] : [...placed(values[index - 1] ?? absent), text])
}

function placed(value: Value): readonly Value[] {
  if (value.kind === 'ref' && value.origin.root.kind === 'import' && value.origin.path.at(-1) === 'empty') return []
  return fragmentIn(value) ?? [value]
}

function fragmentIn(value: Value): readonly Value[] | undefined {
  const { strings, values } = fields(value)?.known ?? {}
  return strings === undefined || values === undefined ? undefined : interleaved(strings, items(values) ?? [])
}

/** @param argument all that the call is given, as a list */
export function rawMeaning(operation: string, argument: Value, target: Target): Meaning {
  const [first = absent, ...rest] = items(argument) ?? []
  const isUnsafe = operation.endsWith('Unsafe')
  const written = isUnsafe ? { pieces: piecesOf(first), parameters: array(rest) } : { pieces: interleaved(first, rest) ?? fragmentIn(first), parameters: absent }
  return meaningOf({ ...written, asks: findRawOperation(operation)?.rows === 'many', style: styleOf(operation, isUnsafe, target) })
}

function styleOf(operation: string, isUnsafe: boolean, { provider }: Target): Style {
  const isPostgresql = provider === 'postgresql' || provider === 'cockroachdb'
  if (isUnsafe) return { operation, provider, rows: '(…), (…), …', among: (cast) => isPostgresql ? `= ANY($1${cast === '' ? '' : `${cast}[]`})` : 'IN (…)' }
  return {
    operation, provider, rows: '${Prisma.join(rows)}', rowsAre: ', with a `Prisma.sql` tuple for each item,',
    among: (cast) => cast !== '' && isPostgresql ? `= ANY(\${[ … ]}${cast}[])` : 'IN (${Prisma.join([ … ])})',
  }
}
