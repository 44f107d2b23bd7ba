// Functions of the application that hear of what has run (`onTrace`, `onRequest`). Whoever watches must not break what it watches: a job
// whose metrics are down has done its work, and a request has been answered. So what they throw is told on stderr, and goes no further.

import { relative } from 'node:path'
import { framesOf } from './stack.ts'
import type { Stack } from './stack.ts'

/** Each error once, and no more of them: a hook that fails may fail for each request. */
const MOST_TOLD = 10
const told = new Set<string>()

/**
 * Calls a hook with what it is for. Never throws.
 *
 * @param name how the application knows the hook
 * @param make of what it is handed
 */
export function hear<Heard>(name: string, hook: (heard: Heard) => unknown, make: () => Heard): void {
  try {
    const answer = hook(make())
    if (answer instanceof Promise) answer.catch((error: unknown) => tell(name, error))
  } catch (error) {
    tell(name, error)
  }
}

function tell(name: string, error: unknown): void {
  const sentence = `querylint: \`${name}\` failed, which changes nothing for what it watches and is told once: ${shown(error)}\n`
  if (told.has(sentence) || told.size >= MOST_TOLD) return
  told.add(sentence)
  process.stderr.write(sentence)
}

/** Test runners have errors of other realms, and anything can be thrown. */
function shown(error: unknown): string {
  try {
    const [frame] = framesOf((error ?? {}) as Stack)
    const place = frame === undefined ? '' : ` (${relative(process.cwd(), frame.file).replaceAll('\\', '/')}:${frame.line})`
    return `${String(error)}${place}`
  } catch {
    return 'an error without a text.'
  }
}
