// Where a value came from, plus the access path from there. Two uses share it: recognising a receiver (a client that was
// imported, constructed or injected) and naming a collection in a cost. Everything here is plain data and has a stable key.
// The type of values stands here too, because the two mention one another; what can be done with values is in value.ts.

import { appended } from './lists.ts'
import type { Place } from './place.ts'

export type Primitive = string | number | boolean | null | undefined | bigint

export type Value =
  | { readonly kind: 'literal'; readonly value: Primitive }
  /** `more`: further items of unknown number, each like that value. `fixed`: code decides how many, and no data. */
  | { readonly kind: 'array'; readonly items: readonly Value[]; readonly more?: Value; readonly fixed?: true }
  /** `open`: there may be further fields (spread of something unknown, which `rest` tells). `covered`: those before it, which it may have too. */
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Value>>; readonly open: boolean; readonly rest?: Value; readonly covered?: readonly string[] }
  /** `by`: what decides which of them it is, where that is known; `made`: the test that decides, and what there is either way. */
  | { readonly kind: 'union'; readonly members: readonly Value[]; readonly by?: readonly Origin[]; readonly made?: Operation }
  /** Computed from these origins in a way we do not follow. */
  | { readonly kind: 'unknown'; readonly from: readonly Origin[]; readonly made?: Operation }
  /** A thing known by where it came from: a parameter, an item, the rows of a call, an import, an instance. */
  /** `items`: of a list, a test that its items have passed, over the `root` of one of them. */
  | { readonly kind: 'ref'; readonly origin: Origin; readonly items?: { readonly root: Root; readonly test: Value } }
  /** `memo`: it remembers what it gave, for one request or for as long as the program runs. */
  /** A function of the project, with what it captured of the functions around it and the object it belongs to. */
  | { readonly kind: 'closure'; readonly fn: string; readonly captured: Readonly<Record<string, Value>>; readonly self?: Value; readonly memo?: 'once' | 'lasting' }
  /** An instance of a class of the project, with what its constructor was given. `types`: what it is an instance for (`Service<User>`), as classes; empty where that is something else. */
  | { readonly kind: 'instance'; readonly class: string; readonly args: readonly Value[] | undefined; readonly types?: readonly string[] }

/** How a value was computed, where whoever knows the operands can compute it again. */
export interface Operation {
  readonly op: string
  readonly of: readonly Value[]
}

/** A type or exported thing by its name and the module that declares it. `schema` is set where an ORM folder tied it to a schema. */
export interface Named {
  readonly module: string
  readonly name: string
  readonly schema?: string
}

export type Root =
  /** An export of a module that is not part of the project. `by`: the project's class that inherits it (static members). */
  | { readonly kind: 'import'; readonly of: Named; readonly by?: string }
  /**
   * An instance of a class or interface that is not part of the project: constructed, annotated, or inherited from.
   * `arguments`: its type arguments as classes of the project, empty where they are something else (`Repository<User>`).
   * `by`: the project's class that inherits from it. `members`: the declared type of what its type arguments tell; not part of the identity.
   */
  | { readonly kind: 'instance'; readonly of: Named; readonly how: 'constructed' | 'declared'; readonly arguments?: readonly string[]; readonly by?: string; readonly members?: string }
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
  /** One item of a collection. `by`: where the index comes from that picks it (`rows[at]`). */
  | { readonly kind: 'element'; readonly of: Origin; readonly by?: Origin }
  /**
   * What an ORM call returned. `class`: the project's class of which the rows are instances. `loaded`: the relations that came along,
   * as dotted paths; undefined where that is not known. `batch`: key of the batch that the call belongs to, for calls chained to it.
   * `alias`: what the query that code built calls them. `operation`: the method that asked for them, as far as a remedy has to know it. `few`: code asks for a few of them only. `selected`: it names the fields that it asks for. `got`: the call of another function that gave it to the code that has it; no part of the identity.
   */
  | { readonly kind: 'rows'; readonly orm: string; readonly entity?: string; readonly schema?: string; readonly class?: string; readonly loaded?: readonly string[]; readonly many: boolean; readonly alias?: string; readonly operation?: string; readonly few?: true; readonly selected?: true; readonly at: Place; readonly batch?: string; readonly got?: Place }
  /** A query that an ORM builds in steps: what the steps have said so far. Made by `builder` of value.ts. */
  | { readonly kind: 'builder'; readonly orm: string; readonly state: Readonly<Record<string, Value>>; readonly key: string; readonly from: readonly Origin[] }
  /**
   * What a call returned whose callee is outside the project or unknown. `handing`: where it may hand out what queries are made with, once a
   * caller tells what it was called on (`source.getRepository(User)` of a parameter): its arguments, and what code writes before it; no part of the identity.
   */
  | { readonly kind: 'result'; readonly of: Origin | undefined; readonly at: Place; readonly got?: Place; readonly handing?: { readonly args: readonly Value[]; readonly on: string } }

