// A Prisma schema's files → the model's Schema. A broken block costs that block and one problem a file; everything else is read, as
// a linter has to say something about a project whose schema is being edited.

import { dirname } from 'node:path/posix'
import type { Problem } from '../../../model/problem.ts'
import type { Provider, Schema } from '../../../model/schema.ts'
import { type Block, itemsOf, textOf } from './blocks.ts'
import { entitiesOf } from './entities.ts'
import { type FileSyntax, type SyntaxFault, parseSchema } from './parse.ts'
import { resolved } from './paths.ts'
import type { SchemaSource } from './source.ts'

export interface Generator {
  readonly name: string
  readonly provider: string | undefined
  /** Absolute path where its code is written; undefined where the schema does not say it as text. */
  readonly output: string | undefined
  readonly previewFeatures: readonly string[]
}

export interface PrismaExtras {
  readonly generators: readonly Generator[]
}

export type PrismaSchema = Schema & PrismaExtras

const PROVIDERS: Readonly<Record<string, Provider>> = {
  postgresql: 'postgresql', postgres: 'postgresql', 'prisma+postgres': 'postgresql', mysql: 'mysql', sqlite: 'sqlite', sqlserver: 'sqlserver',
  cockroachdb: 'cockroachdb', mongodb: 'mongodb',
}

export function readSchema(source: SchemaSource): { readonly schema: PrismaSchema; readonly problems: readonly Problem[] } {
  const read = source.files.map((file) => ({ file, syntax: parseSchema(file.path, file.text) }))
  const blocks = read.flatMap(({ syntax }) => syntax.blocks)
  const datasource = blocks.find((block) => block.kind === 'datasource')
  const generators = blocks.filter((block) => block.kind === 'generator').map(generatorOf)
  const provider = providerOf(datasource)
  const schema: PrismaSchema = {
    orm: 'prisma',
    id: source.id,
    provider,
    relationMode: isEmulated(datasource, provider) ? 'emulated' : 'foreignKeys',
    features: [...new Set(generators.filter(isClient).flatMap((one) => one.previewFeatures))],
    ...(source.version === undefined ? {} : { version: source.version }),
    entities: entitiesOf(blocks),
    files: source.files.map((file) => file.path),
    generators,
  }
  return { schema, problems: read.flatMap(({ file, syntax }) => problemOf(file.path, file.text, syntax)) }
}

function providerOf(datasource: Block | undefined): Provider {
  return PROVIDERS[textOf(itemsOf(datasource?.settings['provider'])[0]) ?? ''] ?? 'unknown'
}

function isEmulated(datasource: Block | undefined, provider: Provider): boolean {
  const mode = textOf(datasource?.settings['relationMode'] ?? datasource?.settings['referentialIntegrity'])
  return mode === undefined ? provider === 'mongodb' : mode === 'prisma'
}

function generatorOf(block: Block): Generator {
  const { provider, output, previewFeatures, experimentalFeatures } = block.settings
  const path = textOf(output)
  return {
    name: block.name,
    provider: textOf(provider),
    output: path === undefined ? undefined : resolved(dirname(block.place.file), path),
    previewFeatures: [previewFeatures, experimentalFeatures].flatMap((one) => itemsOf(one).flatMap((item) => textOf(item) ?? [])),
  }
}

function isClient(generator: Generator): boolean {
  return generator.provider?.startsWith('prisma-client') === true
}

function problemOf(file: string, text: string, syntax: FileSyntax): Problem[] {
  const { fault } = syntax
  if (fault === undefined) return []
  const line = text.slice(0, fault.offset).split('\n').length
  return [{
    severity: 'error',
    message: `The Prisma schema \`${file}\` ${faultName(fault)} ${line}.`,
    next: 'Run `npx prisma validate` to see what is wrong and correct the file.',
    file,
    line,
    place: { file, start: fault.offset, end: fault.offset + fault.found.length },
  }]
}

function faultName(fault: SyntaxFault): string {
  return fault.isFileEnd ? 'ends too early on line' : `has a syntax error at \`${fault.found}\` on line`
}
