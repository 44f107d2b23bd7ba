// How a live client is watched. Drivers and ORMs each have an `Instrument`; what it sees it tells to the `Recorder` that the runtime
// hands in. Nothing here wraps promises: a handler that is attached to a promise makes its rejection handled, and the application
// would no longer hear of an error that nobody awaits. So statements are ended in the driver's own callbacks, or by code that
// awaits them and throws on.

import type { OrmCall } from './orm-call.ts'

/** A driver's or an ORM's way of being watched. A constant value without state; what it patched lives in what it returns. */
export interface Instrument {
  /** Name of the package: `pg`. */
  readonly name: string
  /**
   * `driver`: sends statements. `orm`: makes them, and may leave the recording of them to the driver below.
   * Where both accept something, the ORM's instrument gets it.
   */
  readonly level: 'driver' | 'orm'
  /**
   * Whether this is a client, a pool, a data source, or the exports of the package itself. Looks at shapes, never at names of files,
   * never throws, and runs no getter that could connect.
   */
  accepts(target: unknown): boolean
  /** Whether these are the package's exports in a form that cannot be changed, from which nothing leads to the clients that they will make. */
  isFixed?(target: unknown): boolean
  /** Undefined where everything that it would patch is patched already and has nothing to undo. */
  instrument(target: object, recorder: Recorder): Instrumented | undefined
  /** How clients are found that code has not made yet, where nobody hands them in. */
  readonly loading: Loading
}

export interface Loading {
  /** Names of packages: each of their files is looked at when it is loaded, and instrumented where the instrument accepts its exports. */
  readonly packages: readonly string[]
  /**
   * Sees the exports of a file, for packages whose clients can be instrumented only when they are made.
   *
   * @param found is to be called with each client that is made from now on, before it sends anything
   * @returns what has to stand for the exports; undefined where they can stay
   */
  loaded?(exports: object, found: (client: object) => void, recorder: Recorder): object | undefined
}

/** How a method is replaced: what it was → what it is. */
export type Replacement = (original: Function) => Function

/** What methods of an object were → what they are. */
export type Replacements = Readonly<Record<string, Replacement>>

export interface Instrumented {
  /** The same object, or what stands for it where an ORM offers only a new client. */
  readonly target: object
  /** Where its statements are seen and why there, in one sentence; it may change when a client connects. Undefined where there is one way only. */
  seenAt?(): string
  /** Puts everything back as it was. Called once. */
  undo(): void
}

/** What an ORM's instrument says of one operation. */
export interface OperationDescription {
  readonly orm: string
  /** As code writes it, as far as a live call tells: `prisma.post.findMany`, `Repository<Post>.find`, `post.author`. Equal names are one shape. */
  readonly name: string
  readonly entity?: string
  readonly effect: 'read' | 'write' | 'raw'
  /** The relation that is loaded from a row at hand. */
  readonly relation?: string
  /** The instrument records the operation's statements itself: where there are none, it has sent none, and nobody was blind. */
  readonly watched?: true
  /** What the ORM's semantics say of this very call. Asked when the scope has ended, of the first operation of a shape alone. */
  readonly call?: () => OrmCall | undefined
  /**
   * Where it was called, if that is not where it runs: a promise that starts when it is awaited. From `Recorder.site`, whatever that gave;
   * without the property, the call site is that of `Recorder.operation`.
   */
  readonly site?: CapturedSite | undefined
}

/** A statement that was sent and is not answered yet. Opaque. */
export interface OpenStatement {
  readonly [statement]: true
}

/** A stack that nobody has read yet. Opaque. */
export interface CapturedSite {
  readonly [site]: true
}

/** The scope and the operation that code runs in. Opaque. */
export interface Context {
  readonly [context]: true
}

declare const statement: unique symbol
declare const site: unique symbol
declare const context: unique symbol

/** How a driver's dialect quotes: what `"x"` is, whether a backslash escapes, what begins a comment. */
export type Dialect = 'postgresql' | 'mysql' | 'sqlite'

/**
 * Takes what instruments see into the scope of the code that is running. No method throws, whatever it is given. All of them are
 * called synchronously, where the application calls: later, in a driver's callback, a pool's connections have contexts of their own.
 */
