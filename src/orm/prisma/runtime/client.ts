// What is used of a live Prisma client. None of it is public, and all of it is the same in 6.19 and 7.10: the original client, which each
// client made by `$extends` inherits from, makes the promises of all calls, starts them, and holds the loader that merges them.

export interface LiveClient {
  readonly _originalClient: LiveClient
  readonly _runtimeDataModel: DataModel
  readonly _engineConfig: EngineConfig
  readonly _requestHandler: { readonly dataloader: Loader }
  readonly _tracingHelper?: TracingHelper
  readonly _engine: object
  readonly _clientVersion?: string
}

export interface DataModel {
  readonly models: Readonly<Record<string, { readonly fields: readonly { readonly name: string; readonly kind: string; readonly type: string }[] }>>
}

export interface EngineConfig {
  readonly adapter?: Factory | null
  readonly activeProvider?: string
  readonly inlineSchema?: string
  readonly previewFeatures?: readonly string[]
  readonly logQueries?: boolean
  readonly logEmitter?: { on(event: 'query', listener: (event: QueryEvent) => void): unknown; off?(event: 'query', listener: (event: QueryEvent) => void): unknown }
}

/** A driver adapter before it is connected. */
export interface Factory {
  connect(...given: unknown[]): Promise<Adapter>
}

/** A connection, a pool or a transaction. */
export interface Adapter {
  readonly provider?: string
  queryRaw(query: Query): Promise<ResultSet>
  executeRaw(query: Query): Promise<number>
}

export interface Query {
  readonly sql: string
  readonly args: readonly unknown[]
}

export interface ResultSet {
  readonly columnNames: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

export interface QueryEvent {
  readonly query: string
  readonly params?: string
}

/** Merges what is asked for within one tick. */
export interface Loader {
  readonly options: object
}

/** One call on its way into the loader. */
export interface Request {
  readonly transaction?: { readonly kind: 'batch' | 'itx' }
}

export interface TracingHelper {
  isEnabled(): boolean
}

/** What a call is, once it starts. */
export interface CallParameters {
  /** As code writes it: `user.findMany`, `$queryRaw`. */
  readonly clientMethod: string
  readonly action: string
  readonly model?: string
  readonly args?: unknown
  /** `['select', 'posts']` for a relation that is chained to a call. */
  readonly dataPath?: readonly string[]
  /** With the stack of the call, for Prisma's own messages. */
  readonly callsite?: { readonly _error?: Error }
}

/** What a call of a model is, when it is made. Raw queries say nothing by then. */
export interface CallSpec {
  readonly action: string
  readonly model: string
  readonly args?: unknown
}

export function isClient(target: unknown): target is LiveClient {
  try {
    const { _originalClient: original, _runtimeDataModel: model, _engineConfig: config, _requestHandler: handler } = target as Partial<LiveClient>
    return isObject(original) && isObject(model) && isObject(config) && isObject(handler) && hasMethods(original, ['_request', '_createPrismaPromise'])
  } catch {
    // Not an object, or one that lets nobody look.
    return false
  }
}

/** The prototype of the class of clients, from the class or from exports that have it. */
export function prototypeOf(target: unknown): object | undefined {
  try {
    const made = typeof target === 'function' ? target : (target as { readonly PrismaClient?: unknown }).PrismaClient
    if (typeof made !== 'function' || !isObject(made.prototype)) return undefined
    for (let one: unknown = made.prototype; isObject(one); one = Object.getPrototypeOf(one)) {
      if (Object.hasOwn(one, '_request') && hasMethods(one, ['_request', '_createItxClient', '$transaction'])) return one
    }
    return undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function hasMethods(target: object, names: readonly string[]): boolean {
  return names.every((name) => typeof Reflect.get(target, name) === 'function')
}
