// What a library does with the functions it is given: knowledge, as data. A library is added in one file of src/frameworks.

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
  /** Later, by somebody else: a handler, a job, a schedule. */
  | 'later'

export interface Callable {
  /** Exported names; `Namespace.member` for members of an exported object; `default` for the default export. */
  readonly names: readonly string[]
  /** Argument that is the function. */
  readonly callback: number
  /** Argument that is the collection; `receiver` for a method; undefined where there is none. For curried forms, `piped`. */
  readonly collection?: number | 'piped'
  readonly runs: Runs
  /** Which parameter of the callback is the item; 0 unless stated. */
  readonly item?: number
  /** The callback comes back as the call's value (memoisers), to be called later: its calls run as `runs` says. */
  readonly returnsCallback?: boolean
}

export interface Framework {
  readonly name: string
  /** Module specifiers; a trailing `/*` matches submodules. */
  readonly modules: readonly string[]
  readonly callables: readonly Callable[]
}
