// What a call of pg's `query` says: its text and values, in each of the forms that it takes, and the object that it becomes.

import type { OpenStatement } from '../../../model/instrument.ts'

/** Where a query of pg's own class keeps what it is the end of. */
export const STATEMENT = Symbol('querylint.statement')

/** What is sent, and told by its client what comes back: a query, a cursor or a stream. */
export interface Submitted {
  readonly text?: unknown
  readonly values?: unknown
  readonly submit?: unknown
  readonly cursor?: Submitted
  readonly _result?: Answer
  readonly _results?: Answer | readonly Answer[]
  handleReadyForQuery?: unknown
  handleError?: unknown
  read?: unknown
  on?: unknown
  [STATEMENT]?: OpenStatement
}

export interface Answer {
  readonly rows?: readonly unknown[]
  readonly fields?: readonly { readonly name: string }[]
}

export interface Client {
  readonly _queryQueue?: readonly Submitted[]
  readonly _sentQueryQueue?: readonly Submitted[]
  readonly _activeQuery?: Submitted | null
}

/** Names of the columns of a row that is an array. */
export function columnsOf(answer: Answer | undefined, row: unknown): readonly string[] | undefined {
  return Array.isArray(row) ? answer?.fields?.map(({ name }) => name) : undefined
}

interface Config {
  readonly text?: unknown
  readonly values?: unknown
  readonly name?: unknown
  readonly cursor?: Config
  readonly submit?: unknown
}

/** Texts of named statements: only the first call of a name has to have one. */
const named = new WeakMap<object, Map<string, string>>()

export function textOf(client: object, config: unknown): string | undefined {
  if (typeof config === 'string') return config
  if (typeof config !== 'object' || config === null) return undefined
  const { text = (config as Config).cursor?.text, name } = config as Config
  if (typeof name !== 'string' || name === '') return typeof text === 'string' ? text : undefined
  const texts = named.get(client)
  if (typeof text !== 'string') return texts?.get(name)
  if (texts === undefined) named.set(client, new Map([[name, text]]))
  else texts.set(name, text)
  return text
}

export function valuesOf(config: unknown, values: unknown): unknown {
  if (Array.isArray(values)) return values
  if (typeof config !== 'object' || config === null) return undefined
  return (config as Config).values ?? (config as Config).cursor?.values
}

/**
 * The object that a call of `query` made: the last in line, or the one that is under way since. Undefined where the connection is lost,
 * since nothing is put in line then.
 *
 * @param before the one that was under way before the call
 */
export function findSent(client: Client, config: unknown, before: Submitted | null | undefined): Submitted | undefined {
  const { text, submit } = typeof config === 'object' && config !== null ? config as Config : { text: config, submit: undefined }
  if (typeof submit === 'function') return config as Submitted
  const active = client._activeQuery
  if (isMade(active, text) && active !== before) return active
  const queued = lastOf(client._queryQueue)
  if (isMade(queued, text)) return queued
  const sent = lastOf(client._sentQueryQueue)
  return isMade(sent, text) ? sent : undefined
}

/** One that nobody watches yet. */
function isMade(query: Submitted | null | undefined, text: unknown): query is Submitted {
  return query !== undefined && query !== null && query.text === text && query[STATEMENT] === undefined && !Object.hasOwn(query, 'handleReadyForQuery')
}

function lastOf(queue: readonly Submitted[] | undefined): Submitted | undefined {
  return queue === undefined || queue.length === 0 ? undefined : queue[queue.length - 1]
}
