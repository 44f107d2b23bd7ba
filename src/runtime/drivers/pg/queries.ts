// What a call of pg's `query` says: its text and values, in each of the forms that it takes, and the object that it becomes.

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

export function valuesOf([config, values]: readonly unknown[]): unknown {
  if (Array.isArray(values)) return values
  if (typeof config !== 'object' || config === null) return undefined
  return (config as Config).values ?? (config as Config).cursor?.values
}

/**
 * The object that a call of `query` made: the last in line, or the one that is under way since.
 *
 * @param before the one that was under way before the call
 */
export function findSent(client: Client, config: unknown, before: Submitted | null | undefined): Submitted | undefined {
  if (typeof config === 'object' && config !== null && typeof (config as Config).submit === 'function') return config
  const text: unknown = typeof config === 'string' ? config : (config as Config).text
  // Where the connection is lost, nothing of the call is in line.
  const isIt = (one: Submitted | null | undefined): one is Submitted => one !== undefined && one !== null && one !== before && one.text === text && !seen.has(one)
  const found = [client._queryQueue?.at(-1), client._sentQueryQueue?.at(-1), client._activeQuery].find(isIt)
  if (found !== undefined) seen.add(found)
  return found
}

const seen = new WeakSet<object>()
