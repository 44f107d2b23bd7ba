// Which schemas a project has and which files make up each. Declared places (setting, config, manifest) come first; what else is
// found by walking counts too, since the command line may name a schema that no file declares.

import { dirname } from 'node:path/posix'
import type { Files } from '../../../model/files.ts'
import type { Problem } from '../../../model/problem.ts'
import { configuredSchema } from './config.ts'
import { hasDatasource } from './glance.ts'
import { grouped } from './group.ts'
import { manifestAt, prismaVersion } from './manifest.ts'
import { resolved } from './paths.ts'
import type { SchemaFile, SchemaSource } from './source.ts'
import { survey, type Survey } from './walk.ts'

export interface Discovery {
  readonly sources: readonly SchemaSource[]
  readonly problems: readonly Problem[]
  /** Files whose content decided the answer, the schemas themselves included. */
  readonly watched: readonly string[]
}

/** A place that the project declares. */
interface Declared {
  readonly path: string
  readonly configDirectory?: string
}

export function findSchemas(files: Files, root: string, asked: readonly string[] | undefined): Discovery {
  const folder = resolved(root, '.')
  return asked === undefined || asked.length === 0 ? inProject(files, folder) : askedFor(files, folder, asked)
}

function askedFor(files: Files, root: string, asked: readonly string[]): Discovery {
  const found = asked.map((path) => ({ path, texts: textsAt(files, resolved(root, path)) }))
  const sources = found.flatMap(({ path, texts }) => texts.length === 0 ? [] : [sourceOf(files, { path: resolved(root, path) }, texts)])
  const problems = found.filter(({ texts }) => texts.length === 0).map(({ path }): Problem => ({
    severity: 'error',
    message: `The setting \`schema\` names \`${path}\`, where there is no \`.prisma\` file.`,
    next: `Correct the path: it is relative to \`${root}\`.`,
  }))
  return discovery(sources, problems, [])
}

function inProject(files: Files, root: string): Discovery {
  const found = survey(files, root)
  const declared = distinct(declaredPlaces(files, found).flatMap((place) => {
    const texts = textsAt(files, place.path)
    return texts.length === 0 ? [] : [sourceOf(files, place, texts)]
  }))
  const claimed = new Set(declared.flatMap((source) => source.files.map((file) => file.path)))
  const rest = found.schemas.filter((path) => !claimed.has(path)).flatMap((path) => fileAt(files, path))
  const { groups, problems } = grouped(rest, declared, found.manifests.map(dirname))
  const others = groups.map((group) => sourceOf(files, { path: dirname(group[0]?.path ?? root) }, group))
  return discovery([...declared, ...others], problems, found.configs)
}

function discovery(all: readonly SchemaSource[], problems: readonly Problem[], configs: readonly string[]): Discovery {
  const sources = distinct(all)
  return { sources, problems, watched: [...configs, ...sources.flatMap((source) => source.files.map((file) => file.path))] }
}

function declaredPlaces(files: Files, found: Survey): Declared[] {
  const configs = found.configs.flatMap((config): Declared[] => {
    const path = configuredSchema(config, files.read(config) ?? '')
    if (path === undefined) return []
    const folder = dirname(config)
    if (files.kind(path) !== undefined || !folder.endsWith('/.config')) return [{ path, configDirectory: folder }]
    // In `.config/` people write the path as seen from the folder above.
    return [{ path: resolved(dirname(folder), path.slice(folder.length + 1)), configDirectory: folder }]
  })
  const manifests = found.manifests.flatMap((path): Declared[] => {
    const schema = manifestAt(files, path)?.schema
    return schema === undefined ? [] : [{ path: schema }]
  })
  return [...configs, ...manifests]
}

function textsAt(files: Files, path: string): SchemaFile[] {
  if (files.kind(path) === 'folder') return files.list(path).flatMap((name) => name === 'node_modules' ? [] : nested(files, `${path}/${name}`))
  return fileAt(files, path)
}

function nested(files: Files, path: string): SchemaFile[] {
  if (files.kind(path) === 'folder') return textsAt(files, path)
  return path.endsWith('.prisma') ? fileAt(files, path) : []
}

function fileAt(files: Files, path: string): SchemaFile[] {
  const text = files.kind(path) === 'file' ? files.read(path) : undefined
  return text === undefined ? [] : [{ path, text }]
}

function sourceOf(files: Files, place: Declared, texts: readonly SchemaFile[]): SchemaSource {
  const main = texts.length === 1 ? texts[0] : texts.find((file) => hasDatasource(file.text))
  const id = main?.path ?? place.path
  const version = prismaVersion(files, dirname(texts[0]?.path ?? place.path))
  return {
    id,
    files: texts,
    ...(place.configDirectory === undefined ? {} : { configDirectory: place.configDirectory }),
    ...(version === undefined ? {} : { version }),
  }
}

/** Of sources that share their main file, the first. */
function distinct(sources: readonly SchemaSource[]): SchemaSource[] {
  return [...new Map([...sources].reverse().map((source) => [source.id, source])).values()].reverse()
}
