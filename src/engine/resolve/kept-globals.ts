// `globalThis.client ?? new Client()`: what a process keeps for itself under a name of its own is what code makes where nothing is kept yet.

import { type Value, possibilities, union } from '../../model/value.ts'

/** A value without properties of the global object that stand beside something that was made. */
export function withoutKept(value: Value): Value {
  const all = possibilities(value)
  if (all.length < 2 || !all.some(isKept) || !all.some(isMade)) return value
  return union(...all.filter((one) => !isKept(one)))
}

function isKept(value: Value): boolean {
  return value.kind === 'ref' && value.origin.root.kind === 'global' && GLOBALS.has(value.origin.root.name) && value.origin.path.length > 0
}

function isMade(value: Value): boolean {
  return value.kind === 'ref' && value.origin.path.length === 0 && (value.origin.root.kind === 'instance' || value.origin.root.kind === 'import' || value.origin.root.kind === 'class') || value.kind === 'instance'
}

const GLOBALS = new Set(['globalThis', 'global', 'window', 'self'])
