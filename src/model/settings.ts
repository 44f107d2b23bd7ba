// What a user can say about a project, the same in `settings.querylint` of ESLint and in querylint's own configuration file, which
// adds what ESLint has its own words for: preset, rules and ignored files. The schemas are the reference; hosts validate by them.

import { roles } from './role.ts'
import type { Role } from './role.ts'

export interface Settings {
  /** Schema files or folders, relative to the root, where they are not found by themselves. */
  readonly schema?: readonly string[]
  /** Names under which code holds a client that nothing else identifies. */
  readonly clients?: readonly string[]
  readonly roles?: RoleSettings
  /** Functions that batch or cache what they are given: `module#name` or a bare name. */
  readonly batching?: readonly string[]
  /** Functions that query although their source is not in reach: `module#name` or a bare name. */
  readonly querying?: readonly string[]
  /** Judge each file alone, without following its imports. */
  readonly singleFile?: boolean
}

/** Globs relative to the root that give files a role, and the roles that are reported besides `application`. */
export type RoleSettings = { readonly include?: readonly Role[] } & { readonly [role in Role]?: readonly string[] }

export type Preset = 'recommended' | 'strict'

/** One rule: off, on, or on with options. */
export type RuleSetting = 'off' | 'on' | readonly ['on', Readonly<Record<string, unknown>>]

export interface Config extends Settings {
  readonly preset?: Preset
  readonly rules?: Readonly<Record<string, RuleSetting>>
  /** Globs relative to the root of files and folders to leave out. */
  readonly ignore?: readonly string[]
}

type JsonSchema = Readonly<Record<string, unknown>>

const texts = (description: string): JsonSchema => ({ description, type: 'array', items: { type: 'string', minLength: 1 } })

const properties: Readonly<Record<keyof Settings, JsonSchema>> = {
  schema: texts('Schema files or folders, relative to the root, where they are not found by themselves.'),
  clients: texts('Names under which code holds a client that nothing else identifies.'),
  roles: {
    description: 'Globs relative to the root that give files a role, and with `include` the roles that are reported besides `application`.',
    type: 'object',
    properties: {
      include: { description: 'Roles that are reported besides `application`.', type: 'array', items: { enum: roles } },
      ...Object.fromEntries(roles.map((role) => [role, texts(`Files that are of the role \`${role}\`.`)])),
    },
    additionalProperties: false,
  },
  batching: texts('Functions that batch or cache what they are given: `module#name` or a bare name.'),
  querying: texts('Functions that query although their source is not in reach: `module#name` or a bare name.'),
  singleFile: { description: 'Judge each file alone, without following its imports.', type: 'boolean' },
}

/** Of `settings.querylint` in an ESLint configuration. */
export const settingsSchema: JsonSchema = { type: 'object', properties, additionalProperties: false }

/** Of querylint's own configuration file. */
export const configSchema: JsonSchema = {
  type: 'object',
  properties: {
    ...properties,
    $schema: { type: 'string' },
    preset: { description: 'The rules to start from.', enum: ['recommended', 'strict'] },
    rules: {
      description: 'Rules by name: `off`, `on`, or `["on", { …options }]`.',
      type: 'object',
      additionalProperties: {
        if: { type: 'array' },
        then: { type: 'array', items: [{ const: 'on' }, { type: 'object' }], minItems: 2, maxItems: 2 },
        else: { enum: ['off', 'on'] },
      },
    },
    ignore: texts('Globs relative to the root of files and folders to leave out.'),
  },
  additionalProperties: false,
}
