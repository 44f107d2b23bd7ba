// Prisma 6 and 7: a client is instrumented in place. Calls are seen at the original client, which every client made from it inherits from, and
// statements at the first place of these that is within reach: the driver adapter, a connected client's spans, the `query` event.

import type { Instrument, Recorder } from '../../../model/instrument.ts'
import { dialectOf, watchAdapter } from './adapters.ts'
import { watchBatches } from './batches.ts'
import { watchCalls } from './calls.ts'
import { isClient } from './client.ts'
import type { LiveClient } from './client.ts'
import { watchEvents } from './events.ts'
import { watchSpans } from './spans.ts'

const watched = Symbol.for('querylint.prisma')

export const prismaInstrument: Instrument = {
  name: '@prisma/client',
  level: 'orm',
  accepts: isClient,
  instrument(target, recorder) {
    const client = (target as LiveClient)._originalClient
    if (Reflect.has(client, watched)) return undefined
    Object.defineProperty(client, watched, { value: true, configurable: true })
    const statements = watchStatements(client, recorder)
    const undos = [watchCalls(client, recorder), watchBatches(client, recorder), statements.undo, () => Reflect.deleteProperty(client, watched)]
    return { target, seenAt: statements.seenAt, undo: () => undos.forEach((undo) => undo()) }
  },
}

interface Seam {
  seenAt(): string
  undo(): void
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
