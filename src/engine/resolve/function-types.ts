// Values that are known by the type of a function: what they are given, and what a call of them hands back.

import { type Value, absent, textOf, truthy, union, unknown } from '../../model/value.ts'
import type { CallExpr, Expr, FileFacts, FunctionType, TypeRef } from '../facts.ts'
import { addedBy } from './added-by.ts'

/** A declared type, and the file whose names it has. */
export interface Interned {
  readonly type: TypeRef
  readonly file: string
}

/** A call of something that is known by its type. */
export interface CallOfDeclared {
  readonly expr: CallExpr
  readonly facts: FileFacts
  /** What an argument is. */
  value(arg: Expr): Value
}

export interface FunctionTypes {
  /** What calling a value of a declared function type gives; some types tell more of one call. */
  declaredResult(key: string, call?: CallOfDeclared): Value | undefined
  /** Whether a call of it hands out what is called as its argument says. */
  givesByName(key: string): boolean
  declaredParameter(key: string, index: number): Value
  declaredParameters(key: string): readonly Value[] | undefined
}

export function createFunctionTypes(internedBy: (key: string) => Interned | undefined, typed: (type: TypeRef, file: string) => Value): FunctionTypes {
  const declaredResult = (key: string, call?: CallOfDeclared): Value | undefined => {
    const declared = internedBy(key)
    if (declared?.type.k !== 'function') return undefined
    if (call === undefined) return typed(declared.type.returns, declared.file)
    const returns = returnedTo(call, declared.type)
    const given = typed(returns, declared.file)
    return mayBeNothing(returns) && truthy(given) === 'yes' ? union(given, absent) : given
  }

  const returnedTo = (call: CallOfDeclared, { returns, by }: FunctionType): TypeRef => {
    const [first] = call.expr.args
    if (by === undefined) return returns
    if (by === 'name') {
      const name = first === undefined ? undefined : textOf(call.value(first))
      return name === undefined ? { k: 'other' } : { k: 'index', of: returns, key: { k: 'literal', value: name } }
    }
    if (returns.k !== 'import') return returns
    if (by === 'types') return { ...returns, args: call.expr.types }
    const added = addedBy(by, call, (value) => argumentsOf(value)?.[0])
    const [before, ...others] = returns.args
    return added === undefined ? returns : { ...returns, args: [before === undefined ? added : { k: 'intersection', of: [added, { k: 'ran', of: before }] }, ...others] }
  }

  /** The type arguments of a thing of a package. */
  const argumentsOf = (value: Value): readonly TypeRef[] | undefined => {
    const key = value.kind === 'ref' && value.origin.root.kind === 'instance' && value.origin.path.length === 0 ? value.origin.root.members : undefined
    const type = key === undefined ? undefined : internedBy(key)?.type
    return type?.k === 'import' ? type.args : undefined
  }

  const declaredParameter = (key: string, index: number): Value => {
    const declared = internedBy(key)
    if (declared?.type.k !== 'function') return unknown
    const type = declared.type.params[index] ?? (declared.type.any === true ? declared.type.params.at(-1) : undefined)
    return type === undefined ? unknown : typed(type, declared.file)
  }

  const declaredParameters = (key: string): readonly Value[] | undefined => {
    const type = internedBy(key)?.type
    return type?.k === 'function' ? type.params.map((_, index) => declaredParameter(key, index)) : undefined
  }

  const givesByName = (key: string): boolean => {
    const type = internedBy(key)?.type
    return type?.k === 'function' && type.by === 'name'
  }

  return { declaredResult, givesByName, declaredParameter, declaredParameters }
}

/** `User | null`, and a promise of it. */
function mayBeNothing(type: TypeRef): boolean {
  if (type.k === 'ref' && type.name === 'Promise') return type.args[0] !== undefined && mayBeNothing(type.args[0])
  return type.k === 'union' && type.of.some((one) => one.k === 'keyword' && (one.name === 'undefined' || one.name === 'null') || one.k === 'literal' && one.value === null)
}
