// Which properties the code of a file assigns: of them, what a query left out or a test found out need not hold any more. An object that
// code has just made is no row, the rows of one query are none of another, and what a function is given is only what those hand it that name
// it: what such a one is given says nothing about the rest.

import type { Origin } from '../../model/origin.ts'
import { type Value, possibilities } from '../../model/value.ts'
import type { Expr, FileFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import { nodesOf } from '../resolve/code.ts'
import { classAround, isOrExtends } from '../resolve/lineage.ts'
import { valuesAt } from '../resolve/locals.ts'
import { targetsOf } from '../sites/shape.ts'
import { standsIn } from './handed.ts'

/** An assignment to a property, or an object that is merged into another. */
interface Assignment {
  readonly to: Expr
  /** The expression that does it, and the function in whose frame it stands. */
  readonly at: Expr
  readonly fn: number
  /** Which one of the file it is. */
  readonly ordinal: number
}

/** `entity[relation] = loaded[relation]`: a property that is computed may be each. */
const ANY = '[]'

const assigned = new WeakMap<FileFacts, ReadonlyMap<string, readonly Assignment[]>>()

/** Properties that code of the file assigns, by assignment or by merging an object that has them; those that it computes under a name that none has. */
export function assignedMembers(facts: FileFacts): ReadonlyMap<string, readonly Assignment[]> {
  const known = assigned.get(facts)
  if (known !== undefined) return known
  const all = new Map<string, Assignment[]>()
  let count = 0
  const add = (name: string, found: Omit<Assignment, 'ordinal'>): void => {
    const one = { ...found, ordinal: count += 1 }
    const others = all.get(name)
    if (others === undefined) all.set(name, [one])
    else others.push(one)
  }
  for (const { node, fn } of nodesOf(facts, 'set')) for (const target of targetsOf(node.target)) if (target.k === 'mem' || target.k === 'idx') add(target.k === 'mem' ? target.name : ANY, { to: target.of, at: node, fn })
  for (const { node, fn } of nodesOf(facts, 'call')) {
    const [to, ...given] = node.args
    if (to === undefined || node.callee.k !== 'mem' || !/^(assign|merge|mergeDeep|extend|defaults|plainToClassFromExist)$/.test(node.callee.name)) continue
    for (const arg of [to, ...given]) if (arg.k === 'obj') for (const prop of arg.props) if (prop.name !== undefined) add(prop.name, { to, at: node, fn })
  }
  assigned.set(facts, all)
  return all
}

/** A row of a class, and the functions that may have it; undefined where these may be any. */
interface Row {
  readonly from: Origin
  readonly class: string
  readonly handedTo: ReadonlySet<string> | undefined
}

/** Whether code of a file may assign a property of a row. */
export function mayAssign(mind: Mind, facts: FileFacts, name: string, row: Row): boolean {
  const all = assignedMembers(facts)
  return [...all.get(name) ?? [], ...all.get(ANY) ?? []].some((one) => mayReach(mind, facts, one, row))
}

function mayReach(mind: Mind, facts: FileFacts, { to, at, fn: id, ordinal }: Assignment, row: Row): boolean {
  const fn = facts.functions[id]
  if (fn === undefined) return true
  if (to.k === 'this') {
    const own = classAround(mind, functionKey(facts.file, id))
    return own === undefined || isOrExtends(mind, row.class, own)
  }
  const isGiven = id === 0 || row.handedTo === undefined || standsIn(facts, id, row.handedTo) || isOfOrm(mind, facts, fn.class)
  return mind.program.remember(`assigned ${facts.file} ${ordinal}`, () => valuesAt(mind, facts, fn, at, [to]).flatMap(possibilities)).some((one) => isPerhaps(mind, one, row, isGiven))
}

/** Methods that an ORM calls with rows of its own accord. */
function isOfOrm(mind: Mind, facts: FileFacts, cls: number | undefined): boolean {
  return cls !== undefined && facts.classes[cls]?.implements.some((type) => possibilities(mind.typed(type, facts.file)).some((one) => one.kind === 'ref' && one.origin.root.kind === 'instance' && mind.owns(one.origin.root.of, facts.file))) === true
}

/** Whether something that code gives a property to may be a row. Where a caller has the row, it decides between those of several queries. */
function isPerhaps(mind: Mind, to: Value, row: Row, isGiven: boolean): boolean {
  if (to.kind === 'unknown') return isGiven
  if (to.kind !== 'ref' || isNoObject(to.origin)) return false
  const given = queryOf(to.origin)
  if (given === undefined) return isGiven && mayBeOf(mind, to.origin, row.class)
  const asked = queryOf(row.from)
  return asked !== undefined && asked.file === given.file && asked.start === given.start
}

/** An object that is declared to be of another class is no row of this one. */
function mayBeOf(mind: Mind, from: Origin, cls: string): boolean {
  const declared = mind.declared(from)
  return declared?.kind !== 'instance' || cls === '' || isOrExtends(mind, cls, declared.class) || isOrExtends(mind, declared.class, cls)
}

/** Modules, classes and things of packages: `exports.author = …`. */
function isNoObject({ root: { kind } }: Origin): boolean {
  return kind === 'import' || kind === 'module' || kind === 'class' || kind === 'global' || kind === 'instance' || kind === 'builder'
}

/** Where the rows come from that a thing is one of, or is reached from. */
function queryOf({ root }: Origin): { readonly file: string; readonly start: number } | undefined {
  if (root.kind === 'element') return queryOf(root.of)
  return root.kind === 'rows' ? root.at : undefined
}
