// Numbers that no data decides: they stand in the source, or whoever runs the program sets them.

import { literalOf } from '../../model/value.ts'
import type { Expr, FileFacts, LoopStmt, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { print } from '../print.ts'
import { typeOfVariable } from '../resolve/bindings.ts'
import { valueFrame } from '../summarize/frame.ts'
import { rootOf } from './shape.ts'
import { pathOf, sourcesOf } from './sources.ts'
import { countedTo } from './steps.ts'
import { comparesLength, lengthBound } from './tests.ts'

const HOPS = 3

/** Up to here, a number by default is one of hops or attempts. */
const FEW = 10

/** Why the test of a counting loop lets it run a fixed number of times, as a clause; undefined where it may grow. */
export function fixedRounds(mind: Mind, facts: FileFacts, loop: LoopStmt): string | undefined {
  const bound = lengthBound(loop.test)
  if (bound === undefined) return undefined
  if (comparesLength(loop.test)) return isConstantName(bound) ? IN_SOURCE : undefined
  return fixedNumber(mind, facts, countedTo(loop) ?? bound)
}

/** Why a counting loop runs a few times if no caller says otherwise (`hops = 3`), as a clause. */
export function fewByDefault(facts: FileFacts, loop: LoopStmt): string | undefined {
  const bound = countedTo(loop) ?? lengthBound(loop.test)
  if (bound?.k !== 'id') return undefined
  const usual = facts.functions[bound.fn]?.params.find(({ pattern }) => pattern.k === 'name' && pattern.name === bound.name)?.default
  return usual?.k === 'lit' && typeof usual.value === 'number' && usual.value <= FEW ? `\`${print(bound)}\` is ${usual.value} unless a caller says otherwise` : undefined
}

/** Why a number does not grow with the data, as a clause. */
export function fixedNumber(mind: Mind, facts: FileFacts, expr: Expr, hops = HOPS): string | undefined {
  if (expr.k === 'lit') return typeof expr.value === 'number' || typeof expr.value === 'string' && /^\d+$/.test(expr.value) ? IN_SOURCE : undefined
  if (isConstantName(expr) || isLiteralOfModule(mind, facts, expr)) return IN_SOURCE
  if (isSetting(facts, expr)) return `\`${print(expr)}\` is a setting`
  if (hops === 0) return undefined
  switch (expr.k) {
    case 'as': return fixedNumber(mind, facts, expr.of, hops)
    case 'un': return expr.op === '+' ? fixedNumber(mind, facts, expr.of, hops) : undefined
    // `config.count ?? 10`
    case 'logic': return fixedNumber(mind, facts, expr.right, 0) === undefined ? undefined : fixedNumber(mind, facts, expr.left, hops)
    case 'call': return expr.callee.k === 'id' && expr.callee.fn < 0 && /^(Number|parseInt)$/.test(expr.callee.name) && expr.args[0] !== undefined ? fixedNumber(mind, facts, expr.args[0], hops) : undefined
    case 'id': {
      if (isLiteralType(facts, typeOfVariable(facts, expr))) return IN_SOURCE
      const initial = expr.fn < 0 ? undefined : sourcesOf(mind, facts).initialOf(expr.fn, expr.name)
      return initial === undefined ? undefined : fixedNumber(mind, facts, initial, hops - 1)
    }
    default: return undefined
  }
}

/** `3 | 6`, or the name of such a type. */
function isLiteralType(facts: FileFacts, type: TypeRef | undefined, hops = HOPS): boolean {
  switch (type?.k) {
    case 'literal': return typeof type.value === 'number'
    case 'union': return type.of.every((one) => isLiteralType(facts, one, hops) || one.k === 'keyword' && one.name === 'undefined')
    case 'ref': return hops > 0 && isLiteralType(facts, facts.types.find((one) => one.name === type.name && one.kind === 'alias')?.type, hops - 1)
    default: return false
  }
}

const IN_SOURCE = 'its number of rounds stands in the source'

function isConstantName(expr: Expr): boolean {
  return expr.k === 'id' && /^[A-Z][A-Z0-9_]*$/.test(expr.name)
}

/** `limit`, `limits.codes` of a module. */
function isLiteralOfModule(mind: Mind, facts: FileFacts, expr: Expr): boolean {
  const root = rootOf(expr)
  if (root.k !== 'id' || root.fn !== 0 || expr.k !== 'id' && expr.k !== 'mem') return false
  return typeof literalOf(mind.evaluate(expr, valueFrame(facts, facts.functions[0]!)))?.value === 'number'
}

/**
 * `config.codes`, `Config.get().security.codes`, `this.configService.get('CODES')`, `process.env.CODES`: an object of a module, or the
 * container's service, by its name. What a function is given under such a name may be anybody's.
 */
function isSetting(facts: FileFacts, expr: Expr): boolean {
  const path = pathOf(expr)
  const root = rootOf(expr)
  if (path.length === 0 || !readsByName(expr)) return false
  if (root.k === 'id' && root.fn < 0) return root.name === 'process' && path[0] === 'env' && path.length > 1
  if (root.k === 'id' && root.fn === 0) return isSettings(root.name) && facts.functions[0]!.locals[root.name]?.reassigned !== true
  return root.k === 'this' && path.length > 1 && isSettings(path[0]!) && isGet(path[1]!)
}

function isSettings(name: string): boolean {
  return /^(?:app|server|env)?(?:config|configuration|settings|env|environment)(?:service)?$/i.test(name)
}

function isGet(name: string): boolean {
  return name === 'get' || name === 'getOrThrow'
}

/** Members, and calls that ask for one by a name or by none. */
function readsByName(expr: Expr): boolean {
  switch (expr.k) {
    case 'id': case 'this': return true
    case 'mem': return readsByName(expr.of)
    case 'call': return expr.callee.k === 'mem' && isGet(expr.callee.name) && expr.args.every((arg) => arg.k === 'lit') && readsByName(expr.callee.of)
    default: return false
  }
}
