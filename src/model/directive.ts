// Comments that turn findings off, as ESLint and oxlint read them, so that one comment serves every host. A rule goes by its bare name:
// the same plugin has another prefix in another configuration.

export interface Comment {
  /** Without its delimiters. */
  readonly text: string
  readonly isBlock: boolean
  readonly start: number
  /** Zero-based lines that it begins and ends on. */
  readonly first: number
  readonly last: number
}

export interface Directive {
  readonly linter: 'eslint' | 'oxlint'
  /** `file` is a configuration comment, `eslint rule: "off"`: it holds above itself too. */
  readonly kind: 'disable' | 'enable' | 'line' | 'next-line' | 'file'
  /** Rule names as written; empty: all rules. */
  readonly rules: readonly string[]
  readonly start: number
  /** Zero-based line that `line` and `next-line` speak of. */
  readonly line: number
}

const DIRECTIVE = /^\s*(eslint|oxlint)-(disable-next-line|disable-line|disable|enable)(?=\s|$)([\s\S]*)$/
const CONFIGURATION = /^\s*eslint\s([\s\S]*)$/
const TURNED_OFF = /["']?([@\w./-]+)["']?\s*:\s*(?:\[\s*)?["']?(?:off|0)["']?(?=[\s,\]}]|$)/g

/** Whether a text can hold a directive at all. */
export function mayDirect(text: string): boolean {
  return /(?:eslint|oxlint)-(?:disable|enable)|\/\*\s*eslint\s/.test(text)
}

export function findDirective(comment: Comment): Directive | undefined {
  const { text, isBlock, start, first, last } = comment
  const [, by, name, rest = ''] = DIRECTIVE.exec(text) ?? []
  if (name === undefined) return isBlock ? findConfiguration(comment) : undefined
  const linter = by === 'oxlint' ? 'oxlint' : 'eslint'
  const rules = withoutReason(rest).split(',').map((rule) => rule.trim()).filter((rule) => rule !== '')
  if (name === 'disable-next-line') return { linter, kind: 'next-line', rules, start, line: last + 1 }
  if (name === 'disable-line') return first === last ? { linter, kind: 'line', rules, start, line: first } : undefined
  // ESLint reads these two in block comments only.
  if (!isBlock && linter === 'eslint') return undefined
  return { linter, kind: name === 'enable' ? 'enable' : 'disable', rules, start, line: first }
}

function findConfiguration({ text, start, first }: Comment): Directive | undefined {
  const [, settings] = CONFIGURATION.exec(text) ?? []
  const rules = [...withoutReason(settings ?? '').matchAll(TURNED_OFF)].map(([, rule]) => rule!)
  return rules.length === 0 ? undefined : { linter: 'eslint', kind: 'file', rules, start, line: first }
}

function withoutReason(text: string): string {
  return text.split(/\s-{2,}(?:\s|$)/)[0] ?? ''
}

export function bareName(rule: string): string {
  return rule.slice(rule.lastIndexOf('/') + 1)
}

/** Whether a finding of this rule that starts at an offset is turned off. */
export function isSuppressed(directives: readonly Directive[], rule: string, start: number, line: number): boolean {
  let off = false
  for (const directive of directives) {
    if (directive.rules.length > 0 && !directive.rules.some((name) => bareName(name) === rule)) continue
    if (directive.kind === 'file') return true
    if (directive.kind === 'line' || directive.kind === 'next-line') {
      if (directive.line === line) return true
    } else if (directive.start <= start) off = directive.kind === 'disable'
  }
  return off
}
