// Expressions → values. Calls, loops and statements have files of their own.

import { origin } from '../../model/origin.ts'
import {
  type Value, absent, array, choice, computedFrom, distribute, elementOf, literal, nullish, originsOf, pickedBy, possibilities, ref, textOf, truthy, union, unknown,
} from '../../model/value.ts'
import { present } from '../../model/present.ts'
import { type Tri, opposite } from '../../model/tri.ts'
import { joined, piecesOf } from '../../model/text.ts'
import type { Expr } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey } from '../program.ts'
import { labelled, opened } from '../resolve/exports.ts'
import { bindPattern, typeOfVariable } from '../resolve/bindings.ts'
import { withoutKept } from '../resolve/kept-globals.ts'
import { ownExport, ownExports } from '../resolve/own-exports.ts'
import { returnedBy } from '../resolve/returned-by.ts'
import { isAnswersOfEach } from '../sites/only-awaited.ts'
import { evaluateCall } from './calls.ts'
import { changeInPlace } from './changed.ts'
import { evaluateNew } from './constructions.ts'
import { AWAITED, DEREFERENCED, type Frame, USED, type Use, capturedKey } from './frame.ts'
import { branch, guardOf, ofAbsence } from './guards.ts'
import { probe } from './instantiate.ts'
import { entryOf } from './entries.ts'
import { emptyOf } from './kept.ts'
import { destructuring, readMember } from './reads.ts'
import { memberBy } from './named-members.ts'
import { chosen, isDecidable, isOperator, operate } from './operations.ts'
import { objectOf } from './spreads.ts'
import { functionsOf } from './tables.ts'
import { evaluateTag, renderComponent } from './tags.ts'

export function evaluate(mind: Mind, expr: Expr, frame: Frame, use: Use = USED): Value {
  // Most expressions: no functions are made for them.
  if (expr.k === 'id') return lookUp(mind, frame, expr)
  if (expr.k === 'lit') return literal(expr.value)
  const go = (one: Expr, how: Use = USED): Value => evaluate(mind, one, frame, how)
  switch (expr.k) {
    case 'this': return frame.self
    case 'super': return superOf(mind, frame)
    case 'mem': return ownExport(mind, frame.facts, expr) ?? readMember(mind, frame, expr, go(expr.of, expr.name === 'length' && isAnswersOfEach(expr.of) ? AWAITED : expr.optional === true ? USED : DEREFERENCED), use)
    case 'idx': return mind.registered.entry(frame, expr, indexed(mind, frame, expr.of, go(expr.of), go(expr.index)))
    case 'call': {
      const value = evaluateCall(mind, expr, frame, use)
      changeInPlace(mind, frame, expr)
      return mind.registered.entry(frame, expr, answered(frame, expr, value))
    }
    case 'new': return evaluateNew(mind, expr, frame, use)
    case 'tag': return evaluateTag(mind, expr, frame, use)
    case 'jsx': return renderComponent(mind, expr, frame, use)
    case 'fn': {
      const closure = closureOf(frame, expr.fn)
      probe(mind, frame, closure)
      return closure
    }
    case 'class': return ref(origin({ kind: 'class', class: `${frame.file}#${expr.class}` }))
    case 'obj': return objectOf(expr.props.map((prop) => {
      const name = prop.name ?? (prop.key === undefined ? undefined : textOf(go(prop.key)))
      return { kind: prop.kind, ...(name === undefined ? {} : { name }), value: prop.kind === 'getter' ? handedOut(mind, go(prop.value)) : go(prop.value) }
    }))
    case 'arr': return arrayOf(expr.items, (one) => go(one, use.awaited ? use : USED))
    case 'spread': return go(expr.of)
    case 'cond': return answered(frame, expr, conditional(mind, frame, expr, use))
    case 'logic': return answered(frame, expr, logical(mind, frame, expr, use))
    case 'bin': return isOperator(expr.op) ? answered(frame, expr, operate(expr.op, go(expr.left), go(expr.right))) : reckoned(expr.op, go(expr.left), go(expr.right))
    case 'un': {
      const value = go(expr.of, expr.op === 'void' ? { result: 'dropped', awaited: false } : USED)
      if (expr.op === 'void') return absent
      if (isOperator(expr.op)) return operate(expr.op, value)
      return expr.op === '-' && value.kind === 'literal' && typeof value.value === 'number' ? literal(-value.value) : computedFrom(value)
    }
    case 'await': {
      const value = go(expr.of, { ...use, awaited: true })
      if (expr.of.k === 'call' || !settlesAtOnce(value)) frame.tick = 'unknown'
      return value
    }
    case 'yield': {
      const value = expr.of === undefined ? absent : go(expr.of, { result: expr.each === true && use.result === 'dropped' ? 'dropped' : 'used', awaited: true })
      frame.yields.push(expr.each ? elementOf(value) : value)
      frame.tick = 'unknown'
      return unknown
    }
    case 'tpl': return joined(expr.text.flatMap((text, index) => index === 0 ? [literal(text)] : [go(expr.parts[index - 1]!), literal(text)]))
    case 'as': return asserted(mind, frame, go(expr.of, use), expr)
    case 'set': return assign(mind, frame, expr)
    case 'seq': return expr.items.reduce<Value>((_, one) => go(one), unknown)
    case 'import': return expr.module === undefined ? unknown : mind.imported(expr.module, '*', frame.file)
    case 'other': return computedFrom(...expr.parts.map((one) => go(one)))
  }
}

