// What of an argument may be a function, by syntax and imports alone: literals, names, members, and calls that are made from some. What an
// awaited call answered is data, unless it is called like what makes things; so is a list that was filtered, joined or counted.

import { type Value, hasFunctions } from '../../model/value.ts'
import type { CallExpr, Expr, FileFacts, FunctionFacts } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { isIterationMethod } from '../summarize/callbacks.ts'
import { isEverydayMethod } from '../summarize/everyday.ts'
import { importOf } from '../resolve/imports.ts'
import type { Callees } from './callees.ts'
import { anyIn, nameAt, rootOf } from './shape.ts'
import type { Sources } from './sources.ts'

export interface GivenFunctions {
  /** What of an argument may be a function. */
  functionsOf(arg: Expr): readonly Expr[]
  /** The function that a name always means. */
  constantOf(id: Expr & { readonly k: 'id' }): number | undefined
  functionOf(key: string): { readonly facts: FileFacts; readonly fn: FunctionFacts } | undefined
}

/** What is awaited of it may have functions: `await createServices()`, `await import('./tasks')`. */
const MAKES = /^(?:create|make|build|init|boot|setup|connect|resolve)[A-Z]|^(?:init|boot|setup|connect|resolve)$|(?:context|container|services?|clients?|repositor(?:y|ies)|factory|modules?|loaders?|handlers?|app)$/i
/** What `get` with a literal takes a text from, and no function. */
const SETTINGS = /config|env|setting|option|cookie|header|param|quer(?:y|ies)|req|session|form|search/i
/** What holds data alone. */
const SETTINGS_OBJECT = /^(?:config|env|settings?|options|process)$/i

export function createGivenFunctions(mind: Mind, facts: FileFacts, { sourceOf, initialOf, isAnswer }: Sources, { calleeOf }: Callees): GivenFunctions {
  /** One function of each class. */
  const methodOfEach = facts.classes.flatMap((cls) => facts.functions.find((fn) => fn.class === cls.id)?.id ?? [])

  function functionsOf(arg: Expr): readonly Expr[] {
    switch (arg.k) {
      case 'fn': return [arg]
      case 'id': return constantOf(arg) !== undefined || (arg.fn === 0 ? isFunctionName(arg.name) : isNamed(arg)) ? [arg] : []
      case 'mem': return mayHoldFunctions(rootOf(arg)) && !/^[A-Z\d_]+$/.test(arg.name) ? [arg] : []
      case 'call': return madeOf(arg)
      case 'obj': return arg.props.flatMap((prop) => functionsOf(prop.value))
      case 'arr': return arg.items.flatMap(functionsOf)
      case 'cond': return [arg.then, arg.else].flatMap(functionsOf)
      case 'logic': return [arg.left, arg.right].flatMap(functionsOf)
      case 'await': return isData(arg.of) ? [] : functionsOf(arg.of)
      case 'spread': case 'as': return functionsOf(arg.of)
      default: return []
    }
  }

  /** What a call gives: `load.bind(this)`, `handlers.get(kind)`, `debounce(load)`, `withPosts(db)`, `ids.map((id) => () => load(id))`. */
  function madeOf(call: CallExpr): readonly Expr[] {
    const { callee, args } = call
    const own = callee.k === 'mem' ? functionsOf(callee.of) : []
    const [first] = args
    if (callee.k === 'mem' && isIterationMethod(callee.name) && first?.k === 'fn') {
      const isMapped = callee.name === 'map' || callee.name === 'flatMap' || callee.name.startsWith('reduce')
      return isMapped ? givesFunction(first.fn) ? [call] : [] : own
    }
    if (isTaken(call)) return [call, ...args.flatMap(functionsOf), ...own]
    if (callee.k === 'mem' && isEverydayMethod(callee.name)) return []
    const from = [...args.flatMap(functionsOf), ...own]
    return from.length > 0 || makesFunction(callee) ? [call, ...from] : []
  }

  /** Whether a function of the file hands back what may be one. */
  function givesFunction(id: number): boolean {
    return anyIn(facts.functions[id]?.body ?? [], (node) => node.k === 'return' && node.value !== undefined && functionsOf(node.value).length > 0)
  }

  /** `withPosts(db)` of `const withPosts = (db) => async (user) => …`, `this.withPosts(db)` of whichever class of the file. */
  function makesFunction(callee: Expr): boolean {
    return (rootOf(callee).k === 'this' ? methodOfEach : [0]).some((within) => {
      const found = calleeOf(callee, within)
      const maker = found?.kind === 'function' ? functionOf(found.key) : undefined
      return maker !== undefined && anyIn(maker.fn.body, (node) => node.k === 'return' && node.value?.k === 'fn')
    })
  }

  function functionOf(key: string): { readonly facts: FileFacts; readonly fn: FunctionFacts } | undefined {
    const { file, id } = splitKey(key)
    const there = mind.program.facts(file)
    const fn = there?.functions[id]
    return there === undefined || fn === undefined ? undefined : { facts: there, fn }
  }

  /** A variable that holds a method: `const one = this.one.bind(this)`, `const { one } = this`. */
  function isNamed(id: Expr & { readonly k: 'id' }): boolean {
    const initial = initialOf(id.fn, id.name)
    return initial !== undefined && !isOfAnswer(id) && (initial.k === 'this' || initial.k !== 'id' && functionsOf(initial).length > 0)
  }

  /** Whether members of it may be functions: of `this`, of what a module has, of variables that are no answers and no parts of what a caller passed. */
  function mayHoldFunctions(root: Expr): boolean {
    if (root.k === 'id' && SETTINGS_OBJECT.test(root.name) || sourceOf(root) !== 'project' || isOfAnswer(root)) return false
    const initial = root.k === 'id' && root.fn > 0 ? initialOf(root.fn, root.name) : undefined
    return initial?.k !== 'mem' || sourceOf(rootOf(initial)) !== 'parameter'
  }

  /** A variable that holds what an awaited call answered. */
  function isOfAnswer(root: Expr): boolean {
    const initial = root.k === 'id' && root.fn > 0 && isAnswer(root.fn, root.name) ? initialOf(root.fn, root.name) : undefined
    return initial !== undefined && isData(initial)
  }

  /** Of what is awaited. */
  function isData(awaited: Expr): boolean {
    if (awaited.k !== 'call' || awaited.callee.k === 'import') return false
    const { callee } = awaited
    return !MAKES.test(callee.k === 'mem' && callee.name === 'create' ? nameAt(callee.of) : nameAt(callee))
  }

  function constantOf(id: Expr & { readonly k: 'id' }): number | undefined {
    return facts.functions[id.fn]?.locals[id.name]?.fn
  }

  /** A function of the module, or something imported, which may be one. */
  function isFunctionName(name: string): boolean {
    return facts.functions[0]!.locals[name]?.fn !== undefined || importOf(facts, name)?.typeOnly === false || initialOf(0, name)?.k === 'call'
  }

  return { functionsOf, constantOf, functionOf }
}

/** `load.bind(this)`, `handlers.get(kind)`, and no `config.get('secret')`. */
export function isTaken({ callee, args }: CallExpr): boolean {
  if (callee.k !== 'mem' || callee.name !== 'bind' && callee.name !== 'get') return false
  return callee.name === 'bind' || !(args[0]?.k === 'lit' && SETTINGS.test(nameAt(callee.of)))
}

/** Whether a function was made with functions, which it may call: `createReward({ keyOf }).grant`. */
export function holdsFunctions(value: Value | undefined): boolean {
  return value?.kind === 'closure' && Object.values(value.captured).some((one) => one.kind === 'closure' || hasFunctions(one))
}
