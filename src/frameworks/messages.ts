// Emitters and buses: who sends, and how code says that it listens. A listener is found by the name or the class of the message; which of the
// things that have listeners it was given to, nobody can tell, so that what a message starts is never certain.

import type { Framework } from '../model/framework.ts'
import { membersOf } from './callables.ts'

/** What an emitter is called, or an import as a whole, and what a call of one hands back. */
function methodsOf(owners: readonly string[], names: readonly string[]): readonly string[] {
  return [...names, ...[...owners, '()'].flatMap((owner) => membersOf(owner, names))]
}

const LISTENS = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']

function emitter(name: string, modules: readonly string[], owners: readonly string[], more: { readonly sends?: readonly string[]; readonly listens?: readonly string[]; readonly methods?: readonly string[] } = {}): Framework {
  const { sends = ['emit'], listens = LISTENS, methods } = more
  return { name, modules, callables: [], messages: { by: 'name', sends: methodsOf(owners, sends), listens: methodsOf(owners, listens), ...(methods === undefined ? {} : { methods }) } }
}

export const messages: readonly Framework[] = [
  emitter('events', ['events', 'node:events'], ['EventEmitter']),
  emitter('eventemitter2', ['eventemitter2', '@nestjs/event-emitter'], ['EventEmitter2'], { sends: ['emit', 'emitAsync'], listens: [...LISTENS, 'many', 'prependMany'], methods: ['OnEvent'] }),
  emitter('eventemitter3', ['eventemitter3'], ['EventEmitter', 'EventEmitter3'], { listens: ['on', 'once', 'addListener'] }),
  emitter('mitt', ['mitt'], ['Emitter', 'default'], { listens: ['on'] }),
  emitter('emittery', ['emittery'], ['Emittery'], { sends: ['emit', 'emitSerial'], listens: ['on', 'once'] }),
  emitter('tiny-typed-emitter', ['tiny-typed-emitter', 'strict-event-emitter-types', 'strict-event-emitter'], ['TypedEmitter', 'Emitter']),
  {
    name: 'nestjs-cqrs', modules: ['@nestjs/cqrs'], callables: [], messages: {
      by: 'class', sends: ['CommandBus.execute', 'QueryBus.execute', 'EventBus.publish'],
      classes: { CommandHandler: 'execute', QueryHandler: 'execute', EventsHandler: 'handle' },
    },
  },
]
