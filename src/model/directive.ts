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
  readonly kind: 'disable' | 'enable' | 'line' | 'next-line'
  /** Rule names as written; empty: all rules. */
  readonly rules: readonly string[]
  readonly start: number
  /** Zero-based line that `line` and `next-line` speak of. */
  readonly line: number
}

const DIRECTIVE = /^\s*(eslint|oxlint)-(disable-next-line|disable-line|disable|enable)(?=\s|$)([\s\S]*)$/

/** Whether a text can hold a directive at all. */
export function mayDirect(text: string): boolean {
  return /(?:eslint|oxlint)-(?:disable|enable)/.test(text)
}

export function findDirective({ text, isBlock, start, first, last }: Comment): Directive | undefined {
  const [, by, name, rest = ''] = DIRECTIVE.exec(text) ?? []
  if (name === undefined) return undefined
  const linter = by === 'oxlint' ? 'oxlint' : 'eslint'
  const rules = (rest.split(/\s-{2,}(?:\s|$)/)[0] ?? '').split(',').map((rule) => rule.trim()).filter((rule) => rule !== '')
  if (name === 'disable-next-line') return { linter, kind: 'next-line', rules, start, line: last + 1 }
  if (name === 'disable-line') return first === last ? { linter, kind: 'line', rules, start, line: first } : undefined
  // ESLint reads these two in block comments only.
  if (!isBlock && linter === 'eslint') return undefined
  return { linter, kind: name === 'enable' ? 'enable' : 'disable', rules, start, line: first }
}

export function bareName(rule: string): string {
  return rule.slice(rule.lastIndexOf('/') + 1)
}

/** Whether a finding of this rule that starts at an offset is turned off. */
export function isSuppressed(directives: readonly Directive[], rule: string, start: number, line: number): boolean {
  let off = false
  for (const directive of directives) {
    if (directive.rules.length > 0 && !directive.rules.some((name) => bareName(name) === rule)) continue
    if (directive.kind === 'line' || directive.kind === 'next-line') {
      if (directive.line === line) return true
    } else if (directive.start <= start) off = directive.kind === 'disable'
  }
  return off
}
