// What a library does with the functions it is given: knowledge, as data. A library is added in one file of src/frameworks.

import type { PerItemKind } from './site.ts'

/** How often a function argument runs. */
export type Runs =
  /** Once per item, all in one tick as far as the library itself is concerned. */
  | 'each'
  /** Once per item, one after another. */
  | 'each-sequential'
  /** Once. */
  | 'once'
  /** Again until it succeeds. */
  | 'retry'
  /** At most once per distinct key: a batching or caching wrapper. */
  | 'cached'
  /** Once, when the code that hands it over is done, without anybody waiting for it: a timer, a task of the runtime. */
  | 'soon'
  /** Later, by somebody else: a handler, a job, a schedule. */
  | 'later'

export interface Callable {
  /** Exported names; `Namespace.member` for members of an exported object; `default` for the default export. */
  readonly names: readonly string[]
  /** Argument that is the function. */
  readonly callback: number
  /** Where that argument is an object, the property of it that is the function: `Effect.tryPromise({ try: () => … })`. */
  readonly property?: string
  /** A property of that object that has to be true for it. */
  readonly where?: string
  /**
   * Argument that is the collection; undefined where there is none. For curried forms, `piped`. `given`: the first argument of a call of
   * one of those names in the chain that it is a method of (`pool.for(users).process(f)`).
   */
  readonly collection?: number | 'piped' | { readonly given: readonly string[] }
  readonly runs: Runs
  /** The argument is no function but a list or an object of them, each of which it runs once. */
  readonly tasks?: true
  /** Which parameter of the callback is the item; 0 unless stated. */
  readonly item?: number
  /** From which argument on they are what the callback is called with. */
  readonly passes?: number
  /** The callback comes back as the call's value (memoisers), to be called later: its calls run as `runs` says. */
  readonly returnsCallback?: boolean
  /** What it remembers outlives the request. */
  readonly lasts?: true
}

/** Streams that give the items of a list and then end; what else a library streams comes one by one, whenever it happens. */
export interface Streams {
  /** Functions that make one of a list, and the argument that is the list. */
  readonly of: Readonly<Record<string, number>>
  /** The method that takes the operators. */
  readonly through: string
  /** Operators that run their function for each item and wait for what it starts: of all at once, or of one after another. */
  readonly each: readonly string[]
  readonly sequential: readonly string[]
  /** Operators that run their function for each item, and wait for nothing. */
  readonly plain: readonly string[]
  /** Of those, the ones that run a few at a time where they are given more than a function. */
  readonly limited: readonly string[]
  /** Operators after which the items are the same, whether they have a function for each or not. */
  readonly same: readonly string[]
  /** Operators that wait for all items. */
  readonly gathering: readonly string[]
}

/** Methods that take the name of an event and a function, and events that come once for each item: `rows.on('data', f)`. */
export interface Listening {
  readonly methods: readonly string[]
  readonly events: readonly string[]
  /** Methods that hand on what they are called on to what they are given, and give that. */
  readonly through: readonly string[]
}

/** How code sends messages to functions of the same process that listen for them. */
export interface Messages {
  /** Methods that send one, named as those of callables are. What they are given first is its `name`, or the message itself, whose `class` tells who listens. */
  readonly sends: readonly string[]
  readonly by: 'name' | 'class'
  /** Methods of the same things that are given a name, or several, and the function that listens. */
  readonly listens?: readonly string[]
  /** Decorators of methods that listen for the names that they are given. */
  readonly methods?: readonly string[]
  /** Decorators of classes that listen for messages of the classes that they are given, and the method of each that does. */
  readonly classes?: Readonly<Record<string, string>>
}

/** How decorators say that code which they would make run is left out. */
export interface Exempting {
  /** Option that limits a decorator to the other way, from data to objects: `toClassOnly`. */
  readonly option: string
  /** Decorators of the same member that leave it out, unless their own options have that one. */
  readonly by: readonly string[]
  /** Options with which it runs for some who ask only. */
  readonly partly: readonly string[]
}

/** How another class says that it answers for a member: decorators of it whose first argument is the class, and of its own members of that name. */
export interface Replacing {
  readonly on: readonly string[]
  readonly by: readonly string[]
}

/** How decorators say what fields answer with: their first argument is a function that gives the type. */
export interface Answering {
  /** Of fields that are asked for once a request. */
  readonly roots: readonly string[]
  /** Of fields of the class that they stand in, or of the one that a decorator `on` that class names. */
  readonly fields: readonly string[]
  readonly on: readonly string[]
}

