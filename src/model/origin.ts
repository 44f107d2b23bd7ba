// Where a value came from, plus the access path from there. Two uses share it: recognising a receiver (a client that was
// imported, constructed or injected) and naming a collection in a cost. Everything here is plain data and has a stable key.

import type { Place } from './place.ts'

/** A type or exported thing by its name and the module that declares it. `schema` is set where an ORM folder tied it to a schema. */
export interface Named {
  readonly module: string
  readonly name: string
  readonly schema?: string
}

export type Root =
  /** An export of a module that is not part of the project. */
  | { readonly kind: 'import'; readonly of: Named }
  /** An instance of a class or interface that is not part of the project: constructed, annotated, or inherited from. */
  | { readonly kind: 'instance'; readonly of: Named; readonly how: 'constructed' | 'declared' }
  /** A class of the project itself. */
  | { readonly kind: 'class'; readonly class: string }
  /** All exports of a file of the project. */
  | { readonly kind: 'module'; readonly file: string }
  /** A value of which no more is known than its declared type, an object or function type of the project. */
  | { readonly kind: 'declared'; readonly type: string; readonly name: string }
  | { readonly kind: 'global'; readonly name: string }
  /** Parameter `index` of a function (−1: its `this`). */
  | { readonly kind: 'param'; readonly fn: string; readonly index: number }
  /** A variable of an enclosing function, as a nested function sees it. */
  | { readonly kind: 'captured'; readonly fn: string; readonly name: string }
  /** One item of a collection. */
  | { readonly kind: 'element'; readonly of: Origin }
  /** What an ORM call returned. `batch`: key of the batch that the call belongs to, for calls chained to it. */
  | { readonly kind: 'rows'; readonly orm: string; readonly entity?: string; readonly schema?: string; readonly many: boolean; readonly at: Place; readonly batch?: string }
  /** What a call returned whose callee is outside the project or unknown. */
  | { readonly kind: 'result'; readonly of: Origin | undefined; readonly at: Place }

export interface Origin {
  readonly root: Root
  readonly path: readonly string[]
  /** How a person calls the root: the variable it was bound to. Not part of the identity. */
  readonly label?: string
}

export function origin(root: Root, label?: string, path: readonly string[] = []): Origin {
  return label === undefined ? { root, path } : { root, path, label }
}

/** The same origin one property further. */
export function step(from: Origin, property: string): Origin {
  return { ...from, path: [...from.path, property] }
}

/** A stable text: equal keys mean the same origin. */
export function originKey(from: Origin): string {
  return [rootKey(from.root), ...from.path].join('.')
}

function rootKey(root: Root): string {
  switch (root.kind) {
    case 'import': return `${root.of.module}#${root.of.name}`
    case 'instance': return `new ${root.of.module}#${root.of.name}`
    case 'class': return `class ${root.class}`
    case 'module': return `module ${root.file}`
    case 'declared': return `: ${root.type}`
    case 'global': return `global ${root.name}`
    case 'param': return `${root.fn}(${root.index})`
    case 'captured': return `${root.fn}/${root.name}`
    case 'element': return `${originKey(root.of)}[]`
    case 'rows': return `rows ${root.at.file}:${root.at.start}`
    case 'result': return `result ${root.at.file}:${root.at.start}`
  }
}

/** How a person would write it: `user.posts`, `users`. */
export function originName(from: Origin): string {
  const head = from.label ?? rootName(from.root)
  return [head, ...from.path].filter((part) => part !== '' && part !== '[]').join('.')
}

function rootName(root: Root): string {
  switch (root.kind) {
    case 'import': return root.of.name === 'default' ? root.of.module : root.of.name
    case 'instance': return root.of.name
    case 'class': return root.class.split('#').at(-1) ?? 'class'
    case 'module': return root.file.split('/').at(-1) ?? 'module'
    case 'declared': return root.name
    case 'global': return root.name
    case 'param': return root.index < 0 ? 'this' : `arg${root.index + 1}`
    case 'captured': return root.name
    case 'element': return singular(originName(root.of))
    case 'rows': return root.entity === undefined ? 'rows' : root.many ? `${decapitalised(root.entity)} rows` : decapitalised(root.entity)
    case 'result': return root.of === undefined ? 'items' : `${originName(root.of)}()`
  }
}

function decapitalised(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function singular(name: string): string {
  return /[^s]s$/.test(name) ? name.slice(0, -1) : `${name} item`
}

/** Whether `inner` is `outer` itself or reached from it: by properties, as an item, or as the result of calling it. */
export function reaches(inner: Origin, outer: string): boolean {
  for (let at: Origin | undefined = inner; at !== undefined; at = parentOf(at)) {
    for (let length = at.path.length; length >= 0; length -= 1) {
      if (originKey({ root: at.root, path: at.path.slice(0, length) }) === outer) return true
    }
  }
  return false
}

function parentOf(at: Origin): Origin | undefined {
  if (at.root.kind === 'element' || at.root.kind === 'result') return at.root.of
  return undefined
}
