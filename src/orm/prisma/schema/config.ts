// The `schema` of a `prisma.config` file, read from its text. The file is never run: it loads environments and packages that a
// linter has no business with, so only the few expressions that people write for a path are understood.

import { dirname } from 'node:path/posix'
import { resolved } from './paths.ts'

interface Scope {
  readonly file: string
  readonly text: string
  /** Names being looked up, against `const a = a`. */
  readonly pending: readonly string[]
}

/** Absolute path; undefined where the config has no `schema` or writes it in a way that needs running. */
export function configuredSchema(file: string, source: string): string | undefined {
  const text = withoutComments(source)
  const scope: Scope = { file, text, pending: [] }
  const path = [...text.matchAll(/(?<![\w$.])(['"]?)schema\1\s*:\s*/g)]
    .map((property) => evaluate(expressionAt(text, property.index + property[0].length), scope))
    .find((one) => one !== undefined)
    ?? (/[{,]\s*schema\s*[,}]/.test(text) ? constant('schema', scope) : undefined)
  return path === undefined || path === '' ? undefined : resolved(dirname(file), path)
}

function withoutComments(text: string): string {
  return text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (token) => token.startsWith('/') ? ' ' : token)
}

/** Text up to the comma, semicolon or bracket that ends the expression. */
function expressionAt(text: string, start: number): string {
  return splitTop(text.slice(start), /[,;]/)[0]?.trim() ?? ''
}

/** Parts between separators that stand outside brackets and strings; stops where an outer bracket closes. */
function splitTop(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (const match of text.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\?\?|\|\||[\s\S]/g)) {
    const token = match[0]
    if (/^[([{]$/.test(token)) depth += 1
    else if (/^[)\]}]$/.test(token)) depth -= 1
    if (depth < 0) return [...parts, text.slice(start, match.index)]
    if (depth > 0 || !separator.test(token) || /^['"`]/.test(token)) continue
    parts.push(text.slice(start, match.index))
    start = match.index + token.length
  }
  return [...parts, text.slice(start)]
}

function evaluate(expression: string, scope: Scope): string | undefined {
  const text = expression.trim().replace(/\s+(?:as|satisfies)\s+[\w<>[\]. ]+$/, '').replace(/!$/, '')
  const alternatives = splitTop(text, /^(?:\?\?|\|\|)$/)
  if (alternatives.length > 1) return alternatives.map((one) => evaluate(one, scope)).find((one) => one !== undefined)
  const sum = splitTop(text, /^\+$/)
  if (sum.length > 1) return concatenated(sum.map((one) => evaluate(one, scope)))
  if (/^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")$/.test(text)) return text.slice(1, -1).replaceAll('\\\\', '\\')
  if (/^`[^`]*`$/.test(text)) return template(text.slice(1, -1), scope)
  if (/^\(.*\)$/s.test(text)) return evaluate(text.slice(1, -1), scope)
  if (/^(?:__dirname|import\.meta\.dirname|process\.cwd\(\))$/.test(text)) return dirname(scope.file)
  if (/^(?:__filename|import\.meta\.(?:filename|url))$/.test(text)) return scope.file
  if (/^[\w$]+$/.test(text)) return constant(text, scope)
  return called(text.replace(/\.(?:pathname|href|toString\(\))$/, ''), scope)
}

function called(text: string, scope: Scope): string | undefined {
  const call = /^(?:new\s+)?(?:[\w$]+\.)*([\w$]+)\s*\((.*)\)$/s.exec(text)
  if (call === null) return undefined
  const args = splitTop(call[2] ?? '', /^,$/).filter((one) => one.trim() !== '').map((one) => evaluate(one, scope))
  switch (call[1]) {
    case 'join': return pathOf(args, (folder, part) => `${folder}/${part}`)
    case 'resolve': return pathOf(args, resolved, dirname(scope.file))
    case 'URL': return args[0] === undefined ? undefined : resolved(dirname(args[1] ?? scope.file), args[0])
    case 'dirname': return args[0] === undefined ? undefined : dirname(args[0])
    case 'fileURLToPath': case 'normalize': return args[0]
    default: return undefined
  }
}

function pathOf(parts: readonly (string | undefined)[], append: (folder: string, part: string) => string, start?: string): string | undefined {
  let path = start
  for (const part of parts) {
    if (part === undefined) return undefined
    path = path === undefined ? part : append(path, part)
  }
  return path
}

function concatenated(parts: readonly (string | undefined)[]): string | undefined {
  return parts.some((one) => one === undefined) ? undefined : parts.join('')
}

function template(text: string, scope: Scope): string | undefined {
  return concatenated(text.split(/(\$\{[^}]*\})/).map((part) => part.startsWith('${') ? evaluate(part.slice(2, -1), scope) : part))
}

function constant(name: string, scope: Scope): string | undefined {
  if (scope.pending.includes(name)) return undefined
  const declaration = new RegExp(`\\b(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\s*(?::[^=\\n]+)?=\\s*`).exec(scope.text)
  if (declaration === null) return undefined
  const text = scope.text.slice(declaration.index + declaration[0].length)
  const statement = splitTop(text, /^(?:[,;\n])$/)[0] ?? ''
  return evaluate(statement, { ...scope, pending: [...scope.pending, name] })
}
