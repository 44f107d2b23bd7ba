// querylint's own configuration file. A setting that is misspelt must not pass for one that does nothing, so every complaint of the
// schema becomes a sentence, and the run fails.

import { extname, resolve } from 'node:path'
import { Ajv } from 'ajv'
import type { ErrorObject } from 'ajv'
import { lilconfig } from 'lilconfig'
import type { Loader } from 'lilconfig'
import { diskFiles } from '../engine/resolve/disk.ts'
import { findRepository } from '../engine/resolve/repository.ts'
import type { Problem } from '../model/problem.ts'
import { configSchema } from '../model/settings.ts'
import type { Config } from '../model/settings.ts'
import { absolute, relativeTo, withSlashes } from './paths.ts'

export interface LoadedConfig {
  readonly config: Config
  /** Absolute; undefined where there is none. */
  readonly file?: string
  readonly problems: readonly Problem[]
}

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json']

/** The configuration in force in a folder, or that of a named file. */
export async function loadConfig(cwd: string, named?: string): Promise<LoadedConfig> {
  // What is being read when reading it fails: the search itself does not say.
  let reading: string | undefined
  const load: Loader = async (path) => {
    reading = path
    // Loaded only where there is a configuration in code: it costs more than reading one.
    const { createJiti } = await import('jiti')
    return createJiti(path, { fsCache: false }).import(path, { default: true })
  }
  const parse: Loader = (path, text) => {
    reading = path
    return JSON.parse(text) as unknown
  }
  const top = findRepository(diskFiles(), withSlashes(cwd))
  const search = lilconfig('querylint', {
    searchPlaces: [...EXTENSIONS.map((extension) => `querylint.config${extension}`), 'package.json'],
    packageProp: 'querylint',
    ...top === undefined ? {} : { stopDir: resolve(top) },
    loaders: Object.fromEntries(EXTENSIONS.map((extension) => [extension, extension === '.json' ? parse : load])),
  })
  const path = named === undefined ? undefined : absolute(cwd, named)
  if (path !== undefined && !EXTENSIONS.includes(extname(path))) {
    return failed(relativeTo(cwd, path), `The configuration \`${named}\` is no ${EXTENSIONS.map((extension) => `\`${extension}\``).join(', ')} file`)
  }
  if (path !== undefined && diskFiles().kind(path) !== 'file') return failed(relativeTo(cwd, path), `The configuration \`${named}\` does not exist`)
  try {
    const found = path === undefined ? await search.search(cwd) : await search.load(path)
    if (found === null) return { config: {}, problems: [] }
    const file = withSlashes(found.filepath)
    const value: unknown = found.config ?? {}
    const complaint = findComplaint(value)
    if (complaint !== undefined) return failed(relativeTo(cwd, file), `The configuration \`${relativeTo(cwd, file)}\` is not valid: ${complaint}`)
    return { config: value as Config, file, problems: [] }
  } catch (error) {
    const name = named ?? (reading === undefined ? 'querylint.config' : relativeTo(withSlashes(cwd), withSlashes(reading)))
    const cause = error instanceof Error ? error.message.split('\n')[0] ?? '' : String(error)
    return failed(name, `The configuration \`${name}\` cannot be read: ${cause.replace(/\.$/, '')}`)
  }
}

function failed(file: string, message: string): LoadedConfig {
  return { config: {}, problems: [{ severity: 'error', message: `${message}.`, next: 'Correct it, or run without it by `--no-config`.', file }] }
}

function findComplaint(value: unknown): string | undefined {
  const ajv = new Ajv({ strict: false })
  return ajv.validate(configSchema, value) ? undefined : sentence(ajv.errors?.[0])
}

function sentence(error: ErrorObject | undefined): string {
  if (error === undefined) return 'it does not match the schema'
  const path = error.instancePath.slice(1).replaceAll('/', '.')
  const subject = path === '' ? 'it' : `\`${path}\``
  if (error.keyword === 'additionalProperties') return `${subject} has no setting \`${String(error.params['additionalProperty'])}\``
  if (error.keyword === 'enum') return `${subject} is none of ${(error.params['allowedValues'] as readonly unknown[]).map((allowed) => `\`${String(allowed)}\``).join(', ')}`
  if (error.keyword === 'type') return `${subject} is not of type ${String(error.params['type'])}`
  if (path.startsWith('rules')) return `\`${path.split('.').slice(0, 2).join('.')}\` is none of \`off\`, \`on\`, \`["on", { … }]\``
  return `${subject} ${error.message ?? 'does not match the schema'}`
}
