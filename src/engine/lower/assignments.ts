// Assignments that others must know of: to names of the module body, and to fields through `this`. Destructuring is taken apart,
// so that each name has the expression of its own part.

import type { Expr, Pattern } from '../facts.ts'
import type { Lowering } from './lowering.ts'

/** Notes what an assignment expression (`op` as written) gives to whom. */
export function noteAssignment(l: Lowering, target: Pattern, op: string, value: Expr): void {
  if (op === '=' || op === '??=' || op === '||=' || op === '&&=') return noteTarget(l, target, value)
  noteTarget(l, target, { k: 'other', parts: [value] })
}

function noteTarget(l: Lowering, target: Pattern, whole: Expr): void {
  const value: Expr = target.default === undefined ? whole : { k: 'logic', op: '??', left: whole, right: target.default }
  switch (target.k) {
    case 'name':
      if (l.frame.id === 0) l.assignments.push({ name: target.name, value, fn: 0 })
      return
    case 'target': return noteMember(l, target.target, value)
    case 'object':
      for (const { key, value: inner } of target.props) noteTarget(l, inner, key === undefined ? { k: 'other', parts: [value] } : { k: 'mem', of: value, name: key })
      if (target.rest !== undefined && l.frame.id === 0) l.assignments.push({ name: target.rest, value: { k: 'other', parts: [value] }, fn: 0 })
      return
    case 'array':
      target.items.forEach((inner, index) => {
        if (inner !== undefined) noteTarget(l, inner, { k: 'mem', of: value, name: String(index) })
      })
      if (target.rest !== undefined) noteTarget(l, target.rest, { k: 'other', parts: [value] })
  }
}

function noteMember(l: Lowering, target: Expr, value: Expr): void {
  if (target.k === 'id' && target.fn === 0) l.assignments.push({ name: target.name, value, fn: l.frame.id })
  if (target.k !== 'mem' || target.of.k !== 'this' || l.frame.self === undefined) return
  l.classAssignments[l.frame.self]?.push({ name: target.name, value, fn: l.frame.id })
}
