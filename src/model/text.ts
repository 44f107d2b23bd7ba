// Texts that code puts together, by a template or by `+`: what is known of one are its pieces.

import { type Value, computedFrom, literal } from './value.ts'

/** Longer ones are known by what they depend on. */
const PIECE_LIMIT = 64

/** The text that pieces make: a literal where all of them are. */
export function joined(pieces: readonly Value[]): Value {
  const merged: Value[] = []
  for (const piece of pieces.flatMap((one) => piecesOf(one) ?? [one])) {
    const last = merged.at(-1)
    if (piece.kind !== 'literal') merged.push(piece)
    else if (last?.kind === 'literal') merged[merged.length - 1] = literal(`${String(last.value)}${String(piece.value)}`)
    else merged.push(literal(String(piece.value)))
  }
  if (merged.every((one) => one.kind === 'literal')) return merged[0] ?? literal('')
  const made = computedFrom(...merged)
  return made.kind !== 'unknown' || merged.length > PIECE_LIMIT ? made : { kind: 'unknown', from: made.from, made: { op: 'text', of: merged } }
}

/** The pieces of a text that was put together, literals between values that are not known; undefined where it is no such text. */
export function piecesOf(value: Value): readonly Value[] | undefined {
  if (value.kind === 'literal') return typeof value.value === 'string' ? [value] : undefined
  return value.kind === 'unknown' && value.made?.op === 'text' ? value.made.of : undefined
}
