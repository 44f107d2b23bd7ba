// The runner takes the line that calls it for that of the test, and shows it for each that failed. Whoever stands between calls it from a script
// that says of itself that it is that line.

import { Script } from 'node:vm'
import { captured, framesOf } from '../runtime/stack.ts'

type Call = (run: (...given: unknown[]) => unknown, given: readonly unknown[]) => unknown

/** Before the call in the script, which stands in its line as far to the right. */
const BEFORE = '(run, given) => '

/**
 * Calls a function as if the caller of another had.
 *
 * @param above the function whose caller it is
 */
export function calledAt(above: Function, run: (...given: unknown[]) => unknown, given: readonly unknown[]): unknown {
  const [frame] = framesOf(captured(above))
  if (frame === undefined) return run(...given)
  const call = new Script(`${BEFORE}run(...given)`, { filename: frame.file, lineOffset: frame.line - 1, columnOffset: frame.column - 1 - BEFORE.length }).runInThisContext() as Call
  return call(run, given)
}
