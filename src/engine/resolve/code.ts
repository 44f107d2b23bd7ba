// All code that a file has, wherever it stands: in functions, fields, decorators and exports. Calls, assignments and the like are found by their
// kind, once: a dozen questions about a file look at nothing else.

import { type Span, isWithin } from '../../model/place.ts'
import type { Expr, FileFacts, FunctionFacts, Stmt } from '../facts.ts'
import { walk } from '../sites/shape.ts'

export interface Piece {
  readonly node: Stmt | Expr
  /** The function in whose frame it stands. */
  readonly fn: number
}

const KINDS = ['as', 'call', 'fn', 'jsx', 'loop', 'new', 'return', 'set', 'tag', 'try', 'var'] as const

type Kind = typeof KINDS[number]
type Node<K extends Kind> = (Stmt | Expr) & { readonly k: K }
type Nodes = { readonly [K in Kind]: readonly Node<K>[] }

interface Placed<K extends Kind> {
  readonly node: Node<K>
  readonly fn: number
}

const byBody = new WeakMap<readonly Stmt[], Nodes>()
const byFile = new WeakMap<FileFacts, Partial<Record<Kind, readonly Placed<Kind>[]>>>()

export function codeOf(facts: FileFacts): readonly Piece[] {
  return [...outsideFunctions(facts), ...facts.functions.flatMap((fn) => fn.body.map((node): Piece => ({ node, fn: fn.id })))]
}

function outsideFunctions(facts: FileFacts): readonly Piece[] {
  const ofExports = facts.exports.flatMap(({ value }): readonly Piece[] => value === undefined ? [] : [{ node: value, fn: 0 }])
  const ofClasses = facts.classes.flatMap((cls) => [
    ...cls.decorators.flatMap((one) => one.arguments).map((node): Piece => ({ node, fn: cls.fn })),
    ...cls.members.flatMap(({ init }): readonly Piece[] => init === undefined ? [] : [{ node: init, fn: cls.fieldsFn }]),
  ])
  return [...ofExports, ...ofClasses]
}

/** What of a kind stands in the body of a function, in order, without what stands in functions inside. */
export function nodesIn<K extends Kind>(body: readonly Stmt[], kind: K): readonly Node<K>[] {
  let nodes = byBody.get(body)
  if (nodes === undefined) byBody.set(body, nodes = found(body))
  return nodes[kind]
}

/** What of a kind stands anywhere in a file, each with the function in whose frame it stands. */
export function nodesOf<K extends Kind>(facts: FileFacts, kind: K): readonly Placed<K>[] {
  let known = byFile.get(facts)
  if (known === undefined) byFile.set(facts, known = {})
  const before = known[kind] as readonly Placed<K>[] | undefined
  if (before !== undefined) return before
  const all = [
    ...outsideFunctions(facts).flatMap(({ node, fn }) => found([node])[kind].map((one) => ({ node: one, fn }))),
    ...facts.functions.flatMap(({ id, body }) => nodesIn(body, kind).map((node) => ({ node, fn: id }))),
  ]
  known[kind] = all
  return all
}

function found(code: readonly (Stmt | Expr)[]): Nodes {
  const nodes: Record<string, (Stmt | Expr)[]> = { ...nothing }
  for (const one of code) walk(one, (node) => {
    const before = nodes[node.k]
    if (before === undefined) return
    if (before === none) nodes[node.k] = [node]
    else before.push(node)
  })
  return nodes as unknown as Nodes
}

/** Of most kinds there is nothing. */
const none: (Stmt | Expr)[] = []
const nothing: Readonly<Record<string, (Stmt | Expr)[]>> = Object.fromEntries(KINDS.map((kind) => [kind, none]))

/** The innermost function in which something stands; the module's where it stands in none. */
export function functionAround({ functions }: FileFacts, span: Span): FunctionFacts {
  return functions.reduce((best, fn) => isWithin(span, fn.span) && fn.span.end - fn.span.start <= best.span.end - best.span.start ? fn : best)
}
