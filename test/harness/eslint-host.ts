// The ESLint host on a fixture: every file through ESLint itself, once for each way of parsing it that people have.

import { dirname, join } from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import ts from 'typescript'
import plugin from '../../src/index.ts'
import { type Project, isSource, projectFiles } from './fixture.ts'
import type { Observed } from './want.ts'

export type Parsing = 'untyped' | 'programs'

export function lint({ root, fixture, tier }: Project, parsing: Parsing): readonly Observed[] {
  const files = [...projectFiles(fixture)].filter(([path]) => isSource(path))
  const typed = parsing === 'programs' ? { programs: [program(root, files.map(([path]) => join(root, path)))], tsconfigRootDir: root } : {}
  const linter = new Linter({ cwd: root, configType: 'flat' })
  const preset = plugin.configs[fixture.preset]
  const settings = { querylint: tier === 'file' ? { ...fixture.settings, singleFile: true } : fixture.settings }
  const config: Linter.Config[] = [
    { ...preset, files: ['**/*.{ts,tsx,mts,cts,js,mjs,cjs,jsx}'], settings, linterOptions: { reportUnusedDisableDirectives: 'off' } },
    { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: parser as Linter.Parser, parserOptions: typed } },
    { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  ]
  return files.flatMap(([file, text]) => linter.verify(text, config, { filename: join(root, file) }).map((message): Observed => ({
    file,
    line: message.line,
    column: message.column,
    endLine: message.endLine ?? message.line,
    endColumn: message.endColumn ?? message.column,
    rule: message.ruleId?.replace('querylint/', '') ?? 'error',
    text: message.message,
  })))
}

const options: ts.CompilerOptions = { strict: true, module: ts.ModuleKind.Preserve, target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.Preserve, noEmit: true, types: [], skipLibCheck: true }
const host = ts.createCompilerHost(options)
const read = host.getSourceFile.bind(host)
const libraries = new Map<string, ts.SourceFile | undefined>()

/** Declarations of the language are parsed once for all fixtures. */
function program(root: string, files: readonly string[]): ts.Program {
  const library = dirname(ts.getDefaultLibFilePath(options))
  return ts.createProgram(files.filter((file) => !/\.[cm]?jsx?$/.test(file)), options, {
    ...host,
    getCurrentDirectory: () => root,
    getSourceFile(path, ...rest) {
      if (!path.startsWith(library)) return read(path, ...rest)
      if (!libraries.has(path)) libraries.set(path, read(path, ...rest))
      return libraries.get(path)
    },
  })
}
