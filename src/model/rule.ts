// A rule is a constant value: what it is called, what it says, and pure judgements on what is known of a file, and on what a scope of a
// running program has executed.

import type { Finding } from './finding.ts'
import type { Preset } from './settings.ts'
import type { FileReport } from './site.ts'
import type { CallSite, Trace } from './trace.ts'

/** What a rule says of one place; the host fills in the words and completes it to a `Finding`. */
export interface Verdict extends Pick<Finding, 'place' | 'path' | 'certainty' | 'tier' | 'cost' | 'collection' | 'intent'> {
  readonly messageId: string
  readonly data: Readonly<Record<string, string>>
  /** Qualified name of the function around the place. */
  readonly within: string
  /** What the finding is about, as code writes it: the call of the site and the query. Part of the finding's key. */
  readonly subject: string
}

/** What a rule says of a trace; the runtime fills in the words and the code at that place. */
export interface Observation extends Pick<Finding, 'certainty' | 'cost'> {
  readonly messageId: string
  readonly data: Readonly<Record<string, string>>
  readonly site: CallSite
  /** Index of the frame that the finding stands on. The path leads from there inwards. */
  readonly at: number
  /** What the finding is about: the operation, or the statement's fingerprint. Part of the finding's key. */
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
    /** `file`: what a file calls suffices. `project`: needs to know all callers. `trace`: only what ran tells; hosts of source code leave it out. */
    readonly scope: 'file' | 'project' | 'trace'
  }
  /** Fact per message id; `{{name}}` is replaced from data. */
  readonly messages: Readonly<Record<string, string>>
  /** Remedy per message id. */
  readonly remedies: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, RuleOption>>
  /** Options that a preset sets other than the defaults. */
  readonly presets?: Readonly<Partial<Record<Preset, RuleOptions>>>
  /** Absent where source code tells nothing. */
  check?(report: FileReport, options: RuleOptions): readonly Verdict[]
  /** Absent where a trace tells nothing. */
  observe?(trace: Trace, options: RuleOptions): readonly Observation[]
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
