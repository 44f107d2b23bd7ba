// Calls of a client become operations. A call makes a promise that starts when somebody awaits it, so it is seen twice: where the
// promise is made stands the application, and where it starts Prisma says what it is. Promises stay Prisma's own. A transaction's client
// makes its promises by itself; it inherits from an object of its own, which is all that is added.

import type { CapturedSite, Recorder } from '../../../model/instrument.ts'
import { formOf } from './arguments.ts'
import type { CallParameters, CallSpec, LiveClient } from './client.ts'
import { RAW, describedCall, nameOf } from './describe.ts'

/** A promise that was made. */
interface Made {
  readonly site: CapturedSite | undefined
}

const unseen: Made = { site: undefined }
const raw = { orm: 'prisma', name: RAW }

/** The one that starts: Prisma starts it and hands on what it is within one synchronous call. */
let starting: Made | undefined

/** @returns puts everything back */
export function watchCalls(client: LiveClient, recorder: Recorder): () => void {
  const making = makingPromises(recorder)
  return recorder.replaced(client, {
    _createPrismaPromise: making,
    _request: (original) => startingCalls(client, recorder, original),
    _createItxClient: (original) => transactionClients(making, original),
  })
}

function makingPromises(recorder: Recorder): (original: Function) => Function {
  let isKnown = false
  return (original) => function createPrismaPromise(this: unknown, callback: Function, ...rest: unknown[]): unknown {
    if (!isKnown) recorder.foreign(createPrismaPromise)
    isKnown = true
    const [spec] = rest as [CallSpec | undefined]
    const made = recorder.context() === undefined ? unseen : { site: recorder.site(spec === undefined ? raw : { orm: 'prisma', name: nameOf(spec), form: formOf(spec.args) }, createPrismaPromise) }
    // Prisma shows where a raw query failed by the first frame of its stack that is neither its own nor named like this.
    const getCallSite = (...given: unknown[]): unknown => {
      const around = starting
      starting = made
      try {
        return Reflect.apply(callback, undefined, given)
      } finally {
        starting = around
      }
    }
    return Reflect.apply(original, this, [getCallSite, ...rest])
  }
}

function startingCalls(client: LiveClient, recorder: Recorder, original: Function): Function {
  return function request(this: unknown, parameters: CallParameters): unknown {
    const made = starting
    starting = undefined
    // No operation of Prisma starts another: one that starts within another is code of the application, in a hook.
    return recorder.application(() => {
      const context = recorder.operation(() => ({ ...describedCall(client, parameters), ...siteOf(made, parameters) }), request)
      return context === undefined ? Reflect.apply(original, this, [parameters]) : recorder.run(context, Reflect.apply, original, this, [parameters]) as unknown
    })
  }
}

/** Of calls that were made before anybody watched, Prisma has kept the stack, if shorter: all but those of raw queries. */
function siteOf(made: Made | undefined, { callsite }: CallParameters): { readonly site?: CapturedSite | undefined } {
  if (made !== undefined) return { site: made.site }
  return callsite?._error === undefined ? {} : { site: callsite._error as unknown as CapturedSite }
}

function transactionClients(making: (original: Function) => Function, original: Function): Function {
  return function createItxClient(this: object, ...given: unknown[]): unknown {
    const own: object = Object.create(rawOf(this) ?? this) as object
    const made: unknown = Reflect.apply(original, own, given)
    const raw = typeof made === 'object' && made !== null ? rawOf(made) : undefined
    const create: unknown = raw === undefined ? undefined : Reflect.get(raw, '_createPrismaPromise')
    if (raw !== undefined && typeof create === 'function') {
      // Defined, not set: setting would go on to what it inherits from.
      Object.defineProperty(raw, '_createPrismaPromise', { value: making(create), configurable: true, writable: true, enumerable: true })
    }
    return made
  }
}

/** A client without its models, as Prisma keeps it under a symbol of its own. */
function rawOf(client: object): object | undefined {
  for (const key of Reflect.ownKeys(client)) {
    if (typeof key !== 'symbol') continue
    const value: unknown = Reflect.get(client, key)
    if (typeof value === 'object' && value !== null && '_originalClient' in value) return value
  }
  return undefined
}
