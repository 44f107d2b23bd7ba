// A tree that typescript-eslint has parsed is used as it is, but only with the compiler that made it: enum numbers differ between
// versions, and reading a node with another compiler's numbers mistakes one kind for another without an error.

import { createRequire } from 'node:module'
import type ts from 'typescript'
import type { Compiler } from '../compiler.ts'

export interface Parsed {
  readonly source: ts.SourceFile
  readonly ts: Compiler
  /** Another file's tree, where the same Program holds one; its text may be older than the disk's. */
  find(file: string): ts.SourceFile | undefined
}

interface Services {
  readonly esTreeNodeToTSNodeMap?: { get(node: object): unknown }
  readonly program?: { getSourceFile(file: string): ts.SourceFile | undefined } | null
}

const require = createRequire(import.meta.url)
const makers = new WeakMap<object, Compiler>()

/** The tree behind an ESTree program, where the parser kept it, it is of that very text, and its compiler is known. */
export function findParsed(services: unknown, program: object, text: string): Parsed | undefined {
  const typed = services as Services | undefined
  const source = typed?.esTreeNodeToTSNodeMap?.get(program) as ts.SourceFile | undefined
  if (source === undefined || source.text !== text) return undefined
  const compiler = findMaker(source)
  return compiler === undefined ? undefined : { source, ts: compiler, find: (file) => typed?.program?.getSourceFile(file) }
}

function findMaker(source: ts.SourceFile): Compiler | undefined {
  const shape = Object.getPrototypeOf(source) as object
  const known = makers.get(shape)
  if (known !== undefined) return known
  const compiler = loadedCompilers().find((one) => hasMade(one, shape))
  if (compiler !== undefined) makers.set(shape, compiler)
  return compiler
}

/** Every TypeScript that this process has loaded: the parser's is among them, wherever it is installed. */
function loadedCompilers(): readonly Compiler[] {
  return Object.entries(require.cache)
    .filter(([path]) => /[\\/]lib[\\/]typescript\.js$/.test(path))
    .map(([, module]) => module?.exports as Compiler)
}

function hasMade(compiler: Compiler, shape: object): boolean {
  const allocator = (compiler as { readonly objectAllocator?: { getSourceFileConstructor?(): { readonly prototype: object } } }).objectAllocator
  return allocator?.getSourceFileConstructor?.().prototype === shape
}
