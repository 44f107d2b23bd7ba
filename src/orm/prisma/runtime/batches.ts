// Calls of one tick that Prisma collects and sends together. It does so in the context of the first of them, whosever that is, even
// what it does not merge. So each request is remembered with the context that asked, and sent in it; what is merged is sent for all.
// Where a batch is sent one plan after another, the engine reads the model of each query right before it runs its plan: that tells
// which call a statement belongs to. Batches are found by the context of the call that they run in, which sends nothing else: another
// storage of the async context would cost each promise of the program.

import type { Context, Recorder } from '../../../model/instrument.ts'
import type { LiveClient, Request } from './client.ts'

interface Batch {
  readonly contexts: readonly (Context | undefined)[]
  /** Whether its calls have a transaction around them, or got one: then each is sent by itself. */
  isSplit: boolean
  /** The call whose plan runs. */
  at: number
}

const batches = new WeakMap<Context, Batch>()

function batchOf(recorder: Recorder): Batch | undefined {
  const context = recorder.context()
  return context === undefined ? undefined : batches.get(context)
}

/** Runs what sends a statement in the context of the calls that it is sent for. */
export function forItsCalls<Result>(recorder: Recorder, run: () => Result): Result {
  const batch = batchOf(recorder)
  if (batch === undefined) return run()
  return recorder.within(batch.isSplit ? [batch.contexts[batch.at]] : batch.contexts, run)
}

/** A transaction has begun: around a batch, the engine does so only where it could not merge its calls. */
export function noteTransaction(recorder: Recorder): void {
  const batch = batchOf(recorder)
  if (batch !== undefined) batch.isSplit = true
}

/** @returns puts everything back */
export function watchBatches({ _requestHandler: { dataloader }, _engine: engine }: LiveClient, recorder: Recorder): () => void {
  const contexts = new WeakMap<Request, Context>()
  const undos = [
    recorder.replaced(dataloader, {
      request: (original) => function request(this: unknown, asked: Request): unknown {
        const context = recorder.context()
        if (context !== undefined) contexts.set(asked, context)
        return Reflect.apply(original, this, [asked])
      },
    }),
    recorder.replaced(dataloader.options, {
      singleLoader: (original) => function singleLoader(this: unknown, asked: Request): unknown {
        const send = () => Reflect.apply(original, this, [asked]) as unknown
        const context = contexts.get(asked)
        return context === recorder.context() ? send() : recorder.within([context], send)
      },
      batchLoader: (original) => function batchLoader(this: unknown, asked: readonly Request[]): unknown {
        const batch: Batch = { contexts: asked.map((one) => contexts.get(one)), isSplit: asked[0]?.transaction !== undefined, at: 0 }
        const first = batch.contexts.find((context) => context !== undefined)
        if (first !== undefined) batches.set(first, batch)
        return recorder.within([first], () => Reflect.apply(original, this, [asked]) as unknown)
      },
    }),
    recorder.replaced(engine, {
      requestBatch: (original) => function requestBatch(this: unknown, queries: readonly object[], ...rest: unknown[]): unknown {
        const batch = batchOf(recorder)
        return Reflect.apply(original, this, [batch === undefined ? queries : queries.map((query, index) => noted(batch, query, index)), ...rest])
      },
    }),
  ]
  return () => undos.forEach((undo) => undo())
}

/** The same query, which notes when its model is read. */
function noted(batch: Batch, query: object, index: number): object {
  return Object.defineProperty({ ...query }, 'modelName', {
    enumerable: true,
    configurable: true,
    get() {
      batch.at = index
      return Reflect.get(query, 'modelName') as unknown
    },
  })
}
