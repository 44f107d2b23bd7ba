// Prisma 6 and 7: a client is instrumented in place, or all clients of a class. Calls are seen at the original client, which every client that
// is made from it inherits from, and statements at the first place of these that is within reach: the driver adapter, a connected client's
// spans, the `query` event.

import type { Instrument, Recorder } from '../../../model/instrument.ts'
import { dialectOf, watchAdapter } from './adapters.ts'
import { watchBatches } from './batches.ts'
import { watchCalls } from './calls.ts'
import { isClient, prototypeOf } from './client.ts'
import type { LiveClient } from './client.ts'
import { watchEvents } from './events.ts'
import { prismaLoading } from './loading.ts'
import { watchSpans } from './spans.ts'

const watched = Symbol.for('querylint.prisma')

export const prismaInstrument: Instrument = {
  name: '@prisma/client',
  level: 'orm',
  loading: prismaLoading,
  accepts: (target) => isClient(target) || prototypeOf(target) !== undefined,
  instrument(target, recorder) {
    if (!isClient(target)) return { target, undo: watchClass(prototypeOf(target)!, recorder) }
    const seam = watchClient(target._originalClient, recorder)
    return seam === undefined ? undefined : { target, ...seam }
  },
}

interface Seam {
  seenAt(): string
  undo(): void
}

/** Clients of the class are watched from the first that they do, before they connect for it. */
function watchClass(prototype: object, recorder: Recorder): () => void {
  const undos = new Set<() => void>()
  const watching = (name: string) => (original: Function) => function first(this: LiveClient, ...given: unknown[]): unknown {
    const client = this._originalClient
    const seam = watchClient(client, recorder)
    if (seam !== undefined) undos.add(seam.undo)
    // What the client has by now calls the original in turn.
    return Reflect.apply(seam === undefined ? original : Reflect.get(client, name) as Function, this, given)
  }
  const letGo = recorder.patched(prototype, Object.fromEntries(['_request', '$transaction', '$connect'].map((name) => [name, watching(name)])))
  return () => {
    letGo()
    for (const undo of undos) undo()
  }
}

/** Undefined where it is watched already. */
function watchClient(client: LiveClient, recorder: Recorder): Seam | undefined {
  if (Reflect.has(client, watched)) return undefined
  Object.defineProperty(client, watched, { value: true, configurable: true })
  const { seenAt, undo } = watchStatements(client, recorder)
  const undos = [watchCalls(client, recorder), watchBatches(client, recorder), undo, () => Reflect.deleteProperty(client, watched)]
  return { seenAt, undo: () => undos.forEach((one) => one()) }
}

function watchStatements({ _engineConfig: config, _tracingHelper: helper }: LiveClient, recorder: Recorder): Seam {
  const { adapter, activeProvider } = config
  if (adapter === undefined || adapter === null) return watchEvents(config, dialectOf(activeProvider), recorder)
  const { connections, undo } = watchAdapter(adapter, recorder)
  let isSpanSeen = false
  const unseen = helper === undefined ? () => {} : watchSpans(helper, dialectOf(activeProvider), recorder, () => {
    isSpanSeen = !connections.isWatched
    return isSpanSeen
  })
  return {
    seenAt() {
      if (connections.isWatched) return 'at the driver adapter, which sees text, parameters and rows in the context of the call.'
      if (isSpanSeen) return 'in Prisma\'s spans, since the client had connected before and its adapter is out of reach: text and rows, no parameters. At the adapter once it connects anew.'
      return 'at the driver adapter once the client connects; in Prisma\'s spans if it had connected before.'
    },
    undo() {
      undo()
      unseen()
    },
  }
}
