// What the engine says of the file being linted. One run a file, however many rules are on: all of them are handed the same program
// node, which exists once per lint of a text (a linter may use one SourceCode object for all files).

import { existsSync } from 'node:fs'
import { dirname, relative } from 'node:path/posix'
import type { Rule } from 'eslint'
import { isCode, isDeclaration } from '../engine/resolve/probe.ts'
import { reasonInName, reasonInText } from '../model/generated.ts'
import { isReported, roleOf } from '../model/role.ts'
import type { FileReport } from '../model/site.ts'
import { findParsed } from './compiler.ts'
import { projectRoot } from './root.ts'
import { settingsOf } from './settings.ts'
import { warn } from './warnings.ts'
import { workspaceAt } from './workspace.ts'

type Context = Rule.RuleContext

export interface LintedFile {
  readonly report: FileReport
  /** Path relative to the project's root. */
  readonly name: string
}

const linted = new WeakMap<object, { readonly file: LintedFile | undefined }>()

/** Sites of the file; undefined where its kind is not linted. */
export function findReport(context: Context, program: object): LintedFile | undefined {
  const known = linted.get(program)
  if (known !== undefined) return known.file
  const file = lintedFile(context, program)
  linted.set(program, { file })
  return file
}

function lintedFile(context: Context, program: object): LintedFile | undefined {
  const settings = settingsOf(context.settings)
  const text = context.sourceCode.text
  const parsed = findParsed(context.sourceCode.parserServices, program, text)
  const cwd = withSlashes(context.cwd)
  const isNamed = !context.filename.startsWith('<')
  const file = isNamed ? withSlashes(context.filename) : `${cwd}/stdin${parsed === undefined ? '.jsx' : extension(parsed.source.fileName)}`
  if (!isCode(file) || isDeclaration(file)) return undefined
  const root = projectRoot(dirname(file), cwd)
  const name = relative(root, file)
  const isAsked = (path: string) => isReported(roleOf(relative(root, path), settings, relative(root, cwd)), settings)
  if (isNamed && (!isAsked(file) || reasonInName(file) !== undefined) || reasonInText(text, settings) !== undefined) return undefined
  // A text that is no file of the project is judged alone: its imports may be meant for anywhere.
  const alone = !isNamed || !existsSync(file)
  const workspace = workspaceAt(root, alone ? { ...settings, singleFile: true } : settings)
  const report = workspace.report(parsed === undefined ? { file, text } : { file, text, parsed })
  warn(root, workspace.problems().filter((problem) => problem.file === undefined || isAsked(problem.file)))
  return report === undefined ? undefined : { report, name }
}

function withSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}

function extension(path: string): string {
  return path.slice(path.lastIndexOf('.'))
}
