// Which functions of a file could have a site: by syntax and imports alone, before anything is evaluated. Most functions of an
// application repeat nothing, or repeat what cannot query (a list that is rendered, a sum); their values are of no interest unless
// somebody who repeats calls them, and then they are evaluated from there. In doubt a function is asked.

import { origin } from '../../model/origin.ts'
import type { CallExpr, Expr, FileFacts, FunctionFacts, Pattern, Stmt } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import { nodesIn } from '../resolve/code.ts'
import { importOf } from '../resolve/imports.ts'
import { runsAgain } from '../resolve/libraries.ts'
import { isIterationMethod } from '../summarize/callbacks.ts'
import { mayHear } from '../summarize/listeners.ts'
import { mayAwait } from './async-components.ts'
import { type Callee, createCallees } from './callees.ts'
import { createDeclaredCalls } from './declared-calls.ts'
import { isDataType } from './data-type.ts'
import { createGetterReads } from './getter-reads.ts'
import { createGivenFunctions, holdsFunctions, isTaken } from './given-functions.ts'
import { isHook } from './hooks.ts'
import { isInert, isPlain } from './inert.ts'
import { repeatsInherited } from './inherited.ts'
import { pagesIn } from './pages.ts'
import type { PerItemIndex } from './per-item.ts'
import { outermost, selfCalling } from './self-calling.ts'
import { anyIn, rootOf, takenNames, targetsOf } from './shape.ts'
import { hasCall, isAsserted, pathOf, sourcesOf } from './sources.ts'

/** Functions whose own calls, or those of functions around or in them, may be repeated queries. */
export function askingFunctions(mind: Mind, facts: FileFacts, perItem: PerItemIndex): readonly FunctionFacts[] {
  if (isAllAsked(mind)) return facts.functions
  const syntax = createSyntax(mind, facts)
  const asking = new Set<number>()
  const pages = pagesIn(facts)
  const isOpen = (outer: number) => !asking.has(outer) && !pages.has(outer)
  for (const fn of facts.functions) if (isOpen(outermost(facts, fn)) && (perItem.functions.has(fn.id) || syntax.repeats(fn))) asking.add(outermost(facts, fn))
  // What the `this` of an object's methods is tells whoever takes the object, where that stands.
  if ([...asking].some((id) => isOfObject(facts, id))) asking.add(0)
  for (const id of selfCalling(mind, facts, new Set([...asking, ...pages]))) asking.add(id)
  return facts.functions.filter((fn) => asking.has(outermost(facts, fn)))
}

/** Functions that may send a query themselves, by whatever they call, or stand around or in one that may. */
export function queryingFunctions(mind: Mind, facts: FileFacts): readonly FunctionFacts[] {
  if (isAllAsked(mind)) return facts.functions
  const syntax = createSyntax(mind, facts)
  const querying = new Set(facts.functions.filter((fn) => syntax.functionAsks(fn.id)).map((fn) => outermost(facts, fn)))
  return facts.functions.filter((fn) => querying.has(outermost(facts, fn)))
}

/** What any function may be known to query by, or that no other file tells of what is read, leaves nothing out. */
function isAllAsked({ reads, settings }: Mind): boolean {
  return reads && settings.singleFile === true || (settings.querying ?? []).length > 0
}

/** A function of the module that belongs to no class and has a `this` of its own, which it looks at. */
function isOfObject(facts: FileFacts, id: number): boolean {
  const fn = facts.functions[id]!
  return id !== 0 && fn.class === undefined && fn.kind !== 'arrow' && facts.functions.some((one) => outermost(facts, one) === id && anyIn(one.body, (node) => node.k === 'this'))
}

/** How many calls deep functions of the project are looked into. Beyond, they are taken to ask. */
const DEPTH_LIMIT = 3

