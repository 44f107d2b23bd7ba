// Which database a client talks to, as its settings name it. Two clients of one database have the same name; what says nothing has none.

/** Ports that need not be said. */
const DEFAULT_PORTS = new Set(['', '5432', '3306'])
const LOCAL = new Set(['', 'localhost', '127.0.0.1', '::1', '[::1]'])

/**
 * @param settings a connection string or the path of a file, or an object with one of those (`connectionString`, `url`, `uri`), or with
 * `host`, `port` and `database`
 * @returns undefined where they name no database
 */
export function databaseNamed(settings: unknown): string | undefined {
  if (typeof settings === 'string') return namedByText(settings)
  if (typeof settings !== 'object' || settings === null) return undefined
  const { connectionString, url, uri, host, socketPath, port, database } = settings as Readonly<Record<string, unknown>>
  const text = [connectionString, url, uri].find((one) => typeof one === 'string' && one !== '')
  if (text !== undefined) return namedByText(text as string)
  return typeof database !== 'string' || database === '' || database.includes(':memory:') ? undefined : nameOf(textOf(socketPath) || textOf(host), textOf(port), database)
}

function namedByText(text: string): string | undefined {
  if (!/^[\w+]+:\/\//.test(text)) return text === '' || text.includes(':memory:') ? undefined : text
  try {
    const { hostname, port, pathname } = new URL(text)
    const database = decodeURIComponent(pathname.slice(1))
    return database === '' ? undefined : nameOf(hostname, port, database)
  } catch {
    return undefined
  }
}

function nameOf(host: string, port: string, database: string): string {
  return `${LOCAL.has(host) ? '' : host}:${DEFAULT_PORTS.has(port) ? '' : port}/${database}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

type Client = Readonly<Record<string, unknown>>

/**
 * The names of clients' databases, read from the settings of each client once.
 *
 * @param settingsOf what a client was made with
 * @param apart what those are called that their settings do not tell apart, though each is one of its own
 */
export function databasesOf(settingsOf: (client: Client) => unknown, apart?: string): (client: object) => string | undefined {
  const known = new WeakMap<object, { readonly name: string | undefined }>()
  let count = 0
  return (client) => {
    const before = known.get(client)
    if (before !== undefined) return before.name
    const named = withoutThrowing(() => databaseNamed(settingsOf(client as Client)))
    const name = named ?? (apart === undefined ? undefined : `${apart} ${count += 1}`)
    known.set(client, { name })
    return name
  }
}

/** Getters of an application's objects may throw. */
function withoutThrowing(ask: () => string | undefined): string | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}
