// Comments that turn findings off, as ESLint and oxlint read them, so that one comment serves every host. Comments are taken from
// the space between tokens of the syntax tree: a scan of the text alone takes strings, templates and JSX for comments.

import type ts from 'typescript'

export interface Directive {
  readonly kind: 'disable' | 'enable' | 'line' | 'next-line'
  /** Rule names without a plugin's prefix; empty: all rules. */
  readonly rules: readonly string[]
  readonly start: number
  /** Zero-based line that `line` and `next-line` speak of. */
  readonly line: number
}

/** The directives of a file in order. */
export function directivesIn(compiler: typeof ts, file: string, text: string): readonly Directive[] {
  if (!/(?:eslint|oxlint)-(?:disable|enable)/.test(text)) return []
  const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, false)
  return commentsIn(compiler, source, text).flatMap((comment) => parse(source, comment))
}

/** Whether a finding of this rule that starts at an offset is turned off. */
export function isSuppressed(directives: readonly Directive[], rule: string, start: number, line: number): boolean {
  let off = false
  for (const directive of directives) {
    if (directive.rules.length > 0 && !directive.rules.includes(rule)) continue
    if (directive.kind === 'line' || directive.kind === 'next-line') {
      if (directive.line === line) return true
    } else if (directive.start <= start) off = directive.kind === 'disable'
  }
  return off
}

interface Comment {
  readonly text: string
  readonly start: number
}

function commentsIn(compiler: typeof ts, source: ts.SourceFile, text: string): readonly Comment[] {
  const { SyntaxKind } = compiler
  const comments: Comment[] = []
  const visit = (node: ts.Node): void => {
    if (node.kind === SyntaxKind.JsxText || (node.kind >= SyntaxKind.FirstJSDocNode && node.kind <= SyntaxKind.LastJSDocNode)) return
    const children = node.getChildren(source)
    if (children.length > 0) return children.forEach(visit)
    const space = text.slice(node.pos, node.getStart(source))
    for (const match of space.matchAll(/\/\*[\s\S]*?\*\/|\/\/[^\r\n]*/g)) comments.push({ text: match[0], start: node.pos + match.index })
  }
  visit(source)
  return comments
}

const DIRECTIVE = /^\s*(eslint|oxlint)-(disable-next-line|disable-line|disable|enable)(?=\s|$)([\s\S]*)$/

function parse(source: ts.SourceFile, comment: Comment): readonly Directive[] {
  const isBlock = comment.text.startsWith('/*')
  const match = DIRECTIVE.exec(isBlock ? comment.text.slice(2, -2) : comment.text.slice(2))
  const [, linter, name, rest = ''] = match ?? []
  if (name === undefined) return []
  const listed = (rest.split(/\s-{2,}(?:\s|$)/)[0] ?? '').split(',').map((rule) => rule.trim()).filter((rule) => rule !== '')
  const rules = listed.map((rule) => rule.slice(rule.lastIndexOf('/') + 1))
  const lineAt = (offset: number) => source.getLineAndCharacterOfPosition(offset).line
  const first = lineAt(comment.start)
  const last = lineAt(comment.start + comment.text.length)
  if (name === 'disable-next-line') return [{ kind: 'next-line', rules, start: comment.start, line: last + 1 }]
  if (name === 'disable-line') return first === last ? [{ kind: 'line', rules, start: comment.start, line: first }] : []
  // ESLint reads these two in block comments only.
  if (!isBlock && linter === 'eslint') return []
  return [{ kind: name === 'enable' ? 'enable' : 'disable', rules, start: comment.start, line: first }]
}
