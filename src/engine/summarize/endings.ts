// Whether control reaches the end of a body, by its syntax: what a function gives back there is undefined.

import type { Expr, LoopStmt, Stmt, TypeRef } from '../facts.ts'

/** What a run of statements may do beside going on: leave by a `break`, of its own loop or switch (the empty name) or of a label. */
interface Ways {
  readonly on: boolean
  readonly breaks: ReadonlySet<string>
}

const OWN = ''
const none: ReadonlySet<string> = new Set()
const ON: Ways = { on: true, breaks: none }
const OFF: Ways = { on: false, breaks: none }

/**
 * Whether a body can be run through to its end.
 *
 * @param ended statements that call what never returns
 * @param returns the declared type: a `switch` without a default that ends the body has a case for each value if nothing may be missing
 */
export function reachesEnd(body: readonly Stmt[], ended: ReadonlySet<Stmt>, returns: TypeRef | undefined): boolean {
  const last = body.at(-1)
  if (last?.k === 'switch' && returns !== undefined && !mayBeNothing(returns) && waysOf({ ...last, cases: [{ body: [{ k: 'return' }] }, ...last.cases] }, ended).on === false) return false
  return waysOfAll(body, ended).on
}

function waysOfAll(body: readonly Stmt[], ended: ReadonlySet<Stmt>): Ways {
  let breaks = none
  for (const stmt of body) {
    const ways = waysOf(stmt, ended)
    breaks = joined(breaks, ways.breaks)
    if (!ways.on) return { on: false, breaks }
  }
  return breaks.size === 0 ? ON : { on: true, breaks }
}

function waysOf(stmt: Stmt, ended: ReadonlySet<Stmt>): Ways {
  switch (stmt.k) {
    case 'return': case 'throw': case 'continue': return OFF
    case 'break': return { on: false, breaks: new Set([stmt.label ?? OWN]) }
    case 'expr': return ended.has(stmt) ? OFF : ON
    case 'block': return waysOfAll(stmt.body, ended)
    case 'if': {
      const then = waysOfAll(stmt.then, ended)
      const otherwise = waysOfAll(stmt.else, ended)
      return { on: then.on && !isAlways(stmt.test, false) || otherwise.on && !isAlways(stmt.test, true), breaks: joined(then.breaks, otherwise.breaks) }
    }
    case 'label': {
      const { on, breaks } = waysOf(stmt.body, ended)
      return { on: on || breaks.has(stmt.name), breaks }
    }
    case 'loop': return waysOfLoop(stmt, ended)
    case 'switch': {
      const cases = stmt.cases.map((one) => waysOfAll(one.body, ended))
      const breaks = cases.reduce((all, one) => joined(all, one.breaks), none)
      const hasDefault = stmt.cases.some((one) => one.test === undefined)
      return { on: !hasDefault || cases.at(-1)!.on || breaks.has(OWN), breaks: withoutOwn(breaks) }
    }
    case 'try': {
      const body = waysOfAll(stmt.body, ended)
      const handler = stmt.handler === undefined ? OFF : waysOfAll(stmt.handler, ended)
      const last = waysOfAll(stmt.finalizer ?? [], ended)
      return { on: (body.on || handler.on) && last.on, breaks: joined(joined(body.breaks, handler.breaks), last.breaks) }
    }
    default: return ON
  }
}

/** A loop ends by its test, or by a `break`. */
function waysOfLoop(loop: LoopStmt, ended: ReadonlySet<Stmt>): Ways {
  const { on, breaks } = waysOfAll(loop.body, ended)
  const hasTest = loop.over !== undefined || loop.test !== undefined && !isAlways(loop.test, true)
  // The test of `do` comes after the body, or after what goes on to it.
  const isTested = loop.kind !== 'do' || on || loop.body.some(goesOn)
  return { on: hasTest && isTested || breaks.has(OWN), breaks: withoutOwn(breaks) }
}

function goesOn(stmt: Stmt): boolean {
  switch (stmt.k) {
    case 'continue': return true
    case 'block': return stmt.body.some(goesOn)
    case 'label': return goesOn(stmt.body)
    case 'if': return stmt.then.some(goesOn) || stmt.else.some(goesOn)
    case 'try': return [...stmt.body, ...stmt.handler ?? [], ...stmt.finalizer ?? []].some(goesOn)
    case 'switch': return stmt.cases.some((one) => one.body.some(goesOn))
    case 'loop': return stmt.body.some((one) => goesOn(one))
    default: return false
  }
}

function isAlways(test: Expr, value: boolean): boolean {
  return test.k === 'lit' && Boolean(test.value) === value
}

function joined(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b])
}

function withoutOwn(breaks: ReadonlySet<string>): ReadonlySet<string> {
  return breaks.has(OWN) ? new Set([...breaks].filter((name) => name !== OWN)) : breaks
}

/** Whether a declared type has room for undefined. */
function mayBeNothing(type: TypeRef): boolean {
  switch (type.k) {
    case 'keyword': return /^(undefined|void|any|unknown|never|null)$/.test(type.name)
    case 'ref': return type.name === 'Promise' ? type.args.length === 0 || mayBeNothing(type.args[0]!) : false
    case 'union': return type.of.some(mayBeNothing)
    case 'other': case 'index': case 'typeof': case 'import': return true
    default: return false
  }
}
