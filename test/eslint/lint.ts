// Lints a file of a project through the ESLint class, in each set-up that people have.

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { ESLint, type Linter } from 'eslint'
import { ESLint as ESLint9 } from 'eslint9'
import ts from 'typescript'
import plugin from '../../src/index.ts'

export type Settings = Readonly<Record<string, unknown>>

export interface Setup {
  readonly name: string
  languageOptions(cwd: string): Linter.LanguageOptions
}

export const untyped: Setup = { name: 'untyped', languageOptions: () => ({ parser }) }

export const programs: Setup = {
  name: 'programs',
  languageOptions: (cwd) => ({ parser, parserOptions: { programs: [program(cwd)], tsconfigRootDir: cwd } }),
}

export const projectService: Setup = {
  name: 'projectService',
  languageOptions: (cwd) => ({ parser, parserOptions: { projectService: true, tsconfigRootDir: cwd } }),
}

export const espree: Setup = { name: 'espree', languageOptions: () => ({ sourceType: 'module' }) }

export const linters = [
  { version: '10', Class: ESLint },
  { version: '9', Class: ESLint9 as unknown as typeof ESLint },
] as const

export interface LintOptions {
  readonly setup?: Setup
  readonly Class?: typeof ESLint
  readonly config?: Linter.Config
  readonly fix?: boolean
}

/** An ESLint on a project with the strict preset and what a test adds. */
export function eslint(cwd: string, { setup = untyped, Class = ESLint, config = {} }: LintOptions = {}): ESLint {
  return new Class({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{ts,tsx,js,jsx}'], languageOptions: setup.languageOptions(cwd) },
      { ...plugin.configs.strict, ...config },
    ],
  })
}

/** Messages of one file as it stands on disk, or with another text. */
export async function lint(cwd: string, file: string, options: LintOptions & { readonly text?: string } = {}): Promise<readonly Linter.LintMessage[]> {
  const path = resolve(cwd, file)
  const [result] = await eslint(cwd, options).lintText(options.text ?? readFileSync(path, 'utf8'), { filePath: path })
  return result!.messages
}

export function shown(messages: readonly Linter.LintMessage[]): readonly string[] {
  return messages.map((one) => `${(one.ruleId ?? one.message).replace('querylint/', '')} ${one.line}:${one.column}-${one.endLine}:${one.endColumn}`)
}

function program(cwd: string): ts.Program {
  const { config } = ts.readConfigFile(join(cwd, 'tsconfig.json'), ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, cwd)
  return ts.createProgram(fileNames, options)
}