export interface Recorder {
  /**
   * A statement is sent. Undefined where there is nothing to record: no scope is open, or somebody above has recorded it already.
   * Run what sends it in `below` or `claimed` all the same where another instrument may be below.
   *
   * @param text the statement as it is sent
   * @param values its parameters, in order or by name
   * @param dialect of the text
   * @param above a function of the instrument: the call site begins with its caller
   * @param database which one it is sent to, by a name of it that is the same for all its clients; undefined where nobody knows
   * @param many whether it is sent together with others, or for many sets of parameters at once, because code asked for that: a batch
   */
  begin(text: string, values: unknown, dialect: Dialect, above?: Function, database?: string, many?: boolean): OpenStatement | undefined
  /**
   * The statement is answered. Only the first of `end` and `fail` counts.
   *
   * @param rows rows as objects, or as arrays with `columns`; or how many there were; undefined where it gives none
   * @param columns names of the columns where rows are arrays
   */
  end(statement: OpenStatement | undefined, rows?: readonly unknown[] | number, columns?: readonly string[]): void
  /** Rows of a statement that come before its end: of a cursor or a stream. They are no longer part of what `end` is given. */
  rows(statement: OpenStatement | undefined, rows: readonly unknown[], columns?: readonly string[]): void
  /** The statement failed. The error is the application's: hand it on untouched. */
  fail(statement: OpenStatement | undefined): void
  /**
   * Runs what sends a statement that is recorded already (or is none): instruments below add nothing, in this call and in whatever it
   * starts. Give back what it returns.
   */
  claimed<Given extends readonly unknown[], Result>(run: (...given: Given) => Result, ...given: Given): Result
  /** The same for what sends it by a driver alone, through no method that the caller itself replaces: costs nothing where no driver is instrumented. */
  below<Given extends readonly unknown[], Result>(run: (...given: Given) => Result, ...given: Given): Result
  /**
   * An operation of an ORM begins: statements of what runs in the context that this gives, and of whatever that starts, belong to it. A lazy
   * promise must start there to belong to it. Undefined where nobody counts it, and within another operation, of which it is a part then.
   *
   * @param description or what makes it, which is asked at once, where the operation is one of its own and somebody counts it
   */
  operation(description: OperationDescription | (() => OperationDescription), above?: Function): Context | undefined
  /** Runs code in a context and hands back what it gives. One frame on the stack: errors show few, and the application's come last. */
  readonly run: <Given extends readonly unknown[], Result>(context: Context, run: (...given: Given) => Result, ...given: Given) => Result
  /** Runs code of the application in the middle of an operation (a hook, a transaction's callback): what it does is its own again. */
  application<Given extends readonly unknown[], Result>(run: (...given: Given) => Result, ...given: Given): Result
  /** A callback of the application as it would run in the context in which it is handed in. Same arity, same `this`; undefined stays. */
  bound<Callback extends Function | undefined>(callback: Callback): Callback
  /** Where code stands that runs now, for an ORM that collects what is asked and asks for all of it later. Undefined outside every scope. */
  context(): Context | undefined
  /**
   * Runs code where other code stood. Of several contexts it is the first; what is sent then is sent for all of them, so it counts once in
   * each of their scopes, and says so.
   */
  within<Result>(contexts: readonly (Context | undefined)[], run: () => Result): Result
  /** Whoever has called this function is a package's code, wherever its file lies: code that is generated into a project, say. Asked once for each. */
  foreign(called: Function): void
  /**
   * The call site of code that runs now, for an operation that starts later. Undefined where there is nothing to record, or enough
   * sites of its kind are known.
   *
   * @param of the description of that operation, as far as it is known; `form` tells calls apart that are likely to send other statements
   */
  site(of: Pick<OperationDescription, 'orm' | 'name'> & { readonly form?: string }, above?: Function): CapturedSite | undefined
  /**
   * Replaces methods of an object, most often a prototype, which all clients of a process share: those that it has, until as many have
   * let go as have asked. A name that is missing is left out.
   *
   * @returns lets go
   */
  patched(owner: object, replacements: Replacements): () => void
  /**
   * Replaces methods of an object that belongs to one client alone. Nobody remembers it: it goes with the object.
   *
   * @returns puts back what nobody has replaced since
   */
  replaced(owner: object, replacements: Replacements): () => void
}
