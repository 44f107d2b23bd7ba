// All code that a file has, wherever it stands: in functions, fields, decorators and exports.

import type { Expr, FileFacts, Stmt } from '../facts.ts'

export interface Piece {
  readonly node: Stmt | Expr
  /** The function in whose frame it stands. */
  readonly fn: number
}

export function codeOf(facts: FileFacts): readonly Piece[] {
  const ofExports = facts.exports.flatMap(({ value }): readonly Piece[] => value === undefined ? [] : [{ node: value, fn: 0 }])
  const ofClasses = facts.classes.flatMap((cls) => [
    ...cls.decorators.flatMap((one) => one.arguments).map((node): Piece => ({ node, fn: cls.fn })),
    ...cls.members.flatMap(({ init }): readonly Piece[] => init === undefined ? [] : [{ node: init, fn: cls.fieldsFn }]),
  ])
  return [...ofExports, ...ofClasses, ...facts.functions.flatMap((fn) => fn.body.map((node): Piece => ({ node, fn: fn.id })))]
}
