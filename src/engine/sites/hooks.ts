// React's hooks. By its rules a function whose name begins with `use` is called while a component renders, once, never in a loop and never
// where something is awaited; what it gives belongs to the page (a setter, a mutation, a router), and no query of it runs here.

import type { Expr, FileFacts } from '../facts.ts'

const rendering = new WeakMap<FileFacts, boolean>()

/** Whether what is called is one, in a file that has components or hooks. `within`: the function in which it stands. */
export function isHook(facts: FileFacts, callee: Expr, within: number): boolean {
  return facts.functions[within]?.async !== true && (callee.k === 'id' || callee.k === 'mem') && /^use(?!Cases?$)[A-Z]/.test(callee.name) && renders(facts)
}

/** Whether a file has components or hooks of React. */
export function renders(facts: FileFacts): boolean {
  const known = rendering.get(facts)
  if (known !== undefined) return known
  const found = /\.[cm]?[jt]sx$/.test(facts.file) || facts.imports.some(({ module, name, typeOnly }) => !typeOnly && (module === 'react' && name !== 'cache' || module === 'preact/hooks'))
  rendering.set(facts, found)
  return found
}
