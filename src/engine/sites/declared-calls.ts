// What declarations say of a method, before anything is evaluated: whether it may send a query, or a message to those who listen for it.

import type { Origin } from '../../model/origin.ts'
import { unknown } from '../../model/value.ts'
import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { isContract } from '../summarize/contracts.ts'
import type { Callees } from './callees.ts'
import { hasCall } from './sources.ts'

export function createDeclaredCalls(mind: Mind, facts: FileFacts, { valueOf }: Callees) {
  /** A message to those who listen for it. */
  function maySend(callee: Expr, within: number): boolean {
    return callee.k === 'mem' && mind.messages.maySend(callee.name) && mind.messages.isSender(valueOf(callee, within) ?? unknown)
  }

  /** `store.set()` of a declared interface is no map's. */
  function isOfContract(callee: Expr, within: number): boolean {
    const value = callee.k === 'mem' ? valueOf(callee.of, within) : undefined
    return value !== undefined && isContract(mind, facts.file, value)
  }

  /** Whether a method of what a package declares may be a client's: an ORM's, or of something that it holds. */
  function mayQueryPackage({ root, path }: Origin, callee: Expr): boolean {
    return root.kind !== 'instance' || path.length > 1 || hasCall(callee) || mind.owns(root.of, facts.file) || callee.k === 'mem' && mind.messages.maySend(callee.name)
  }

  return { maySend, isOfContract, mayQueryPackage }
}
