// What a user should know besides findings. A note says that evidence is weaker; an error, that something asked for could not be
// analysed (exit code 2). Neither loses findings of the rest.

import type { Place } from './place.ts'

export interface Problem {
  readonly severity: 'note' | 'error'
  /** One sentence with the cause, ending in a period. */
  readonly message: string
  /** What to do next, one sentence. */
  readonly next?: string
  readonly file?: string
  /** One-based. */
  readonly line?: number
  readonly place?: Place
}

/** The same problem with paths inside a folder written as seen from there. */
export function seenFrom(folder: string, { message, next, file, ...problem }: Problem): Problem {
  const named = (text: string) => text.replaceAll(`\`${folder}/`, '`')
  return {
    ...problem, message: named(message), ...next === undefined ? {} : { next: named(next) },
    ...file === undefined ? {} : { file: file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file },
  }
}
