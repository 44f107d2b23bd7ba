// Lowers source text for the tests, with the compiler that ts-morph bundles unless another is given, and finds things in the facts.

import { ts as bundled } from 'ts-morph'
import type { ClassFacts, ExportFacts, Expr, FileFacts, FunctionFacts, Stmt } from '../../../src/engine/facts.ts'
import { lowerFile } from '../../../src/engine/lower/lower.ts'
import type { Compiler } from '../../../src/engine/lower/lowering.ts'

export function lowered(text: string, name = '/app/file.ts', compiler: Compiler = bundled as unknown as Compiler): FileFacts {
  return lowerFile(compiler, compiler.createSourceFile(name, text, compiler.ScriptTarget.Latest, false))
}

export function functionNamed(facts: FileFacts, qualified: string): FunctionFacts {
  const found = facts.functions.find((one) => one.qualified === qualified)
  if (found === undefined) throw new Error(`No function ${qualified} among ${facts.functions.map((one) => one.qualified).join(', ')}`)
  return found
}

export function classNamed(facts: FileFacts, name: string): ClassFacts {
  const found = facts.classes.find((one) => one.name === name)
  if (found === undefined) throw new Error(`No class ${name}`)
  return found
}

export function exportNamed(facts: FileFacts, name: string): ExportFacts {
  const found = facts.exports.find((one) => one.name === name)
  if (found === undefined) throw new Error(`No export ${name}`)
  return found
}

/** The value of the last statement of a file that is an expression. */
export function lastValue(facts: FileFacts): Expr {
  const statement = facts.functions[0]!.body.filter((one) => one.k === 'expr').at(-1)
  if (statement?.k !== 'expr') throw new Error('No expression statement')
  return statement.value
}

/** All identifiers of a statement list by their text, in order: `name@fn`. */
export function identifiers(body: readonly Stmt[] | Expr): readonly string[] {
  const found: string[] = []
  JSON.stringify(body, (_, value: unknown) => {
    const node = value as { readonly k?: string; readonly name?: string; readonly fn?: number } | null
    if (typeof node === 'object' && node !== null && node.k === 'id') found.push(`${node.name}@${node.fn}`)
    return value
  })
  return found
}