function createSyntax(mind: Mind, facts: FileFacts) {
  const answers = new Map<number, boolean>()
  const sources = sourcesOf(mind, facts)
  const { sourceOf, initialOf, isHandedOut } = sources
  const callees = createCallees(mind, facts)
  const { calleeOf, valueOf } = callees
  const { maySend, isOfContract, mayQueryPackage } = createDeclaredCalls(mind, facts, callees)
  const { functionsOf, constantOf, functionOf } = createGivenFunctions(mind, facts, sources, callees)
  const getterAsks = createGetterReads(mind, facts, (there, id) => createSyntax(mind, there).functionAsks(id, 1))

  /** Whether a loop, or a function that is handed to something that may call it again and again, asks for something. */
  function repeats(fn: FunctionFacts): boolean {
    if (nodesIn(fn.body, 'loop').some((loop) => asks(loop, fn.id))) return true
    return [...nodesIn(fn.body, 'call'), ...nodesIn(fn.body, 'new')].some((call) => {
      const { callee, args } = call
      if (isMadeOfFunctions(callee, fn.id) || repeatsInherited(mind, callees, callee, fn.id)) return true
      return args.some((arg) => functionsOf(arg).length > 0) && (mayHear(mind, call) || mayRepeat(callee, fn.id)) && mayTakeFunctions(callee, args, fn.id).flatMap(functionsOf).some((one) => asksWhenCalled(one, fn.id))
    })
  }

  /** Whether code of a function, functions inside included, calls something that may query. */
  function asks(node: Stmt | Expr, within: number, depth = 0): boolean {
    return anyIn([node], (one) => {
      switch (one.k) {
        case 'fn': return functionAsks(one.fn, depth)
        case 'call': return !iterates(one, within) && mayQuery(one.callee, false, within, depth) || startsLater(one, within)
        case 'new': case 'tag': return mayQuery(one.callee, one.k === 'new', within, depth)
        case 'mem': return mind.loadsOnRead(one.name, facts.file) || getterAsks(one.name)
        case 'var': case 'set': return takesLazily(one.target)
        case 'loop': return one.target !== undefined && takesLazily(one.target)
        // A handler that an element is given runs when something happens to it.
        case 'jsx': return mayAwait(mind, facts, one.tag) || [...one.props.map((prop) => prop.value), ...one.children].some((part) => part.k !== 'fn' && asks(part, within, depth)) || 'within'
        case 'class': return true
        default: return false
      }
    })
  }

  /** `const { posts } = user`, where reading `posts` may load them. */
  function takesLazily(pattern: Pattern): boolean {
    return takenNames(pattern).some((name) => mind.loadsOnRead(name, facts.file) || getterAsks(name))
  }

  /** `setTimeout(load, 0, id)`. */
  function startsLater({ callee, args }: CallExpr, within: number): boolean {
    return callee.k === 'id' && callee.fn < 0 && args.flatMap(functionsOf).some((arg) => arg.k === 'id' && asksWhenCalled(arg, within))
  }

  function functionAsks(id: number, depth = 0): boolean {
    const answer = answers.get(id)
    if (answer !== undefined) return answer
    const fn = facts.functions[id]
    const found = fn === undefined || fn.body.some((stmt) => asks(stmt, id, depth)) || fn.params.some((param) => takesLazily(param.pattern) || param.default !== undefined && asks(param.default, id, depth))
    answers.set(id, found)
    return found
  }

  /** Whether a function of the project that is called by its name, or through `this`, asks, as far as it is looked into. */
  function namedAsks(callee: Expr, within: number, depth: number): boolean {
    const found = inNamed('asks', callee, within, depth, (syntax, id) => syntax.functionAsks(id, depth + 1))
    return typeof found === 'boolean' ? found : mayQueryPackage(found.origin, callee)
  }

  /** Whether what is called by its name, or through `this`, may call what it is given more than once. */
  function namedRepeats(callee: Expr, within: number, depth: number): boolean {
    const found = inNamed('repeats', callee, within, depth, (syntax, id) => syntax.functionRepeats(id, depth + 1))
    return typeof found === 'boolean' ? found : callee.k !== 'mem' || mind.repeats(callee.name)
  }

  function inNamed(question: string, callee: Expr, within: number, depth: number, ask: (syntax: ReturnType<typeof createSyntax>, id: number) => boolean): boolean | Callee & { readonly kind: 'package' } {
    if (depth >= DEPTH_LIMIT) return true
    const found = calleeOf(callee, within)
    if (found?.kind !== 'function') return found ?? true
    const { file, id } = splitKey(found.key)
    // Remembered with the files that it rests on, as all that leaves a file is.
    return mind.program.remember(`${question} ${depth} ${found.key}`, () => {
      const there = mind.program.facts(file)
      return there === undefined || ask(createSyntax(mind, there), id)
    })
  }

  /** A loop in it and calls of what it was given, or something of its own that it hands to what may have one. */
  function functionRepeats(id: number, depth: number): boolean {
    const within = (at: number): boolean => {
      const fn = facts.functions[at]
      return fn === undefined || anyIn(fn.body, (node) => {
        switch (node.k) {
          case 'loop': return callsOwn(id)
          case 'class': return true
          case 'fn': return within(node.fn)
          case 'call': case 'new': return handsOn(node, at) && (mayHear(mind, node) || mayRepeat(node.callee, at, depth))
          default: return false
        }
      })
    }
    return within(id)
  }

  /** Whether a call may be given something to call that is a function's own, or a function that calls or hands on such a thing. */
  function handsOn({ callee, args }: Pick<CallExpr, 'callee' | 'args'>, within: number): boolean {
    const inside = (id: number): boolean => callsOwn(id) || anyIn(facts.functions[id]?.body ?? [], (node) => node.k === 'fn' ? inside(node.fn) : node.k === 'class' || (node.k === 'call' || node.k === 'new') && !isPlain(node.callee) && handsOn(node, id))
    return mayTakeFunctions(callee, args, within).some((arg) => arg.k === 'fn' ? inside(arg.fn) : functionsOf(arg).length > 0 || mentionsOwn(arg))
  }

  /** Whether a function, or one inside, calls what a variable holds (a parameter, or what was taken out of one), or keeps it in its object. */
  function callsOwn(id: number): boolean {
    return anyIn(facts.functions[id]?.body ?? [], (node) => {
      switch (node.k) {
        case 'fn': return callsOwn(node.fn)
        case 'class': case 'tag': return true
        case 'set': return targetsOf(node.target).some((target) => rootOf(target).k === 'this') && node.value !== undefined && mentionsOwn(node.value)
        case 'call': case 'new': return isOwn(node.callee)
        default: return false
      }
    })
  }

  function isOwn(callee: Expr): boolean {
    if (callee.k === 'mem' && callee.name !== 'apply' && (isIterationMethod(callee.name) || isPlain(callee))) return false
    const root = rootOf(callee)
    return root.k === 'id' ? root.fn > 0 && constantOf(root) === undefined : callee.k === 'idx'
  }

  /** The arguments that a function of the project does not say to be data. */
  function mayTakeFunctions(callee: Expr, args: readonly Expr[], within: number): readonly Expr[] {
    if (!args.some((arg) => arg.k !== 'fn' && arg.k !== 'lit')) return args
    const found = calleeOf(callee, within)
    const params = found?.kind === 'function' ? functionOf(found.key) : undefined
    if (params === undefined || args.some((arg) => arg.k === 'spread')) return args
    return args.filter((_, index) => {
      const type = params.fn.params[index]?.type
      return type === undefined || !isDataType(mind.program, type, params.facts)
    })
  }

  /** `each(load)`, and a constant that holds it or an object with it: what is called has its functions already. */
  function isMadeOfFunctions(callee: Expr, within: number): boolean {
    if (callee.k === 'mem' && callee.of.k === 'id' && callee.of.fn === 0 && holdsFunctions(valueOf(callee, within))) return true
    const made = callee.k === 'id' && callee.fn >= 0 && constantOf(callee) === undefined ? initialOf(callee.fn, callee.name) : callee
    return made?.k === 'call' && made.args.some((arg) => functionsOf(arg).length > 0) && isOfProject(made.callee, within)
  }

  function asksWhenCalled(one: Expr, within: number): boolean {
    if (one.k === 'id') {
      const constant = constantOf(one)
      return constant === undefined ? sourceOf(one) === 'project' : functionAsks(constant)
    }
    return one.k === 'mem' || one.k === 'call' && isTaken(one) || asks(one, within)
  }

  /** Whether what is called may call a function that it is given more than once. */
  function mayRepeat(callee: Expr, within: number, depth = 0): boolean {
    if (isHook(facts, callee, within)) return false
    if (callee.k === 'mem' && isIterationMethod(callee.name)) return !isOfModule(callee) || isKnownToCallBack(callee, rootOf(callee))
    if (isPlain(callee)) return isOfProject(callee, within) && namedRepeats(callee, within, depth)
    const root = rootOf(callee)
    switch (sourceOf(root)) {
      case 'project': return namedRepeats(callee, within, depth)
      case 'package': return isKnownToCallBack(callee, root)
      case 'global': return callee.k === 'mem' && (callee.name === 'from' || callee.name === 'fromAsync')
      case 'parameter': return callee.k === 'mem' && namedRepeats(callee, within, depth)
    }
  }

  /** `O.some(…)` of `import * as O`, `_.map`: a function of a package, and no method of a list. */
  function isOfModule({ of }: Expr & { readonly k: 'mem' }): boolean {
    return of.k === 'id' && of.fn === 0 && sourceOf(of) === 'package'
  }

  function isKnownToCallBack(callee: Expr, root: Expr): boolean {
    const binding = root.k !== 'id' || root.fn !== 0 || hasCall(callee) ? undefined : importOf(facts, root.name)
    // What a package handed back is known by its methods.
    if (binding === undefined) return callee.k !== 'mem' || mind.repeats(callee.name)
    return mind.callables(origin({ kind: 'import', of: { module: binding.module, name: binding.name } }, undefined, pathOf(callee))).some(runsAgain) || mind.repeats(binding.name)
  }

  /** A method of the project may be named like a built-in one (`repository.find(id)`, `audit.log(entry)`). */
  function isOfProject(callee: Expr, within: number): boolean {
    return calleeOf(callee, within)?.kind === 'function'
  }

  /** `users.map((user) => …)`, and no `repository.find(where)`. */
  function iterates({ callee, args: [first] }: CallExpr, within: number): boolean {
    if (callee.k !== 'mem' || !isIterationMethod(callee.name) || first === undefined || functionsOf(first).length === 0 && !isConversion(first)) return false
    if (isClass(first) || isOfContract(callee, within)) return false
    // No method of an ORM is given a function that is written there: `transaction` is none of these.
    return first.k === 'fn' ? calleeOf(callee, within)?.kind !== 'function' : !mayBeOwn(callee, within)
  }

  /** `Boolean` of `filter(Boolean)`. */
  function isConversion(expr: Expr): boolean {
    return expr.k === 'id' && expr.fn < 0 && /^(?:Boolean|Number|String|BigInt|parse(?:Int|Float)|is(?:NaN|Finite))$/.test(expr.name)
  }

  function isClass(expr: Expr): boolean {
    const value = expr.k === 'id' && expr.fn === 0 ? mind.moduleValue(facts.file, expr.name) : undefined
    return value?.kind === 'ref' && value.origin.root.kind === 'class' && value.origin.path.length === 0
  }

  /** Whether a method that is named like one of the language's is the project's, or an ORM's. */
  function mayBeOwn(callee: Expr, within: number): boolean {
    const found = calleeOf(callee, within)
    if (found === undefined) return isHandedOut(callee) || callee.k === 'mem' && mind.waitsIn(callee.name, facts.file)
    return found.kind === 'function' || mayQueryPackage(found.origin, callee)
  }

  /** Whether a call of it may send a query. A class of a package, when it is made, sends none. */
  function mayQuery(callee: Expr, isMade: boolean, within: number, depth: number): boolean {
    if (isInert(mind, facts, callees, callee, within) || isPlain(callee) && !isOfContract(callee, within) && !mayBeOwn(callee, within)) return maySend(callee, within)
    const root = rootOf(callee)
    switch (sourceOf(root)) {
      case 'project': return isMade || namedAsks(callee, within, depth)
      // `db.user.findMany` of an imported `db` may be a client's, whoever exports it.
      case 'package': return !isMade && (pathOf(callee).length > 1 || pathOf(callee).length > 0 && (hasCall(callee) && root.k === 'id' && root.fn > 0 || isHandedOut(callee)))
      case 'global': return isAsserted(callee)
      case 'parameter': return isMade || namedAsks(callee, within, depth)
    }
  }

  return { repeats, functionAsks, functionRepeats }
}

/** Whether a variable of a function is in it. */
function mentionsOwn(expr: Expr): boolean {
  return anyIn([expr], (node) => node.k === 'id' && node.fn > 0)
}
