// Files as they are loaded. CommonJS is compiled by `_compile`, whoever asked for the file, `import` included, and whoever has read it: what
// stands in `_extensions` is exchanged by loaders of TypeScript that come later. It is the last place before node notes the exports for modules
// proper. Those have none: a few words are added to the source of the ones that are
// looked at, which hand their exports over when they have run. `registerHooks` adds them where node has it, in this thread; `register` a
// thread of node's own elsewhere. What was loaded before is looked at once. A loader that runs packages by itself is not seen.

import module from 'node:module'
import { packageOf, sawLoaded, watchedPackages } from './clients.ts'

interface Loaded {
  exports: unknown
  readonly filename?: unknown
}

const SEEN = 'querylint.loaded'

/** Without these two, the types of node's lowest release say nothing of the hooks. */
interface Hooks {
  readonly registerHooks?: (hooks: { load(url: string, context: unknown, next: (url: string, context: unknown) => Source): Source }) => void
  readonly register?: (specifier: string, options: { readonly parentURL: string; readonly data: unknown }) => void
}

interface Source {
  readonly format?: string | null
  readonly source?: string | ArrayBuffer | NodeJS.TypedArray | null
}

export function watchModules(): void {
  watchCommonJs()
  Object.defineProperty(globalThis, Symbol.for(SEEN), { value: (exports: unknown, url: string) => {
    const name = packageOf(url)
    if (name !== undefined) sawLoaded(name, exports)
  } })
  const { registerHooks, register } = module as unknown as Hooks
  if (registerHooks !== undefined) registerHooks({ load: (url, context, next) => withHandover(url, next(url, context)) })
  else register?.(`data:text/javascript,${encodeURIComponent(loader)}`, { parentURL: 'data:', data: { packages: watchedPackages, seen: SEEN } })
}

function watchCommonJs(): void {
  const { prototype, _cache: cache } = module as unknown as {
    readonly prototype: { _compile?: (this: Loaded, source: unknown, path: unknown, ...rest: unknown[]) => unknown }
    readonly _cache?: Readonly<Record<string, Loaded | undefined>>
  }
  const compile = prototype._compile
  if (compile === undefined) return
  prototype._compile = function (source, path, ...rest) {
    const result = Reflect.apply(compile, this, [source, path, ...rest])
    saw(this, path)
    return result
  }
  for (const [path, loaded] of Object.entries(cache ?? {})) if (loaded !== undefined) saw(loaded, path)
}

function saw(loaded: Loaded, path: unknown): void {
  const name = typeof path === 'string' ? packageOf(path) : undefined
  const stand = name === undefined ? undefined : sawLoaded(name, loaded.exports)
  if (stand !== undefined) loaded.exports = stand
}

function withHandover(url: string, loaded: Source): Source {
  if (loaded.format !== 'module' || loaded.source === null || loaded.source === undefined || packageOf(decodeURI(url)) === undefined) return loaded
  const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
  return text.includes('querylintOwn') ? loaded : { ...loaded, source: `${text}${handover(url)}` }
}

function handover(url: string): string {
  return `\n;import * as querylintOwn from ${JSON.stringify(url)};globalThis[Symbol.for(${JSON.stringify(SEEN)})]?.(querylintOwn, ${JSON.stringify(url)});`
}

/** The same in node's thread, which shares nothing with this one. */
const loader = `
let packages = [], seen = ''
export function initialize(data) { ({ packages, seen } = data) }
export async function load(url, context, next) {
  const loaded = await next(url, context)
  if (loaded.source == null) return loaded
  const path = decodeURI(url)
  const last = path.lastIndexOf('/node_modules/')
  if (last === -1 || !packages.some((name) => path.startsWith(name + '/', last + 14))) return loaded
  // Without a source, CommonJS is loaded by the loader that is watched; another hook may have read it.
  if (loaded.format === 'commonjs' && url.startsWith('file:')) return { ...loaded, source: null }
  if (loaded.format !== 'module') return loaded
  const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
  // With \`--require\` this thread runs what the main one runs, this very loader included.
  if (text.includes('querylintOwn')) return loaded
  const own = JSON.stringify(url)
  return { ...loaded, source: text + '\\n;import * as querylintOwn from ' + own + ';globalThis[Symbol.for(' + JSON.stringify(seen) + ')]?.(querylintOwn, ' + own + ');' }
}
`
