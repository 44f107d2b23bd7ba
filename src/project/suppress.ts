// The directives of a file, for a host that parses it itself. Comments are taken from the space between tokens of the syntax tree: a
// scan of the text alone takes strings, templates and JSX for comments.

import type ts from 'typescript'
import { type Directive, findDirective, mayDirect } from '../model/directive.ts'

/** The directives of a file in order. */
export function directivesIn(compiler: typeof ts, file: string, text: string): readonly Directive[] {
  if (!mayDirect(text)) return []
  const source = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, false)
  const lineAt = (offset: number) => source.getLineAndCharacterOfPosition(offset).line
  return commentsIn(compiler, source, text).flatMap(({ text: comment, start }) => {
    const isBlock = comment.startsWith('/*')
    return findDirective({ text: isBlock ? comment.slice(2, -2) : comment.slice(2), isBlock, start, first: lineAt(start), last: lineAt(start + comment.length) }) ?? []
  })
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