/** With a text, `+` is another way to write a template. */
function reckoned(op: string, left: Value, right: Value): Value {
  return op === '+' && (piecesOf(left) !== undefined || piecesOf(right) !== undefined) ? joined([left, right]) : computedFrom(left, right)
}

/** Remembers what may be decided later, so that a test is looked at without running it again. */
function answered(frame: Frame, expr: Expr, value: Value): Value {
  if ((value.kind === 'unknown' || value.kind === 'union') && value.made !== undefined || value.kind === 'ref' && value.origin.root.kind === 'element' && isDecidable(value)) frame.answers.set(expr, value)
  return value
}

/** An `await` of a plain value lets the others of the same round catch up, so it does not break the tick. */
function settlesAtOnce(value: Value): boolean {
  return value.kind === 'literal'
}

function lookUp(mind: Mind, frame: Frame, expr: Expr & { readonly k: 'id' }): Value {
  if (expr.fn < 0) return expr.name === 'undefined' ? absent : ownExports(frame.facts, expr) ?? ref(origin({ kind: 'global', name: expr.name }))
  if (expr.fn === 0) {
    if (frame.fn.id === 0) {
      const here = frame.vars.get(expr.name)
      if (here !== undefined && here.kind !== 'unknown') return here
    }
    return mind.moduleValue(frame.file, expr.name)
  }
  const owner = frame.facts.functions[expr.fn]
  const constant = owner?.locals[expr.name]?.fn
  if (constant !== undefined) return closureOf(frame, constant)
  if (expr.fn === frame.fn.id) return settled(frame.vars.get(expr.name) ?? unknown, owner?.locals[expr.name]?.inside === true)
  return ref(origin({ kind: 'captured', fn: functionKey(frame.file, expr.fn), name: expr.name }, expr.name))
}

/** A flag that is set by a function inside, or after a function captured it, may have any value. */
function settled(value: Value, changes: boolean): Value {
  return changes && possibilities(value).every((one) => one.kind === 'literal') ? unknown : value
}

/** A function of this file as a value here, with the variables it needs of the functions around it. */
function closureOf(frame: Frame, id: number): Value & { readonly kind: 'closure' } {
  const fn = frame.facts.functions[id]
  const captured: Record<string, Value> = {}
  for (const one of fn?.captures ?? []) {
    const key = capturedKey(functionKey(frame.file, one.fn), one.name)
    captured[key] = one.fn === frame.fn.id ? settled(frame.vars.get(one.name) ?? unknown, frame.fn.locals[one.name]?.reassigned === true) : ref(origin({ kind: 'captured', fn: functionKey(frame.file, one.fn), name: one.name }, one.name))
  }
  const closure = { kind: 'closure' as const, fn: functionKey(frame.file, id), captured }
  return fn?.kind === 'arrow' ? { ...closure, self: frame.self } : closure
}

function superOf(mind: Mind, frame: Frame): Value {
  for (let fn: typeof frame.fn | undefined = frame.fn; fn !== undefined; fn = frame.facts.functions[fn.parent]) {
    if (fn.class === undefined) continue
    const base = frame.facts.classes[fn.class]?.extends
    if (base === undefined) return unknown
    return distribute(mind.evaluate(base, frame), (one) => {
      if (one.kind !== 'ref' || one.origin.path.length > 0) return unknown
      if (one.origin.root.kind === 'class') return { kind: 'instance', class: one.origin.root.class, args: undefined }
      if (one.origin.root.kind === 'import') return ref(origin({ kind: 'instance', of: one.origin.root.of, how: 'declared' }))
      return unknown
    })
  }
  return unknown
}

