// What a function that stands at a call adds to the context that those after it have: `procedure.use(({ next }) => next({ ctx: { users } }))`.

import type { Value } from '../../model/value.ts'
import type { Expr, FileFacts, FunctionFacts, TypeRef } from '../facts.ts'
import { splitKey } from '../program.ts'
import { parameterPath } from './bindings.ts'
import { nodesIn } from './code.ts'
import type { CallOfDeclared } from './function-types.ts'

interface Adding {
  readonly calling: string
  readonly property: string
}

/** Undefined where it adds nothing, or one thing here and another there. `known`: what a value that was made of such a function adds. */
export function addedBy(adding: Adding, { expr, facts, value }: CallOfDeclared, known: (value: Value) => TypeRef | undefined): TypeRef | undefined {
  const [given] = expr.args
  if (given === undefined) return undefined
  if (given.k === 'fn') return inFunction(adding, facts, facts.functions[given.fn])
  const one = value(given)
  if (one.kind !== 'closure') return known(one)
  const { file, id } = splitKey(one.fn)
  return file === facts.file ? inFunction(adding, facts, facts.functions[id]) : undefined
}

function inFunction({ calling, property }: Adding, facts: FileFacts, fn: FunctionFacts | undefined): TypeRef | undefined {
  const found: Expr[] = []
  for (const { callee, args: [handed] } of fn === undefined ? [] : nodesIn(fn.body, 'call')) {
    if (!isOwn(callee, calling, fn!)) continue
    const added = handed?.k === 'obj' ? handed.props.find((prop) => prop.name === property && prop.kind === 'value')?.value : undefined
    if (added !== undefined) found.push(added)
  }
  const [only, ...others] = found
  return only === undefined || others.length > 0 || fn === undefined ? undefined : { k: 'value', file: facts.file, fn: fn.id, value: only }
}

/** `next` of `({ next })`, `opts.next`. */
function isOwn(callee: Expr, name: string, { id, params }: FunctionFacts): boolean {
  if (callee.k === 'mem') return callee.name === name && callee.of.k === 'id' && callee.of.fn === id && parameterPath(params, callee.of.name)?.path.length === 0
  return callee.k === 'id' && callee.fn === id && parameterPath(params, callee.name)?.path.join() === name
}
