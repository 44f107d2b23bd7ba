// Puts the engine together for one host.

import type { Cost } from '../model/cost.ts'
import type { Origin } from '../model/origin.ts'
import type { Callable } from '../model/framework.ts'
import type { FileReport } from '../model/site.ts'
import type { Engine, EngineHost } from './engine.ts'
import type { Mind } from './mind.ts'
import { createProgram, functionKey, splitKey } from './program.ts'
import { createTally } from './tally.ts'
import type { Classes } from '../model/invocation.ts'
import { createAdditions } from './resolve/additions.ts'
import { createAtRoot } from './resolve/at-root.ts'
import { createBound } from './resolve/bound.ts'
import { createIsClock } from './resolve/clock.ts'
import { createContextual } from './resolve/contextual.ts'
import { createExports } from './resolve/exports.ts'
import { createGetters } from './resolve/getters.ts'
import { createHeldTypes } from './resolve/held.ts'
import { createImplementations } from './resolve/implementations.ts'
import { createInjected } from './resolve/injected.ts'
import { createLibraries } from './resolve/libraries.ts'
import { createMade } from './resolve/made.ts'
import { createMembers } from './resolve/members.ts'
import { createSending } from './resolve/messages.ts'
import { createOutside } from './resolve/outside.ts'
import { createIsOverridden } from './resolve/overrides.ts'
import { createPackageIndex } from './resolve/package-index.ts'
import { createPerItems } from './resolve/per-items.ts'
import { createRegistered } from './resolve/registered.ts'
import { createReplaced } from './resolve/replaced.ts'
import { createIsSingle } from './resolve/single-types.ts'
import { createRemembers } from './resolve/remembering.ts'
import { createShapes } from './resolve/shapes.ts'
import { createStars } from './resolve/stars.ts'
import { createIsDeclared } from './resolve/told-by-decorators.ts'
import { createTypes } from './resolve/types.ts'
import { queryingFunctions } from './sites/asking.ts'
import { countedCalls } from './sites/counted.ts'
import { repeatsNothing } from './sites/pages.ts'
import { createLeads } from './sites/leads.ts'
import { createReach } from './sites/reach.ts'
import { unloadedReads } from './sites/unloaded.ts'
import { functionCost, sitesOf } from './sites/sites.ts'
import { evaluate } from './summarize/evaluate.ts'
import { execute } from './summarize/execute.ts'
import { closed } from './summarize/closed.ts'
import { createContexts } from './summarize/contexts.ts'
import { createFixpoint, evaluateFunction } from './summarize/fixpoint.ts'
import { substitute } from './summarize/substitute.ts'

/**
 * Makes an engine over a host's files. Everything is computed on demand and remembered until `changed` says otherwise.
 *
 * @param host compiler, files, module resolver, opened ORMs and library knowledge; see {@link EngineHost}
 */
