// `settings.querylint` of a configuration. Validated once for each object that a linter hands in, because a misspelt setting that is
// silently ignored looks like a rule that does not work. The validator is loaded only where there is something to validate.

import { createRequire } from 'node:module'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { type Settings, settingsSchema } from '../model/settings.ts'

const require = createRequire(import.meta.url)
const validated = new WeakSet<object>()
const none: Settings = {}
let validator: ValidateFunction | undefined

/** Settings as a configuration has them; an error where they are not what the schema wants. */
export function settingsOf(shared: unknown): Settings {
  const settings = (shared as { readonly querylint?: unknown } | undefined)?.querylint
  if (settings === undefined) return none
  if (typeof settings === 'object' && settings !== null && validated.has(settings)) return settings as Settings
  const complaint = findComplaint(settings)
  if (complaint !== undefined) throw new Error(complaint)
  validated.add(settings as object)
  return settings as Settings
}

function findComplaint(settings: unknown): string | undefined {
  validator ??= makeValidator()
  if (validator(settings)) return undefined
  return sentence(validator.errors![0]!, Object.keys(settingsSchema['properties'] as object))
}

function makeValidator(): ValidateFunction {
  const { Ajv } = require('ajv') as typeof import('ajv')
  return new Ajv().compile(settingsSchema)
}

function sentence(error: ErrorObject, names: readonly string[]): string {
  const path = `settings.querylint${error.instancePath.replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.')}`
  const params = error.params as Readonly<Record<string, unknown>>
  switch (error.keyword) {
    case 'additionalProperties': return `\`${path}\` has no setting \`${String(params['additionalProperty'])}\`${error.instancePath === '' ? `: it knows ${names.map((name) => `\`${name}\``).join(', ')}` : ''}.`
    case 'enum': return `\`${path}\` is none of ${(params['allowedValues'] as readonly unknown[]).map((value) => `\`${String(value)}\``).join(', ')}.`
    case 'type': return `\`${path}\` is no ${String(params['type'])}.`
    default: return `\`${path}\` ${error.message ?? 'is not valid'}.`
  }
}
