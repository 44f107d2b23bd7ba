// Loops that look for something and leave with what they found. One that gives up because an item is not as it should be is no search:
// it does so in no good run, in which it visits every item.

import type { Expr, LoopStmt, ObjectProperty } from '../facts.ts'
import { print } from '../print.ts'
import { tellingNames } from './carried.ts'
import { anyIn, exitsOf } from './shape.ts'
import { answersItself, isPositive, mentionsAny } from './tests.ts'

export const SUCCEEDS = 'it returns with the first that succeeds'

/** Leaves as soon as something was found: the loop is a search, not a visit of every item. */
export function findsAndLeaves(loop: LoopStmt): string | undefined {
  const exits = exitsOf(loop)
  if (exits.length === 0) return undefined
  const answered = tellingNames(loop)
  for (const exit of exits) {
    if (exit.tests.length === 0) {
      if (exit.inHandler) continue
      return exit.inTry ? SUCCEEDS : 'it leaves in its first round'
    }
    const last = exit.tests.at(-1)!
    if (!exit.tests.some(({ test }) => mentionsAny(test, answered) || answersItself(test))) continue
    if (isPositive(last.test, last.holds) && !refuses(exit.value)) return `it stops at the first \`${print(last.test)}\``
  }
  return undefined
}

/** Whether what is handed back says that something is wrong: `res.status(409)`, `apiError(400, …)`, `{ error: … }`, `{ valid: false }`. */
function refuses(value: Expr | undefined): boolean {
  return value !== undefined && anyIn([value], (node) => {
    if (node.k === 'call' || node.k === 'new') return node.args.some(isFailureCode) || (node.callee.k === 'mem' || node.callee.k === 'id') && REFUSING.test(node.callee.name)
    return node.k === 'obj' && node.props.some(saysNo)
  })
}

const REFUSING = /^(?:error|fail|failure|reject|badRequest|notFound|forbidden|unauthorized|conflict)$|(?:Error|Failure|BadRequest|NotFound|Forbidden|Unauthorized|Conflict)$|^(?:error|fail)[A-Z]/

function saysNo({ name, value }: ObjectProperty): boolean {
  switch (name) {
    case 'error': case 'errors': return value.k !== 'lit' || Boolean(value.value)
    case 'status': case 'statusCode': return isFailureCode(value)
    case 'success': case 'ok': case 'valid': case 'isValid': return value.k === 'lit' && value.value === false
    default: return false
  }
}

function isFailureCode(code: Expr): boolean {
  return code.k === 'lit' && typeof code.value === 'number' && code.value >= 400 && code.value < 600
}
