// Which library function an imported thing is, by the tables of src/frameworks.

import type { Callable, Framework, Injection, Listening, Messages, Streams } from '../../model/framework.ts'
import { type Origin, isWhole } from '../../model/origin.ts'
import type { Tri } from '../../model/tri.ts'

export interface Libraries {
  /** In the order of the tables: a function that takes its data first or from a pipe has a form for each. */
  find(from: Origin): readonly Callable[]
  /** What a library streams, by one of its functions that makes a stream of a list. */
  streams(maker: Origin): Streams | undefined
  /** Whether a stream of some library takes its operators by a method of that name. */
  pipes(method: string): boolean
  /** How what a module makes hands its items to listeners. */
  listening(module: string): Listening | undefined
  /** Whether a method of that name, given that event, listens to the items of what some library makes. */
  hears(method: string, event: string): boolean
  /** Whether a method of that name, of whatever it is, calls what it is given more than once by some table. */
  repeats(method: string): boolean
  /** Whether a method of a container hands out what is asked for, or all of it. */
  hands(method: Origin): 'one' | 'all' | undefined
  /** Whether a method gives what decorators say, and whether one of that name may. */
  isDeclared(method: Origin): boolean
  mayDeclare(method: string): boolean
  /** How messages are sent by a method that sends some, and listened for by one that listens. */
  sends(method: Origin): Messages | undefined
  listens(method: Origin): Messages | undefined
  /** Whether a property of a container holds everything by its name. */
  holds(property: Origin): boolean
  /** Whether calls of a module's functions ask another service; unknown where no table says. */
  asks(module: string): Tri
  /** Whether nothing of a module queries, by some table. */
  isInert(module: string): boolean
  /** Whether a module's functions give times, by some table. */
  isClock(module: string): boolean
}

export function createLibraries(frameworks: readonly Framework[]): Libraries {
  const exact = new Map<string, Framework[]>()
  const prefixes: { readonly prefix: string; readonly framework: Framework }[] = []
  for (const framework of frameworks) for (const module of framework.modules) {
    if (module.endsWith('/*')) prefixes.push({ prefix: module.slice(0, -1), framework })
    else exact.set(module, [...(exact.get(module) ?? []), framework])
  }
  const known = new Map<string, readonly Framework[]>()
  const candidates = (module: string): readonly Framework[] => {
    const found = known.get(module) ?? [...(exact.get(module) ?? []), ...prefixes.filter((one) => module.startsWith(one.prefix)).map((one) => one.framework)]
    known.set(module, found)
    return found
  }

  const through = new Set(frameworks.flatMap(({ streams }) => streams === undefined ? [] : [streams.through]))
  const repeating = new Set(frameworks.flatMap(({ callables }) => callables.filter(runsAgain).flatMap(({ names }) => names.map(lastOf))).concat(frameworks.flatMap(({ streams }) => streams === undefined ? [] : [...streams.each, ...streams.sequential, ...streams.plain])))

  const declaring = new Set(frameworks.flatMap(({ declared = [] }) => declared.map(lastOf)))
  const heard = new Set(frameworks.flatMap(({ listening }) => listening?.methods.flatMap((method) => listening.events.map((event) => `${method} ${event}`)) ?? []))

  return {
    listening: (module) => candidates(module).map((one) => one.listening).find((one) => one !== undefined),
    hears: (method, event) => heard.has(`${method} ${event}`),
    pipes: (method) => through.has(method),
    streams({ root, path }) {
      if (root.kind !== 'import' || path.length > 0) return undefined
      return candidates(root.of.module).map((one) => one.streams).find((one) => one !== undefined && Object.hasOwn(one.of, root.of.name))
    },
    repeats: (method) => repeating.has(method),
    isInert: (module) => candidates(module).some(({ inert }) => inert === true),
    isClock: (module) => candidates(module).some((one) => one.clock === true),
    asks(module) {
      const tables = candidates(module)
      return tables.some(({ asks }) => asks === true) ? 'yes' : tables.every(({ asks }) => asks === 'perhaps') ? 'unknown' : 'no'
    },
    hands(method) {
      const tables = injectionsOf(method)
      const isAmong = (names: readonly string[] = []) => namesFor(method).some((name) => names.includes(name))
      return tables.some(({ gives }) => isAmong(gives)) ? 'one' : tables.some(({ givesAll }) => isAmong(givesAll)) ? 'all' : undefined
    },
    mayDeclare: (method) => declaring.has(method),
    isDeclared(method) {
      const module = moduleOf(method)
      return module !== undefined && candidates(module).some(({ declared = [] }) => namesFor(method).some((name) => declared.includes(name)))
    },
    sends: (method) => messagesOf(method).find(({ sends }) => namesFor(method).some((name) => sends.includes(name))),
    listens: (method) => messagesOf(method).find(({ listens = [] }) => namesFor(method).some((name) => listens.includes(name))),
    holds: (property) => injectionsOf(property).some(({ holds = [] }) => namesFor(property).some((name) => holds.includes(name))),
    find(from) {
      const root = from.root
      if (root.kind === 'global') return named(candidates('node:globals'), [[root.name, ...from.path].join('.')])
      const module = moduleOf(from)
      const frameworksOf = module === undefined ? [] : candidates(module)
      if (frameworksOf.length === 0) return []
      return named(frameworksOf, namesFor(from))
    },
  }

  function messagesOf(from: Origin): readonly Messages[] {
    const module = from.path.length === 0 ? undefined : moduleOf(from)
    return module === undefined ? [] : candidates(module).flatMap(({ messages }) => messages ?? [])
  }

  function injectionsOf(from: Origin): readonly Injection[] {
    const module = moduleOf(from)
    return module === undefined ? [] : candidates(module).flatMap(({ injection }) => injection ?? [])
  }
}

/** As the tables may name it; `schema.min(1).refine(f)` is a method of whatever calls into the module hand back. */
function namesFor(from: Origin): readonly string[] {
  const method = from.path.at(-1)
  return from.root.kind === 'result' && method !== undefined ? [writtenName(from), `().${method}`] : [writtenName(from)]
}

/** Whether a library may call its function more than once. */
export function runsAgain({ runs }: Callable): boolean {
  return runs === 'retry' || runs.startsWith('each')
}

/** `map` of `Effect.map` and of `().map`. */
export function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** The module that a thing was imported from, through the calls of it. */
function moduleOf({ root }: Origin): string | undefined {
  if (root.kind === 'result') return root.of === undefined ? undefined : moduleOf(root.of)
  return root.kind === 'import' || root.kind === 'instance' ? root.of.module : undefined
}

/** As the tables name it: `map`, `Effect.map`, `default()`, `Router().get`. */
function writtenName({ root, path }: Origin): string {
  if (root.kind === 'result' && root.of !== undefined) return [`${writtenName(root.of)}()`, ...path].join('.')
  const name = root.kind === 'import' || root.kind === 'instance' ? root.of.name : ''
  if (isWhole(name)) return path.length === 0 ? 'default' : path.join('.')
  return [name, ...path].join('.')
}

function named(frameworks: readonly Framework[], names: readonly string[]): readonly Callable[] {
  for (const name of names) {
    const found = frameworks.flatMap((framework) => framework.callables.filter((callable) => callable.names.includes(name)))
    if (found.length > 0) return found
  }
  return []
}
