// The parser library, loaded when there is a schema to read, because loading it takes longer than reading most schemas. As it loads, the
// library looks for settings of its own from the working directory upwards, executes what it finds and fails on a broken manifest. It
// offers no way around that, so meanwhile its finder of settings is one that finds none: a linter executes no code of what it reads.

import { createRequire } from 'node:module'
import type { Block } from '@mrleebo/prisma-ast'

type Library = typeof import('@mrleebo/prisma-ast')
type Parse = (text: string) => readonly Block[]

const NAME = '@mrleebo/prisma-ast'

let parse: Parse | undefined

/** Blocks of a schema's text; what it throws on a syntax error is the library's. */
export function blocksIn(text: string): readonly Block[] {
  parse ??= parser()
  return parse(text)
}

function parser(): Parse {
  const library = loaded()
  const parser = new library.PrismaParser({ nodeLocationTracking: 'full' })
  const Visitor = library.VisitorClassFactory(parser)
  const options = { parser, visitor: new Visitor() }
  return (text) => library.getSchema(text, options).list
}

function loaded(): Library {
  const require = createRequire(import.meta.url)
  const finder = createRequire(require.resolve(NAME)).resolve('lilconfig')
  const before = require.cache[finder]
  const idle = { id: finder, filename: finder, loaded: true, children: [], exports: { lilconfigSync: () => ({ search: () => null }) } }
  require.cache[finder] = idle as unknown as NodeJS.Module
  try {
    return require(NAME) as Library
  } finally {
    if (before === undefined) delete require.cache[finder]
    else require.cache[finder] = before
  }
}