function indexed(mind: Mind, frame: Frame, of: Expr, base: Value, index: Value): Value {
  const name = textOf(index)
  if (name !== undefined && (base.kind !== 'object' || Object.hasOwn(base.fields, name))) return mind.member(base, name)
  if (index.kind === 'literal' && base.kind === 'object') return computedFrom(base)
  return distribute(base, (one): Value => {
    if (one.kind === 'array') return itemAt(one, index)
    if (one.kind === 'object' && !one.open) return fieldBy(one.fields, index)
    const functions = functionsOf(mind, one)
    if (functions !== undefined) return fieldBy(functions, index)
    return rowAt(one, index) ?? memberBy(mind, frame, one, index) ?? entryOf(frame, one, index, of, entryByVariable(mind, frame, of))
  })
}

function itemAt(list: Value & { readonly kind: 'array' }, index: Value): Value {
  const by = originsOf(index)
  const one = choice(index, ...list.items, ...(list.more === undefined ? [] : [list.more]))
  return index.kind !== 'literal' && by.length === 0 ? union(one, unknown) : pickedBy(one, by)
}

/** `{ none: false, all: true }[mode]`: some field, and of flags the one that a caller's literal picks. */
function fieldBy(fields: Readonly<Record<string, Value>>, index: Value): Value {
  const any = choice(index, ...Object.values(fields))
  if (!Object.values(fields).every((one) => one.kind === 'literal')) return any
  return Object.entries(fields).reduceRight((rest, [name, value]) => chosen(operate('===', index, literal(name)), value, rest), any)
}

/** What the type of a variable says of the entries of the dictionary that it holds. */
function entryByVariable(mind: Mind, frame: Frame, of: Expr): Value | undefined {
  if (of.k !== 'id') return undefined
  const type = typeOfVariable(frame.facts, of)
  return type === undefined ? undefined : mind.typed({ k: 'index', of: type, key: { k: 'keyword', name: 'string' } }, frame.file)
}

/** `rows[at]`: a row, which one depends on where the index comes from. */
function rowAt(rows: Value, index: Value): Value | undefined {
  if (rows.kind !== 'ref' || rows.origin.path.length > 0 || rows.origin.root.kind !== 'rows' || !rows.origin.root.many) return undefined
  const by = originsOf(index)
  return by.length === 0 ? undefined : pickedBy(elementOf(rows), by)
}

function arrayOf(exprs: readonly Expr[], go: (expr: Expr) => Value): Value {
  const known: Value[] = []
  const more: Value[] = []
  for (const expr of exprs) {
    if (expr.k !== 'spread') {
      known.push(go(expr))
      continue
    }
    const value = go(expr.of)
    if (value.kind === 'array') {
      known.push(...value.items)
      if (value.more !== undefined) more.push(value.more)
    } else more.push(elementOf(value))
  }
  return array(known, more.length === 0 ? undefined : union(...more))
}

function conditional(mind: Mind, frame: Frame, expr: Expr & { readonly k: 'cond' }, use: Use): Value {
  const test = mind.evaluate(expr.test, frame)
  const known = truthy(test)
  if (known === 'yes') return mind.evaluate(expr.then, frame, use)
  if (known === 'no') return mind.evaluate(expr.else, frame, use)
  const guard = guardOf(mind, expr.test, frame)
  return chosen(test, branch(frame, guard, () => mind.evaluate(expr.then, frame, use)), branch(frame, guard.inverse, () => mind.evaluate(expr.else, frame, use)))
}

function logical(mind: Mind, frame: Frame, expr: Expr & { readonly k: 'logic' }, use: Use): Value {
  // The other side stands in where the left one is undefined.
  const left = mind.evaluate(expr.left, frame, use.result === 'dropped' || use.dereferenced === true ? { ...USED, awaited: use.awaited } : use)
  const decided: Tri = expr.op === '??' ? opposite(nullish(left)) : truthy(left)
  const guard = guardOf(mind, expr.left, frame)
  if (expr.op === '&&') {
    if (decided === 'yes') return mind.evaluate(expr.right, frame, use)
    if (decided === 'no') return left
    const right = branch(frame, guard, () => mind.evaluate(expr.right, frame, use))
    const seen = choice(left, absent, right)
    return mayTell(right) ? chosen(left, right, absent, seen) : seen
  }
  if (decided === 'yes') return left
  if (decided === 'no') return mind.evaluate(expr.right, frame, use)
  const right = branch(frame, expr.op === '??' ? ofAbsence(guard.inverse) : guard.inverse, () => mind.evaluate(expr.right, frame, use))
  const seen = withoutKept(choice(left, ...possibilities(left).filter((one) => truthy(one) !== 'no'), right))
  return !mayTell(right) ? seen : chosen(expr.op === '??' ? operate('!=', left, literal(null)) : left, left, right, seen)
}