export interface Origin {
  readonly root: Root
  readonly path: readonly string[]
  /** How a person calls the root: the variable it was bound to. Not part of the identity. */
  readonly label?: string
}

const noPath: readonly string[] = []

export function origin(root: Root, label?: string, path: readonly string[] = noPath): Origin {
  return label === undefined ? { root, path } : { root, path, label }
}

/** The same origin one property further. */
export function step(from: Origin, property: string): Origin {
  return origin(from.root, from.label, appended(from.path, property))
}

/** A stable text: equal keys mean the same origin. */
export function originKey(from: Origin): string {
  const root = rootKey(from.root)
  return from.path.length === 0 ? root : `${root}.${from.path.join('.')}`
}

/** Whether two have the same key. Most are the same object, or differ in their paths, so that no key is made. */
export function isSameOrigin(one: Origin, other: Origin): boolean {
  if (one === other) return true
  if (one.root.kind !== other.root.kind || one.path.length !== other.path.length || one.path.some((step, at) => step !== other.path[at])) return false
  return one.root === other.root || rootKey(one.root) === rootKey(other.root)
}

function rootKey(root: Root): string {
  switch (root.kind) {
    case 'import': return `${root.of.module}#${root.of.name}${root.by === undefined ? '' : ` by ${root.by}`}`
    case 'instance': return `new ${root.of.module}#${root.of.name}${root.arguments === undefined ? '' : `<${root.arguments.join()}>`}${root.by === undefined ? '' : ` by ${root.by}`}`
    case 'class': return `class ${root.class}`
    case 'module': return `module ${root.file}`
    case 'declared': return `: ${root.type}`
    case 'global': return `global ${root.name}`
    case 'param': return `${root.fn}(${root.index})`
    case 'captured': return `${root.fn}/${root.name}`
    case 'element': return `${originKey(root.of)}[${root.by === undefined ? '' : originKey(root.by)}]`
    case 'rows': return `rows ${root.at.file}:${root.at.start}`
    case 'result': return `result ${root.at.file}:${root.at.start}`
    case 'builder': return `builder ${root.orm} ${root.key}`
  }
}

/** Whether an exported name stands for all that a module is: its default, its namespace, what `require` hands back. */
export function isWhole(exported: string): boolean {
  return exported === 'default' || exported === '*' || exported === '='
}

/** How a person would write it: `user.posts`, `users`. */
export function originName(from: Origin): string {
  const head = from.label ?? rootName(from.root)
  return [head, ...from.path].filter((part) => part !== '' && part !== '[]').join('.')
}

function rootName(root: Root): string {
  switch (root.kind) {
    case 'import': return isWhole(root.of.name) ? root.of.module : root.of.name
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
    case 'builder': return 'query'
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
  if (inner.root.kind === 'builder') return inner.root.from.some((one) => reaches(one, outer))
  for (let at: Origin | undefined = inner; at !== undefined; at = parentOf(at)) {
    if (at.root.kind === 'element' && at.root.by !== undefined && reaches(at.root.by, outer)) return true
    let key = rootKey(at.root)
    if (key === outer) return true
    for (const property of at.path) {
      key += `.${property}`
      if (key === outer) return true
    }
  }
  return false
}

function parentOf(at: Origin): Origin | undefined {
  if (at.root.kind === 'element' || at.root.kind === 'result') return at.root.of
  return undefined
}
