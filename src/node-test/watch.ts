// `node --import querylint/node-test/watch --test`: whoever asks for `node:test` gets the watched one. A built-in's default export cannot
// be exchanged in place, so imports are led elsewhere; `require` is answered directly, since it must give a function.

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { test } from './tests.ts'

interface Loader {
  _load(request: string, ...rest: unknown[]): unknown
  registerHooks?(hooks: object): unknown
  register(url: string): void
}

type Next = (specifier: string, context: unknown) => unknown

const loader = process.getBuiltinModule('node:module') as unknown as Loader
const load = loader._load
loader._load = function (this: unknown, request, ...rest) {
  return request === 'node:test' ? test : Reflect.apply(load, this, [request, ...rest])
}

const url = pathToFileURL(createRequire(import.meta.url).resolve('querylint/node-test')).href.replace(/\.cjs$/, '.mjs')
if (loader.registerHooks === undefined) {
  // Earlier releases of Node have hooks on a thread of their own, which shares nothing but text.
  const source = `export const resolve = (specifier, context, next) => specifier === 'node:test' ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(specifier, context)`
  loader.register(`data:text/javascript,${encodeURIComponent(source)}`)
} else {
  loader.registerHooks({
    resolve: (specifier: string, context: unknown, next: Next) => specifier === 'node:test' ? { url, shortCircuit: true } : next(specifier, context),
  })
}
