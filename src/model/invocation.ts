// A call, a property read and a class as code writes them, free of compiler nodes: what an ORM folder recognises.

import type { Origin } from './origin.ts'
import type { Place } from './place.ts'
import type { Value } from './value.ts'

export interface Invocation {
  /**
   * `read`: a property is read, not called (a lazy relation loads when it is read). `new`: the receiver is constructed. `index`: its member
   * of a computed name, which is the argument.
   */
  readonly kind: 'call' | 'read' | 'new' | 'index'
  /** What the method is called on, or the callee itself where `method` is empty. */
  readonly receiver: Origin
  /** The class of the project that the receiver is an instance of, or whose static member is called, where that is known. */
  readonly class?: string
  /** Where the receiver is no more than what a class leaves to those who extend it: the object, of which callers know more. */
  readonly object?: Origin
  /** The class of the object whose relation holds what is read of, where a property of it leads there. */
  readonly owner?: string
  /** What the receiver of a read is known to be by queries and calls, where it is an object of no class. */
  readonly rows?: Origin
  readonly method: string
  readonly arguments: readonly Value[]
  readonly tagged: boolean
  readonly place: Place
  /** The receiver as code writes it: `this.prisma.post`. */
  readonly text: string
}

export interface Decorator {
  readonly name: string
  /** The module that it is imported from; undefined where that is the project itself. */
  readonly module?: string
  readonly arguments: readonly Value[]
}

export interface ClassMember {
  readonly name: string
  readonly kind: 'property' | 'method' | 'getter' | 'setter'
  readonly static: boolean
  /** What is known of it by its type: an instance of a class, an array of such. `unknown` without a type. */
  readonly type: Value
  /** The type as code writes it, without its arguments: `string`, `Promise`, `Post`. Empty without a type. */
  readonly typeName: string
  /** Whether the type admits undefined or null. */
  readonly optional: boolean
  readonly decorators: readonly Decorator[]
  readonly place: Place
}

export interface ClassShape {
  /** Identifies the class in the project. */
  readonly key: string
  readonly name: string
  readonly abstract: boolean
  /** The class it extends, as a value: a class of the project or an import. */
  readonly base?: Value
  /** What the class of a package at the end of its bases is given as type arguments, as classes of the project; empty where they are something else. */
  readonly arguments: readonly string[]
  readonly members: readonly ClassMember[]
  readonly decorators: readonly Decorator[]
  readonly place: Place
}

/** A construction, or a call of a function that makes something, of what a package exports. */
export interface Made {
  /** What is constructed or called. */
  readonly of: Origin
  readonly arguments: readonly Value[]
  readonly place: Place
}

/** How an ORM folder asks for the classes that code declares; answers are remembered until a file changes. */
export interface Classes {
  shape(key: string): ClassShape | undefined
  /** What a function value returns when it is called with nothing known: `() => Post`, `(post) => post.author`. */
  result(callable: Value): Value
  /** A method of the instances of a class, as a function. */
  method(key: string, name: string): Value
  /**
   * What the package that a file belongs to makes by constructions (`new DataSource`) and functions (`createConnection`, `X.forRoot`) of
   * those names, its tests left out; for a class of the package that extends one of them, what it hands to the constructor.
   */
  made(names: readonly string[], from: string): readonly Made[]
  /** The first of these files that stands at the root of the package, and what it exports as a whole. Undefined where there is none of them. */
  atRoot(names: readonly string[], from: string): { readonly name: string; readonly value: Value } | undefined
  /** The value computed under that key, until a file that it needed changes. */
  remember<T>(key: string, compute: () => T): T
}
