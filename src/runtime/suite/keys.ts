// What a test is called in the file of budgets: its file, the suites around it, and itself.

import { relative } from 'node:path'

/**
 * @param file absolute path
 * @param names the outermost first
 */
export function keyOf(file: string, names: readonly string[]): string {
  return [pathOf(file), ...names].join(' > ')
}

/** Relative to the working directory, with `/`. */
export function pathOf(file: string): string {
  return relative(process.cwd(), file).replaceAll('\\', '/')
}

/** Stands for a suite or test that was skipped, with whatever it would have declared. */
export function anythingWithin(key: string): string {
  return `${key} > *`
}

/** @param known keys of tests, and of what stands for more */
export function isKnown(known: ReadonlySet<string>, key: string): boolean {
  if (known.has(key)) return true
  const parts = key.split(' > ')
  return parts.some((_, index) => known.has(anythingWithin(parts.slice(0, index + 1).join(' > '))))
}

export function fileOf(key: string): string {
  return key.split(' > ', 1)[0]!
}
