// The analyzer as others call it, with everything that it is made of put in.

import { rules } from '../../rules/index.ts'
import { bundledCompiler } from '../compiler.ts'
import { createEngine } from '../engine/create.ts'
import { judge } from '../engine/judge.ts'
import { frameworks } from '../frameworks/frameworks.ts'
import type { Explanation } from '../model/explanation.ts'
import type { Result } from '../model/result.ts'
import type { Rule } from '../model/rule.ts'
import { orms } from '../orm/registry.ts'
import { analyse as analyseWith } from './analyse.ts'
import type { Request } from './analyse.ts'
import { explain as explainWith } from './explain.ts'
import type { Question } from './explain.ts'
import type { Parts } from './parts.ts'

const parts: Parts = { loadCompiler: bundledCompiler, createEngine, judge, orms, frameworks, rules }

/**
 * Analyses a project and returns what it found: findings, problems and statistics. Never throws for what is wrong with the analysed
 * code; `problems` says what could not be analysed.
 *
 * ```ts
 * const result = await analyse({ cwd: process.cwd(), paths: ['src'] })
 * for (const { location, message } of result.findings) console.log(`${location.file}:${location.line} ${message}`)
 * ```
 */
export function analyse(request: Request): Promise<Result> {
  return analyseWith(parts, request)
}

/** Says what is known of one line of a file: why something is reported there, or why not. */
export function explain(question: Question): Promise<Explanation> {
  return explainWith(parts, question)
}

/** All rules with their documentation and options. */
export const knownRules: readonly Rule[] = rules
