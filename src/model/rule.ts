// A rule is a constant value: what it is called, what it says, and a pure judgement on what is known of a file.

import type { Finding } from './finding.ts'
import type { Preset } from './settings.ts'
import type { FileReport } from './site.ts'

/** What a rule says of one place; the host fills in the words and completes it to a `Finding`. */
export interface Verdict extends Pick<Finding, 'place' | 'path' | 'certainty' | 'tier' | 'cost' | 'collection' | 'intent'> {
  readonly messageId: string
  readonly data: Readonly<Record<string, string>>
  /** Qualified name of the function around the place. */
  readonly within: string
  /** What the finding is about, as code writes it: the call of the site and the query. Part of the finding's key. */
  readonly subject: string
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
  check(report: FileReport, options: RuleOptions): readonly Verdict[]
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
