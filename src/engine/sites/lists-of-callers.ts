// Lists that a function is given by nobody but its own file, which spells out each of them: `record(tx, ['a', 'b'])`.

import type { CallExpr, Expr, FileFacts, FunctionFacts, Stmt } from '../facts.ts'
import { codeOf, nodesOf } from '../resolve/code.ts'
import { growsIn, isGrowing } from './filled.ts'
import { takenNames, walk } from './shape.ts'

const calls = new WeakMap<FunctionFacts, ReturnType<typeof argumentsOf>>()

/** How many items a parameter's list has at most, where every call stands in the file and hands over a list that stands there, too. */
export function listOfCallers(facts: FileFacts, fn: FunctionFacts, written: Expr): number | undefined {
  if (written.k !== 'id' || written.fn !== fn.id || fn.id === 0) return undefined
  const index = fn.params.findIndex(({ pattern, rest }) => pattern.k === 'name' && pattern.name === written.name && !rest)
  if (index < 0 || fn.locals[written.name]?.reassigned === true) return undefined
  if (!calls.has(fn)) calls.set(fn, argumentsOf(facts, fn))
  const given = calls.get(fn)
  if (given === undefined || isGrowing(facts, written)) return undefined
  let most = 0
  for (const args of given) {
    if (args.slice(0, index + 1).some((arg) => arg.k === 'spread')) return undefined
    const length = lengthOf(facts, args[index] ?? fn.params[index]!.default)
    if (length === undefined) return undefined
    most = Math.max(most, length)
  }
  return most === 0 ? undefined : most
}

/** The arguments of all calls of a function; undefined where it may be called elsewhere, or by other means. */
function argumentsOf(facts: FileFacts, fn: FunctionFacts): readonly (readonly Expr[])[] | undefined {
  return fn.class === undefined ? ofName(facts, fn) : ofPrivateMethod(facts, fn)
}

/** Of a method that is called on `this` alone, wherever the file has its name. */
function ofPrivateMethod(facts: FileFacts, fn: FunctionFacts): readonly (readonly Expr[])[] | undefined {
  const method = facts.classes[fn.class!]?.members.find((one) => one.fn === fn.id)
  if (method?.private !== true || nodesOf(facts, 'var').some(({ node }) => takenNames(node.target).includes(method.name))) return undefined
  return ofAll(facts, (one) => one.k === 'mem' && one.name === method.name, ({ callee }) => callee.k === 'mem' && callee.of.k === 'this' ? callee : undefined)
}

/** Of a function that is known by its name alone. */
function ofName(facts: FileFacts, fn: FunctionFacts): readonly (readonly Expr[])[] | undefined {
  const around = facts.functions[fn.parent]
  const isCurried = around !== undefined && around.id > 0 && handsBack(around, fn)
  const named = isCurried ? around : fn
  if (!isBound(facts.functions[named.parent], named) || named.parent === 0 && facts.exports.some(({ local }) => local === named.name)) return undefined
  const isIt = (one: Expr | Stmt) => one.k === 'id' && one.name === named.name && one.fn === named.parent
  return ofAll(facts, isIt, ({ callee }) => !isCurried ? callee : callee.k === 'call' ? callee.callee : undefined)
}

/** Of all calls, if all that code does with the thing is to call it. */
function ofAll(facts: FileFacts, isIt: (node: Expr | Stmt) => boolean, calleeOf: (call: CallExpr) => Expr | undefined): readonly (readonly Expr[])[] | undefined {
  const given = nodesOf(facts, 'call').flatMap(({ node }) => {
    const callee = calleeOf(node)
    return callee !== undefined && isIt(callee) ? [node.args] : []
  })
  let mentioned = 0
  for (const { node } of codeOf(facts)) walk(node, (one) => {
    if (isIt(one)) mentioned += 1
  })
  return mentioned === given.length && given.length > 0 ? given : undefined
}

/** `(db) => (kinds) => …` */
function handsBack({ body: [first] }: FunctionFacts, fn: FunctionFacts): boolean {
  return first?.k === 'return' && first.value?.k === 'fn' && first.value.fn === fn.id
}

function isBound(around: FunctionFacts | undefined, fn: FunctionFacts): boolean {
  return fn.name !== '' && around !== undefined && (around.locals[fn.name]?.fn === fn.id || around.hoisted.some((one) => one.fn === fn.id && one.name === fn.name))
}

function lengthOf(facts: FileFacts, list: Expr | undefined): number | undefined {
  if (list?.k === 'as') return lengthOf(facts, list.of)
  if (list?.k === 'id' && list.fn === 0 && facts.functions[0]?.locals[list.name]?.reassigned !== true && !facts.functions.some(({ body }) => growsIn(body, list))) {
    const made = facts.functions[0]?.body.find((stmt) => stmt.k === 'var' && stmt.target.k === 'name' && stmt.target.name === list.name)
    return made?.k === 'var' && made.value !== undefined && made.value.k !== 'id' ? lengthOf(facts, made.value) : undefined
  }
  if (list?.k !== 'arr' || list.items.some((item) => item.k === 'spread')) return undefined
  return list.items.length
}