export function createEngine(host: EngineHost): Engine {
  const program = createProgram(host)
  const frameworks = [...host.frameworks, ...host.orms.flatMap((orm) => orm.frameworks ?? [])]
  const libraries = createLibraries(frameworks)
  const tally = createTally()
  const itself = (): Mind => mind
  const stars = createStars(itself, host.orms)
  const exports = createExports(itself, host.orms, stars)
  const index = createPackageIndex(() => program, host.files, host.root)
  const additions = createAdditions(itself, index)
  const bound = createBound(itself, index, frameworks)
  const held = createHeldTypes(itself, frameworks, additions, bound)
  const types = createTypes(itself, host.orms, stars, held, additions)
  const contextual = createContextual(itself, types, frameworks)
  const injected = createInjected(itself, bound, libraries, frameworks)
  const registered = createRegistered(itself, index)
  const messages = createSending(itself, index, libraries, registered, frameworks)
  const members = createMembers(itself, types, injected, contextual)
  const fixpoint = createFixpoint(itself)
  const shapes = createShapes(itself)
  const classes: Classes = {
    shape: shapes.shape, result: shapes.result, remember: program.remember, made: createMade(itself, index), atRoot: createAtRoot(itself, host.files),
    method: (key, name) => members.member({ kind: 'instance', class: key, args: undefined }, name),
  }
  const readers = host.orms.filter((orm) => orm.reads)
  const contexts = createContexts(itself, (fn) => evaluateFunction(mind, fn).summary)
  const mind: Mind = {
    contexts, messages, registered, implementations: createImplementations(itself, index), reaches: createReach(itself, index, createLeads(itself, host.orms, injected, held, messages)),
    program, settings: host.settings, tally, note: host.note?.bind(host), reads: readers.length > 0, loadsOnRead: (name, from) => readers.length > 0 && index.files('lazy', name, from).length > 0, perItems: createPerItems(frameworks), isReplaced: createReplaced(itself, index, shapes), isSingle: createIsSingle(itself, index), isOverridden: createIsOverridden(itself, index),
    made: classes.made, getters: createGetters(itself, index), waitsIn: (name, from) => index.names('waiting', from).has(name),
    evaluate: (expr, frame, use) => evaluate(mind, expr, frame, use),
    execute: (body, frame) => execute(mind, body, frame),
    summaryOf: (fn) => fixpoint.resultOf(fn).summary,
    moduleValue: exports.moduleValue, exported: exports.exported, imported: exports.imported,
    member: members.member, declared: members.declared, isCarried: members.isCarried, typed: types.typed, entryOf: types.entryOf, heldBy: types.heldBy,
    substitute: (value, binding) => substitute(mind, value, binding),
    recognise: (invocation) => {
      for (const orm of invocation.kind === 'read' ? readers : host.orms) {
        const recognition = orm.recognise(invocation, classes)
        if (recognition !== undefined) return recognition
      }
      return undefined
    },
    isQueried: (of, from) => mind.owns(of, from) && host.orms.some((orm) => orm.isQueried(of)),
    hands: (method) => host.orms.some(({ handing }) => handing?.has(method) === true),
    owns: ({ module, schema }, from) => schema !== undefined || /^(?:[./~#]|@\/)/.test(module) || host.orms.some((orm) => orm.owns(module, undefined, from) !== undefined),
    nameOf: (fn) => {
      const { file, id } = splitKey(fn)
      return program.facts(file)?.functions[id]?.qualified ?? fn
    },
    callables: (from: Origin): readonly Callable[] => libraries.find(from), streams: libraries.streams, pipes: libraries.pipes, listening: libraries.listening, hears: libraries.hears, isInert: libraries.isInert, isDeclared: createIsDeclared(itself, libraries), repeats: libraries.repeats, isClock: createIsClock(libraries), outside: createOutside(itself, libraries), containers: injected, told: contextual, remembers: createRemembers(program, frameworks),
  }
  const report = (file: string): FileReport | undefined => {
    return program.remember(`report ${file}`, () => {
      const facts = program.facts(file)
      if (facts === undefined) return undefined
      // What calls there are and which relations are read is asked of files without a repeat, too.
      const looks = host.counting === true || mind.reads
      const reaches = (looks || !repeatsNothing(mind, facts)) && mind.reaches(file)
      const querying = reaches && looks ? queryingFunctions(mind, facts) : []
      const unloaded = reaches ? unloadedReads(mind, facts, querying, fixpoint.resultOf) : []
      const sites = reaches ? sitesOf(mind, facts, fixpoint.resultOf) : []
      const functions = facts.functions.map((fn) => {
        let cost: Cost | undefined
        // Explanations ask for the cost of a few functions, a run for none.
        return { name: fn.qualified, place: { file, ...fn.span }, get cost() { return cost ??= functionCost(mind, closed(mind, facts, fn, fixpoint.resultOf(functionKey(file, fn.id)).terms)) } }
      })
      return { file, sites, unloaded, functions, calls: countedCalls(tally, facts, host.counting === true ? querying : undefined, fixpoint.resultOf) }
    })
  }
  return {
    report,
    dependencies(file, seen = new Set()) {
      program.track()
      return program.filesOf(program.watching(() => report(file)).needed, seen)
    },
    changed: (file) => {
      program.forget(file)
      index.changed(file)
    },
    syntaxErrors: (file) => {
      const errors = program.facts(file)?.errors ?? []
      const text = errors.length === 0 ? undefined : host.files.read(file)
      if (text === undefined) return []
      return errors.map(({ message, span }) => {
        const before = text.slice(0, span.start)
        return { message, line: before.split('\n').length, column: span.start - before.lastIndexOf('\n') }
      })
    },
  }
}