/** What an accessor of an object hands out whenever it is read, where that is one thing: a client, a repository. */
function handedOut(mind: Mind, accessor: Value): Value {
  if (accessor.kind !== 'closure') return unknown
  const given = present(returnedBy(mind, accessor))
  return given.kind === 'ref' && (given.origin.root.kind === 'instance' || given.origin.root.kind === 'builder') || given.kind === 'instance' ? given : unknown
}

/** Of what a query or a foreign function gave, nobody will know whether it is there. */
function mayTell(value: Value): boolean {
  if (value.kind === 'unknown') return value.made !== undefined
  return value.kind !== 'ref' || value.origin.root.kind === 'param' || value.origin.root.kind === 'captured'
}

/** `x as T`: the type is believed where the value itself says nothing. */
function asserted(mind: Mind, frame: Frame, value: Value, expr: Expr & { readonly k: 'as' }): Value {
  const isBlank = value.kind === 'unknown' && value.from.length === 0 || value.kind === 'ref' && (value.origin.root.kind === 'global' || value.origin.root.kind === 'result' && value.origin.path.length === 0 || mind.isCarried(value.origin, frame.file))
  if (!isBlank) return value
  const typed = mind.typed(expr.type, frame.file)
  return typed.kind === 'unknown' ? value : typed
}

/** What a variable holds, of this function or of one around it. */
function held(frame: Frame, name: string): Value {
  const own = frame.vars.get(name)
  const captured = own === undefined ? frame.fn.captures.find((one) => one.name === name) : undefined
  return own ?? (captured === undefined ? unknown : ref(origin({ kind: 'captured', fn: functionKey(frame.file, captured.fn), name }, name)))
}

function assign(mind: Mind, frame: Frame, expr: Expr & { readonly k: 'set' }): Value {
  if (expr.value === undefined) {
    // `counts[await kindOf(item)] += 1` reads before it writes.
    if (expr.target.k !== 'name') return expr.target.k === 'target' ? computedFrom(mind.evaluate(expr.target.target, frame)) : unknown
    const before = held(frame, expr.target.name)
    frame.vars.set(expr.target.name, computedFrom(before))
    return before
  }
  const target = expr.target
  const before = target.k === 'name' ? held(frame, target.name) : unknown
  if (expr.op === '=') {
    const value = mind.evaluate(expr.value, frame)
    bindPattern(mind, target, target.k === 'name' ? labelled(opened(value), target.name) : value, frame.vars, destructuring(mind, frame))
    return value
  }
  if (expr.op === '??=' || expr.op === '||=' || expr.op === '&&=') {
    const left: Value = target.k === 'target' ? mind.evaluate(target.target, frame) : before
    const guard = guardOf(mind, target.k === 'target' ? target.target : { k: 'id', name: target.k === 'name' ? target.name : '', fn: frame.fn.id }, frame)
    // `this.loaded ??= load()` asks once for whatever holds the property.
    const kept = target.k === 'target' ? emptyOf(mind, frame, target.target) : undefined
    const once = kept === undefined || expr.op === '&&=' ? undefined : { guards: [kept], open: false }
    const isTaken = target.k === 'name' && (expr.op === '??=' ? nullish(left) === 'yes' : truthy(left) === (expr.op === '||=' ? 'no' : 'yes'))
    const value = isTaken ? mind.evaluate(expr.value, frame) : union(left, branch(frame, once ?? (expr.op === '&&=' ? guard : guard.inverse), () => mind.evaluate(expr.value!, frame)))
    if (target.k === 'name') frame.vars.set(target.name, value)
    return value
  }
  const value = computedFrom(target.k === 'target' ? mind.evaluate(target.target, frame) : before, mind.evaluate(expr.value, frame))
  if (target.k === 'name') frame.vars.set(target.name, value)
  return value
}