/** Code that a framework runs once per item although no loop is in sight. */
export type PerItem = {
  readonly kind: PerItemKind
  /** What a person calls it: `@ResolveField`, `toJSON`. */
  readonly name: string
  readonly exempt?: Exempting
  readonly replaced?: Replacing
  readonly answering?: Answering
} & (
  /** A member of a class with one of those decorators. `of`: decorators of the parameter that is the item; without one, `this` is. */
  | { readonly where: 'decorated'; readonly decorators: readonly string[]; readonly of?: readonly string[] }
  /**
   * A method of that name, of any class, of those with one of the decorators `on`, or of those that extend a class of `extends`.
   * `item`: the parameter that is the item, else `this`.
   */
  | { readonly where: 'method'; readonly methods: readonly string[]; readonly on?: readonly string[]; readonly extends?: readonly string[]; readonly item?: number }
  /**
   * A function among the arguments of a call: `path` leads to it, with `*` for any key, `()` for what a function there returns.
   * `roots`: types that the call may be about which are no items. `byName`: the callee's name is nobody else's, whatever it is called on.
   * `items`: calls on that path after which another parameter is the item, by their names.
   */
  | { readonly where: 'argument'; readonly callees: readonly string[]; readonly argument: number; readonly path: readonly string[]; readonly roots?: readonly string[]; readonly byName?: true; readonly item: number; readonly items?: Readonly<Record<string, number>> }
  /**
   * A function in an object that is declared to be of a type whose name matches, two levels of keys deep (`Type.field`) or one; or in what code
   * gives to one of the makers under that property, wherever it is written. `within`: the property of the parameter that is the item.
   */
  | { readonly where: 'map'; readonly types: RegExp; readonly names?: RegExp; readonly makers: readonly string[]; readonly property: string; readonly roots: readonly string[]; readonly item: number; readonly within?: string }
)

/** How what stands behind a token is told: its class, the thing itself, a function that makes it, another token. */
export type Given = 'class' | 'value' | 'factory' | 'token'

/** How a container of dependencies is told what stands behind a token, and how classes ask for it. A class is a token of itself. */
export interface Injection {
  /** Decorators of constructor parameters and properties that name the token. */
  readonly decorators: readonly string[]
  /** Bindings as objects: `{ provide: TOKEN, useClass: Users }`. */
  readonly objects?: { readonly token: string; readonly given: Readonly<Record<string, Given>> }
  /** Functions that bind their first argument to the second; `object`: it has the properties of `objects`. Methods may come with what they are called on. */
  readonly calls?: Readonly<Record<string, Given | 'object'>>
  /** Functions that name a token, and the methods of what they hand back: `bind(TOKEN).to(Users)`. */
  readonly steps?: { readonly from: readonly string[]; readonly given: Readonly<Record<string, Given>> }
  /** Functions whose first argument stands behind the name that their result is given: `{ users: asClass(Users) }`. */
  readonly makers?: Readonly<Record<string, Given>>
  /** Methods that hand out what stands behind the token that they are given, and all of it, named as those of callables are: `ModuleRef.get`. */
  readonly gives?: readonly string[]
  readonly givesAll?: readonly string[]
  /** Properties that hold everything by its token; functions and classes that the container calls get the same where they say no more. */
  readonly holds?: readonly string[]
}

/** A type of a library by its name; without a module it is of the one that names it. */
export interface LibraryType {
  readonly module?: string
  readonly name: string
}

/** What a type of a library, or a member of it, is by the type's own arguments. */
export interface Held {
  /** The argument that it is, or has as a member; without one, or where code gives none, the named type, with the same arguments. */
  readonly argument?: number
  readonly member?: string
  readonly named?: LibraryType
  /** Where the argument is a function, what that gives. */
  readonly ran?: true
  /** It has the members of this type, too. */
  readonly also?: LibraryType
  /** It is an object with those. */
  readonly fields?: Readonly<Record<string, Held>>
  /** It is what a method hands back; `byName`: of that, what is called as its argument says. */
  readonly called?: true | 'byName'
  /** It is a function, with those parameters. */
  readonly takes?: readonly Held[]
  /** It is a function that calls the functions that it is given, with those. */
  readonly gives?: readonly Held[]
  /** What that one hands back: the thing itself of which it is a method, or another. */
  readonly back?: 'itself' | Held
  /** `back` has the type arguments of the call. */
  readonly generic?: true
  /** The functions that it is given call the named one of their own parameters with an object; under that property it has what is added to the type's argument. */
  readonly adds?: { readonly calling: string; readonly property: string }
}

export interface Framework {
  readonly name: string
  /** Module specifiers; a trailing `/*` matches submodules. */
  readonly modules: readonly string[]
  readonly callables: readonly Callable[]
  /** Its functions, and methods of what they make, give promises of what another service answers; or do so perhaps, for all that the table says. */
  readonly asks?: true | 'perhaps'
  /** Nothing of it queries, whatever its functions are given. */
  readonly inert?: true
  /** They give times: of the moment, where they are given nothing else. */
  readonly clock?: true
  /** Directives at the head of functions, or of files for the functions that these export, that make them remember what they gave for longer than a request. */
  readonly remembering?: readonly string[]
  readonly streams?: Streams
  /** Methods that give what decorators say, which stands in the source. */
  readonly declared?: readonly string[]
  /** What its functions and classes make has items that listeners are handed, one by one. */
  readonly listening?: Listening
  readonly messages?: Messages
  readonly perItem?: readonly PerItem[]
  readonly injection?: Injection
  /** Members of its types, and, under the empty name, the type itself. Functions that it exports stand here by their names, too, as callables do; under `()` that of a name which is also a type. */
  readonly types?: Readonly<Record<string, Readonly<Record<string, Held>>>>
  /** Types that have the members of others, too. */
  readonly extends?: Readonly<Record<string, readonly LibraryType[]>>
  /** Types to which applications add members while they run, with the names of the methods that do. */
  readonly carries?: readonly string[]
}
