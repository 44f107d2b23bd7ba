// Which properties the code of a file assigns: of them, what a query left out or a test found out need not hold any more.

import type { FileFacts } from '../facts.ts'
import { targetsOf, walk } from '../sites/shape.ts'

const assigned = new WeakMap<FileFacts, ReadonlySet<string>>()

/** Properties that code of the file assigns, by assignment or by merging an object that has them. */
export function assignedMembers(facts: FileFacts): ReadonlySet<string> {
  const known = assigned.get(facts)
  if (known !== undefined) return known
  const names = new Set<string>()
  for (const fn of facts.functions) for (const stmt of fn.body) walk(stmt, (node) => {
    if (node.k === 'set') for (const target of targetsOf(node.target)) if (target.k === 'mem') names.add(target.name)
    if (node.k !== 'call' || node.callee.k !== 'mem' || !/^(assign|merge|mergeDeep|extend|defaults|plainToClassFromExist)$/.test(node.callee.name)) return
    for (const arg of node.args) if (arg.k === 'obj') for (const prop of arg.props) if (prop.name !== undefined) names.add(prop.name)
  })
  assigned.set(facts, names)
  return names
}
