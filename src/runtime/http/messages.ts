// What listens to a request or its answer. Their events come from the connection, in the context of whoever has opened it: a handler that
// reads a body by `data` and `end`, or pipes it into a parser, would go on outside its request. So each message emits within its request's
// scope, and what listeners start is in it too. A listener that is bound to another context stays there.

import type { Replacement } from '../../model/instrument.ts'
import type { Scope } from '../counts.ts'
import { replaced } from '../patch.ts'
import { isWithin, runIn } from '../scope.ts'
import { state } from '../state.ts'

/** It stays as long as the message: what listens after the answer is late in its own request, and not in another one of the connection. */
export function emitWithin(message: object, scope: Scope): void {
  replaced(message, { emit: emitting(scope) })
}

function emitting(scope: Scope): Replacement {
  return (original) => function emit(this: object, ...given: unknown[]): unknown {
    // Code of the request that emits by itself may be in a scope or an operation further in.
    if (isWithin(state().frames.getStore()?.scope, scope)) return Reflect.apply(original, this, given)
    return runIn(scope, () => Reflect.apply(original, this, given) as unknown)
  }
}
