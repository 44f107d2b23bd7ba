// `module.exports = …` and `exports.x = …`, in files that declare neither name, at the top level only: a wrapper function is
// called with objects of its own. The last assignment of a name counts; compilers write `exports.a = void 0` before the real one.

import type { Expr, Pattern } from '../facts.ts'
import type { Lowering } from './lowering.ts'

export function exportsAssignment(l: Lowering, target: Pattern, value: Expr): void {
  if (l.frame.id !== 0 || target.k !== 'target' || target.target.k !== 'mem') return
  const { of, name } = target.target
  if (isGlobal(of, 'module') && name === 'exports') add(l, '=', value)
  else if (isGlobal(of, 'exports') || (of.k === 'mem' && of.name === 'exports' && isGlobal(of.of, 'module'))) add(l, name, value)
}

function add(l: Lowering, name: string, written: Expr): void {
  const value = finalValue(written)
  if (value.k === 'un' && value.op === 'void') return
  const local = value.k === 'id' && value.fn === 0 ? { local: value.name } : {}
  const earlier = l.exports.findIndex((one) => one.name === name)
  if (earlier >= 0) l.exports.splice(earlier, 1)
  l.exports.push({ name, value, ...local })
}

/** `exports = module.exports = f` exports `f`. */
function finalValue(value: Expr): Expr {
  return value.k === 'set' && value.op === '=' && value.value !== undefined ? finalValue(value.value) : value
}

function isGlobal(value: Expr, name: string): boolean {
  return value.k === 'id' && value.fn === -1 && value.name === name
}
