// What an ORM folder offers to hosts and engine. Engine and hosts know ORMs only through this; nothing elsewhere names one.

import type { Files } from './files.ts'
import type { Framework } from './framework.ts'
import type { Classes, Invocation } from './invocation.ts'
import type { Named } from './origin.ts'
import type { OrmCall } from './orm-call.ts'
import type { Place } from './place.ts'
import type { Problem } from './problem.ts'
import type { Tri } from './tri.ts'
import type { Value } from './value.ts'

/** How strong the evidence is: the package resolves; sources, schema and annotations alone; one file alone. */
export type Tier = 'typed' | 'source' | 'file'

export type Recognition =
  /** A call that sends statements when it is executed. `lazy`: nothing is sent until the result is awaited or handed on. `because`: why it is not certain, as a clause. */
  | { readonly kind: 'query'; readonly call: OrmCall; readonly certain: Tri; readonly because?: string; readonly tier: Tier; readonly lazy: boolean; readonly result: Value }
  /** A call that hands back a client, or something else that is known. `methods`: functions of the project's own that stand in it, with their `this`. */
  | { readonly kind: 'value'; readonly value: Value; readonly methods?: readonly Method[] }
  /** A call of a function of the project's own, which the ORM was given as a method of what it is called on. */
  | { readonly kind: 'method'; readonly method: Method }
  /** A call that runs a function argument once with those values (`$transaction(async (tx) => …)`). */
  | { readonly kind: 'scope'; readonly callback: number; readonly parameters: readonly Value[] }
  /** Ours, and it sends no statement that counts. `answers`: it hands back what the calls have answered that it is given as a list. */
  | { readonly kind: 'control'; readonly answers?: true }
  /** A property read of an explicit relation: what the caller passes tells whether it was loaded. */
  | { readonly kind: 'relation' }
  /** A property read of a relation that is proved not to have been loaded: it gives undefined. `query`: the call that did not load it. */
  | { readonly kind: 'unloaded'; readonly entity: string; readonly relation: string; readonly query: Place; readonly remedy: string; readonly tier: Tier }

/** A function with the object that it is called on. */
export type Method = Value & { readonly kind: 'closure' }

export interface OrmSettings {
  /** Paths of schema files or folders, relative to the root. */
  readonly schema?: readonly string[]
  /** Names under which code holds a client that nothing else identifies. */
  readonly clients?: readonly string[]
}

/** What a file says by names alone. */
export interface Mentions {
  /**
   * Members, callees and members of namespaces that are types, by name, each with the last names of what they are taken from, the empty one
   * for what has none. `[]` is a call of a computed member.
   */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** What comes from elsewhere: the exported name, `*` for all. */
  readonly imports: readonly { readonly module: string; readonly name: string }[]
}

/** What a file can have to do with a query: all of it; a client, under whatever name; a call that is one if a client receives it. */
export type Sign = 'query' | 'client' | 'operation'

/** One ORM opened on one project. */
export interface OrmProject {
  readonly name: string
  /** Whether it knows what is queried here: it found a schema, or its package is in use and the project's classes are the schema. */
  readonly hasSchema: boolean
  /** Notes (weaker evidence) and errors (something asked for could not be read). */
  readonly problems: readonly Problem[]
  /** Files whose content decided the schema: a host watches them. */
  readonly watched: readonly string[]
  /**
   * Whether an import leads to this ORM's package or to its generated code, which the engine then does not enter.
   * `target` is the file that the specifier resolves to, or would resolve to if it existed.
   */
  owns(specifier: string, target: string | undefined, from: string): Named['schema'] | true | undefined
  /**
   * Signs of queries in a file. Code can send queries only if the files that it reaches show `query`, or both of the others: where they do
   * not, nothing is evaluated. In doubt there is a sign.
   */
  signs(mentions: Mentions): readonly Sign[]
  /** What the ORM itself runs once per row: hooks after loading, computed fields. */
  readonly frameworks?: readonly Framework[]
  /** Types of its package that stand for their first argument. */
  readonly wrappers?: readonly string[]
  /** Whether a type of its package, or of its generated code, is one that queries are made with: a client, a repository; no row, and no type of arguments. */
  isQueried(type: Named): boolean
  /** Methods that hand out what queries are made with, of whatever has them: `getRepository`. */
  readonly handing?: ReadonlySet<string>
  /** Property reads are asked about only if `reads` is set, and then only those of instances of the project's classes and of rows. */
  readonly reads: boolean
  recognise(invocation: Invocation, classes: Classes): Recognition | undefined
}

export interface OrmDefinition {
  readonly name: string
  /** A quick look at a manifest's dependencies: is this ORM in use? */
  readonly packages: readonly string[]
  open(files: Files, root: string, settings: OrmSettings): OrmProject
}
