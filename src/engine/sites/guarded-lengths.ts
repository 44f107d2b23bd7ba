// Lists of which code accepts a few items only: `if (ids.length !== 2) throw …`, `if (ids.length > 5) return refuse()`.

import { isFew } from '../../model/few.ts'
import { literal } from '../../model/value.ts'
import type { Expr, FileFacts, Stmt } from '../facts.ts'
import { print } from '../print.ts'
import { rootOf } from './shape.ts'

/** How many items a list has at most, where the function that has it refuses longer ones. */
export function guardedLength(facts: FileFacts, list: Expr): number | undefined {
  const root = rootOf(list)
  if (root.k !== 'id' || root.fn <= 0 || facts.functions[root.fn]?.locals[root.name]?.reassigned === true) return undefined
  const text = print(list)
  for (const stmt of facts.functions[root.fn]?.body ?? []) {
    const most = stmt.k === 'if' && stmt.else.length === 0 && leaves(stmt.then.at(-1)) ? mostOf(stmt.test, text) : undefined
    if (most !== undefined && isFew(literal(most))) return most
  }
  return undefined
}

function leaves(stmt: Stmt | undefined): boolean {
  return stmt?.k === 'throw' || stmt?.k === 'return' || stmt?.k === 'block' && leaves(stmt.body.at(-1))
}

/** What a list's length is at most where a test fails. */
function mostOf(test: Expr, list: string): number | undefined {
  if (test.k === 'logic' && test.op === '||') return mostOf(test.left, list) ?? mostOf(test.right, list)
  if (test.k !== 'bin' || test.left.k !== 'mem' || test.left.name !== 'length' || print(test.left.of) !== list || test.right.k !== 'lit' || typeof test.right.value !== 'number') return undefined
  switch (test.op) {
    case '!==': case '!=': case '>': return test.right.value
    case '>=': return test.right.value - 1
    default: return undefined
  }
}
