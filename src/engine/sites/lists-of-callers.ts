// Lists that a function is given by nobody but its own file, which spells out each of them: `record(tx, ['a', 'b'])`.

import type { Expr, FileFacts, FunctionFacts } from '../facts.ts'
import { codeOf } from '../resolve/code.ts'
import { growsIn, isGrowing } from './filled.ts'
import { walk } from './shape.ts'

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

/** The arguments of all calls of a function that is known by its name alone; undefined where it may be called elsewhere. */
function argumentsOf(facts: FileFacts, fn: FunctionFacts): readonly (readonly Expr[])[] | undefined {
  const around = facts.functions[fn.parent]
  const isCurried = around !== undefined && around.id > 0 && handsBack(around, fn)
  const named = isCurried ? around : fn
  if (!isBound(facts.functions[named.parent], named) || named.parent === 0 && facts.exports.some(({ local }) => local === named.name)) return undefined
  const isIt = (one: Expr) => one.k === 'id' && one.name === named.name && one.fn === named.parent
  const given: (readonly Expr[])[] = []
  let mentioned = 0
  for (const { node } of codeOf(facts)) walk(node, (one) => {
    if (one.k === 'id' && isIt(one)) mentioned += 1
    if (one.k !== 'call') return
    const callee = isCurried ? one.callee.k === 'call' ? one.callee.callee : undefined : one.callee
    if (callee !== undefined && isIt(callee)) given.push(one.args)
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
