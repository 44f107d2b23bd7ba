// What a call does, added to the frame in which it stands.

import { type Tri, both } from '../../model/tri.ts'
import type { Frame } from './frame.ts'
import { TERM_LIMIT, type Term } from './summary.ts'

/** Adds what a call does to the frame it stands in. */
export function emit(frame: Frame, terms: readonly Term[], certain: Tri = 'yes', because?: string): void {
  for (const term of terms) {
    if (frame.terms.length >= TERM_LIMIT * 4) return
    const asked = term.asked ?? (frame.asked ? repeatsOf(term) : undefined)
    if (certain === 'yes' && frame.tick === 'yes' && asked === undefined && frame.conditional === 0 && frame.guards.length === 0 && frame.missed.length === 0) {
      frame.terms.push(term)
      continue
    }
    const because2 = certain === 'yes' ? term.because : because ?? term.because
    frame.terms.push({
      ...term, guards: frame.missed.length + frame.guards.length === 0 ? term.guards : frame.missed.concat(frame.guards, term.guards), conditional: term.conditional || frame.conditional > 0, tick: both(frame.tick, term.tick), certain: both(certain, term.certain),
      ...(because2 === undefined ? {} : { because: because2 }), ...(asked === undefined ? {} : { asked }),
    })
  }
}

/** Runs code that is reached only after something failed: what it asks is not asked for each item. */
export function afterFailure<T>(frame: Frame, run: () => T): T {
  const start = frame.terms.length
  const value = run()
  for (let index = start; index < frame.terms.length; index += 1) frame.terms[index] = { ...frame.terms[index]!, certain: both('unknown', frame.terms[index]!.certain), because: 'it runs only after a failure' }
  return value
}

/** A term in a transaction, around which there are so many repeats already. */
export function inTransaction(term: Term, outside = 0): Term {
  return term.transaction === undefined ? { ...term, transaction: repeatsOf(term) - outside } : term
}

export function repeatsOf(term: Term): number {
  return term.path.reduce((sum, step) => sum + step.repeats.length, 0)
}
