// A rule is a constant value: what it is called, what it says, and a pure judgement on sites.

import type { Finding } from './finding.ts'
import type { Preset } from './settings.ts'
import type { Site } from './site.ts'

/** What a rule says of one site; the host completes it to a `Finding`. */
export interface Verdict {
  readonly site: Site
  readonly messageId: string
  readonly data: Readonly<Record<string, string>>
  /** The reached query that the verdict is about: its path and cost are shown. */
  readonly reached: Site['reached'][number]
  readonly certainty: Finding['certainty']
}

export type RuleOptions = Readonly<Record<string, unknown>>

export interface RuleOption {
  readonly description: string
  /** JSON schema of the option's value. */
  readonly schema: Readonly<Record<string, unknown>>
  readonly default: unknown
}

export interface Rule {
  /** States the pattern; reads after "disable". */
  readonly name: string
  readonly docs: {
    readonly description: string
    /** The smallest preset that has it. */
    readonly preset: Preset
    /** `file`: what a file calls suffices. `project`: needs to know all callers. */
    readonly scope: 'file' | 'project'
  }
  /** Fact per message id; `{{name}}` is replaced from data. */
  readonly messages: Readonly<Record<string, string>>
  /** Remedy per message id. */
  readonly remedies: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, RuleOption>>
  /** Options that a preset sets other than the defaults. */
  readonly presets?: Readonly<Partial<Record<Preset, RuleOptions>>>
  check(sites: readonly Site[], options: RuleOptions): readonly Verdict[]
}

/** A rule as it runs. */
export interface ConfiguredRule {
  readonly rule: Rule
  /** Complete: defaults filled in. */
  readonly options: RuleOptions
}

/** A rule's options with what the user or a preset set, defaults for the rest. */
export function optionsOf(rule: Rule, preset: Preset | undefined, given: RuleOptions = {}): RuleOptions {
  const defaults = Object.fromEntries(Object.entries(rule.options).map(([option, { default: value }]) => [option, value]))
  return { ...defaults, ...(preset === undefined ? {} : rule.presets?.[preset]), ...given }
}

/** A rule is in the smallest preset that it names and in every larger one. */
export function isInPreset(rule: Rule, preset: Preset): boolean {
  return preset === 'strict' || rule.docs.preset === 'recommended'
}
