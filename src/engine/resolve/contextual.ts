// What the parameters of a function are that say nothing of it themselves, by where the function stands: at a call of something that is known by
// its type (`app.get('/', async (request) => …)`), or as the value of what has a type (`const routes: FastifyPluginAsync = async (app) => …`).

import type { Framework, Held } from '../../model/framework.ts'
import { type Origin, isWhole } from '../../model/origin.ts'
import { type Value, possibilities, ref } from '../../model/value.ts'
import type { CallExpr, Expr, FileFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { functionKey, splitKey } from '../program.ts'
import { valueFrame } from '../summarize/frame.ts'
import { mentionsSymbols } from '../summarize/symbols.ts'
import { nodesOf } from './code.ts'
import { isNothing } from './exports.ts'
import { valuesAt } from './locals.ts'
import type { Types } from './types.ts'

export interface Contextual {
  /** What a parameter is that has no type; undefined where nothing tells. */
  parameter(facts: FileFacts, fn: number, index: number): Value | undefined
  /** The type of a library's method, by what declarations say of the thing that has it. */
  methodOf(callee: Origin): Value | undefined
  /** What a call of something hands back that is known by its type. */
  result(callee: Value, call: CallExpr, facts: FileFacts, value: (arg: Expr) => Value): Value | undefined
  /** What is handed out to whoever asks for it by its name: `context.get('users')`. */
  byName(callee: Value, call: CallExpr, facts: FileFacts, value: (arg: Expr) => Value): Value | undefined
}

type Standing =
  /** `path`: where it is in an object that is given, or has the type. */
  | { readonly at: 'call'; readonly call: CallExpr; readonly argument: number; readonly path: readonly string[]; readonly fn: number }
  | { readonly at: 'type'; readonly type: TypeRef; readonly path: readonly string[] }

export function createContextual(mind: () => Mind, types: Types, frameworks: readonly Framework[]): Contextual {
  const methods = methodsOf(frameworks, ({ gives }) => gives !== undefined)
  const handing = methodsOf(frameworks, ({ back }) => back !== undefined)
  const naming = methodsOf(frameworks, ({ called }) => called === 'byName')
  const standings = new WeakMap<FileFacts, ReadonlyMap<number, Standing>>()
  const running = new Set<string>()

  const standingsOf = (facts: FileFacts): ReadonlyMap<number, Standing> => {
    const known = standings.get(facts) ?? standingsIn(facts, methods)
    standings.set(facts, known)
    return known
  }

  const typeAt = (facts: FileFacts, standing: Standing): Value | undefined => {
    if (standing.at === 'type') return standing.path.reduce((whole, name) => mind().member(whole, name), mind().typed(standing.type, facts.file))
    const { call, argument, fn } = standing
    const callee = functionType(calleeOf(facts, fn, call), call, facts)
    const given = callee === undefined ? undefined : parameterOf(callee, argument)
    return given === undefined || isFunctionType(given) ? given : standing.path.reduce((whole, name) => mind().member(whole, name), given)
  }

  const isFunctionType = (value: Value): boolean => value.kind === 'ref' && value.origin.root.kind === 'declared' && value.origin.path.length === 0 && types.declaredParameters(value.origin.root.type) !== undefined

  /** A function of the project, or a type of functions; of an export of a library, by its table. */
  const functionType = (callee: Value, call: CallExpr, facts: FileFacts): Value | undefined => {
    for (const one of possibilities(callee)) {
      if (one.kind === 'closure') return one
      if (one.kind !== 'ref') continue
      const method = methodOf(one.origin)
      if (method !== undefined) return method
      const known = mentionsSymbols(one) ? mind().declared(one.origin) : one
      if (known?.kind === 'closure') return known
      if (known?.kind !== 'ref') continue
      if (known.origin.root.kind === 'declared' && known.origin.path.length === 0) return known
      const { root, path } = known.origin
      if (root.kind !== 'import') continue
      const own = types.exportedFunction({ module: root.of.module, name: nameOf(root.of.name, path) }, call.types, facts.file)
      if (own !== undefined) return own
    }
    return undefined
  }

  const methodOf = (from: Origin): Value | undefined => {
    const name = from.path.at(-1)
    if (name === undefined || !methods.has(name) && !naming.has(name) && !handing.has(name)) return undefined
    const whole = ref({ ...from, path: from.path.slice(0, -1) })
    const owner = mentionsSymbols(whole) ? mind().declared(whole.kind === 'ref' ? whole.origin : from) : whole
    const root = owner?.kind === 'ref' && owner.origin.path.length === 0 ? owner.origin.root : undefined
    return root?.kind === 'instance' && root.members !== undefined ? types.methodType(root.members, name) : undefined
  }

  const parameterOf = (callee: Value, index: number): Value | undefined => {
    if (callee.kind === 'ref' && callee.origin.root.kind === 'declared') return types.declaredParameter(callee.origin.root.type, index)
    if (callee.kind !== 'closure') return undefined
    const { file, id } = splitKey(callee.fn)
    const type = mind().program.facts(file)?.functions[id]?.params[index]?.type
    return type === undefined ? undefined : mind().typed(type, file)
  }

  /** What is called where the function stands. In a chain each step is looked at once, however many come after it. */
  const calleeOf = (facts: FileFacts, fn: number, { callee }: CallExpr): Value => {
    const within = facts.functions[fn]!
    if (callee.k !== 'mem') return fn === 0 ? mind().evaluate(callee, valueFrame(facts, within)) : valuesAt(mind(), facts, within, callee, [callee])[0]!
    return mind().member(receiverOf(facts, fn, callee.of), callee.name)
  }

  const receiverOf = (facts: FileFacts, fn: number, expr: Expr): Value => {
    const within = facts.functions[fn]!
    const whole = (): Value => valuesAt(mind(), facts, within, expr, [expr])[0]!
    if (expr.k !== 'call') return whole()
    return mind().program.remember(`receiver ${facts.file} ${expr.span.start} ${expr.span.end}`, () => {
      const told = result(calleeOf(facts, fn, expr), expr, facts, (arg) => valuesAt(mind(), facts, within, expr, [arg])[0]!)
      return told ?? whole()
    })
  }

  const result: Contextual['result'] = (callee, call, facts, value) => {
    const type = functionType(callee, call, facts)
    const given = type?.kind === 'ref' && type.origin.root.kind === 'declared' ? types.declaredResult(type.origin.root.type, { expr: call, facts, value }) : undefined
    return given === undefined || isNothing(given) ? undefined : given
  }

  const byName: Contextual['byName'] = (callee, call, facts, value) => {
    if (call.callee.k !== 'mem' || !naming.has(call.callee.name)) return undefined
    const type = functionType(callee, call, facts)
    const isNaming = type?.kind === 'ref' && type.origin.root.kind === 'declared' && types.givesByName(type.origin.root.type)
    return isNaming ? result(callee, call, facts, value) : undefined
  }

  const parametersOf = (facts: FileFacts, fn: number): readonly Value[] | undefined => {
    const standing = standingsOf(facts).get(fn)
    const type = standing === undefined ? undefined : typeAt(facts, standing)
    return type?.kind === 'ref' && type.origin.root.kind === 'declared' && type.origin.path.length === 0 ? types.declaredParameters(type.origin.root.type) : undefined
  }

  return {
    result, byName, methodOf,
    parameter(facts, fn, index) {
      if (!standingsOf(facts).has(fn)) return undefined
      const key = `standing ${functionKey(facts.file, fn)}`
      if (running.has(key)) return undefined
      running.add(key)
      try {
        const given = mind().program.remember(key, () => ({ all: parametersOf(facts, fn) })).all?.[index]
        return given === undefined || isNothing(given) ? undefined : given
      } finally {
        running.delete(key)
      }
    },
  }
}

/** Members of types by what the tables say of them. */
function methodsOf(frameworks: readonly Framework[], isOne: (held: Held) => boolean): ReadonlySet<string> {
  const shapes = frameworks.flatMap(({ types = {} }) => Object.values(types))
  return new Set(shapes.flatMap((shape) => Object.entries(shape).flatMap(([name, held]) => isOne(held) ? [name] : [])))
}

/** As tables name what a module exports: `Router` of `express.Router` too. */
function nameOf(exported: string, path: readonly string[]): string {
  return isWhole(exported) ? path.length === 0 ? 'default' : path.join('.') : [exported, ...path].join('.')
}

/** The functions of a file that stand where a type may tell of their parameters. */
function standingsIn(facts: FileFacts, methods: ReadonlySet<string>): ReadonlyMap<number, Standing> {
  const found = new Map<number, Standing>()
  const isUntyped = (fn: number): boolean => facts.functions[fn]?.params.some(({ type }) => type === undefined) === true
  const add = (expr: Expr, standing: (path: readonly string[]) => Standing, path: readonly string[] = []): void => {
    if (expr.k === 'fn' && isUntyped(expr.fn) && !found.has(expr.fn)) found.set(expr.fn, standing(path))
    if (expr.k === 'as' && expr.keep === true) add(expr.of, standing, path)
    if (expr.k === 'obj') for (const { name, value, kind } of expr.props) if (name !== undefined && kind === 'value') add(value, standing, [...path, name])
    if (expr.k === 'arr') for (const item of expr.items) add(item, standing, [...path, '[]'])
  }
  for (const { node: { type, value } } of nodesOf(facts, 'var')) if (type !== undefined && value !== undefined) add(value, typed(type))
  for (const { node: { of, type } } of nodesOf(facts, 'as')) add(of, typed(type))
  for (const { node: call, fn } of nodesOf(facts, 'call')) {
    if (call.callee.k !== 'mem' || methods.has(call.callee.name)) call.args.forEach((arg, argument) => add(arg, (path) => ({ at: 'call', call, argument, path, fn })))
  }
  return found
}

function typed(type: TypeRef): (path: readonly string[]) => Standing {
  return (path) => ({ at: 'type', type, path })
}
