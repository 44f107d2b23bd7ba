// The classes of the copy of mysql2 that a client is of. A pool has no connection before it is used, and its class is reached from nowhere else:
// connections that others make would be missed until then. Node keeps what it has loaded; where something else loads modules, they are met later.

/** Files of the package whose exports are classes that send. */
const CLASSES = ['base/connection.js', 'connection.js', 'pool.js', 'pool_cluster.js', 'promise/pool.js', 'promise/connection.js']

/** Prototypes; empty where it is not known where the client's class was loaded from. */
export function prototypesBeside(client: unknown): readonly object[] {
  const loaded = loadedModules()
  const [folder] = classesOf(client).flatMap((one) => {
    const file = loaded.find(({ exports }) => exports === one)?.filename
    const end = file?.search(/[\\/]lib[\\/](?!.*[\\/]lib[\\/])/) ?? -1
    return end === -1 ? [] : [file!.slice(0, end)]
  })
  if (folder === undefined) return []
  return CLASSES.flatMap((name) => {
    const exported = loaded.find(({ filename }) => filename.replaceAll('\\', '/') === `${folder.replaceAll('\\', '/')}/lib/${name}`)?.exports
    const prototype: unknown = typeof exported === 'function' ? exported.prototype : undefined
    return typeof prototype === 'object' && prototype !== null ? [prototype] : []
  })
}

interface Loaded {
  readonly filename: string
  readonly exports: unknown
}

function loadedModules(): readonly Loaded[] {
  const { cache } = process.getBuiltinModule('node:module').createRequire(`${process.cwd()}/`)
  return Object.values(cache).filter((one) => one !== undefined && one.filename.includes('mysql2')) as readonly Loaded[]
}

/** Of the client and of what it stands for, the most special one first. */
function classesOf(client: unknown): readonly unknown[] {
  if (typeof client !== 'object' || client === null) return []
  const own: unknown[] = []
  for (let at: object | null = client; at !== null; at = Object.getPrototypeOf(at) as object | null) own.push(at.constructor)
  const { pool, connection } = client as { readonly pool?: unknown; readonly connection?: unknown }
  return [...own, ...[pool, connection].flatMap((one) => one === client ? [] : classesOf(one))]
}
