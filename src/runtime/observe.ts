// A trace → findings, by the rules that judge source code, in the form that reports print. What cannot be trusted is a problem and no
// finding: an empty list must never mean that nobody looked.

import { relative } from 'node:path'
import { rules } from '../../rules/index.ts'
import type { Place } from '../model/place.ts'
import type { Problem } from '../model/problem.ts'
import type { ResultFinding, ResultStep } from '../model/result.ts'
import { isInPreset, optionsOf } from '../model/rule.ts'
import type { ConfiguredRule, Observation, Rule } from '../model/rule.ts'
import type { Preset } from '../model/settings.ts'
import type { CallFrame, Trace } from '../model/trace.ts'
import { counted, keyOf, wordsOf } from '../model/wording.ts'
import { codeAt } from './source.ts'

export interface ObserveOptions {
  /** Rules by name: `false` turns one off, an object gives it options. Those of the preset with their defaults unless said otherwise. */
  readonly rules?: Readonly<Record<string, boolean | Readonly<Record<string, unknown>>>>
  /** `recommended` unless said otherwise. */
  readonly preset?: Preset
  /** What paths are relative to; the working directory unless said otherwise. */
  readonly cwd?: string
}

export class UnknownRule extends Error {
  override readonly name = 'UnknownRule'

  constructor(rule: string) {
    super(`No rule that judges traces is named \`${rule}\`. They are ${observing.map(({ name }) => `\`${name}\``).join(', ')}.`)
  }
}

const observing: readonly Rule[] = rules.filter(({ observe }) => observe !== undefined)

/**
 * Judges what a scope has executed.
 *
 * @returns findings in order of file and position
 * @throws UnknownRule if a rule is named that there is not
 */
export function findingsOf(trace: Trace, options: ObserveOptions = {}): readonly ResultFinding[] {
  const { cwd = process.cwd() } = options
  const ordinals = new Map<string, number>()
  return configured(options)
    .flatMap(({ rule, options: own }) => (rule.observe?.(trace, own) ?? []).map((observation) => findingOf(rule, observation, cwd, ordinals)))
    .sort((a, b) => compared(a.location.file, b.location.file) || a.location.line - b.location.line || a.location.column - b.location.column || compared(a.rule, b.rule))
}

/** Findings of several scopes are one where this is the same: functions without a name, and tests that transform names, share a key. */
export function identityOf({ key, location: { line, column } }: ResultFinding): string {
  return `${key} ${line}:${column}`
}

/** Why the counts of a trace are not the whole truth. */
export function problemsOf({ scope: { name }, blind, late, unanswered, overflow }: Trace): readonly Problem[] {
  return [
    ...blind.map((message): Problem => ({ severity: 'error', message, next: 'Hand the driver\'s pool or client to `instrument` as well.' })),
    ...late === 0 ? [] : [note(`${counted(late, 'statement')} of \`${name}\` ran after it had ended, and ${late === 1 ? 'is' : 'are'} in no count.`, 'Await what sends them.')],
    ...unanswered === 0 ? [] : [note(`${counted(unanswered, 'statement')} of \`${name}\` had no answer when it ended.`, 'Await what sends them.')],
    ...overflow.statements === 0 ? [] : [note(`${counted(overflow.statements, 'statement')} of \`${name}\` had no room among its shapes: they are counted and not judged.`, 'Count a smaller part of the program.')],
  ]
}

function configured({ rules: chosen = {}, preset = 'recommended' }: ObserveOptions): readonly ConfiguredRule[] {
  const unknown = Object.keys(chosen).find((name) => observing.every((rule) => rule.name !== name))
  if (unknown !== undefined) throw new UnknownRule(unknown)
  return observing.flatMap((rule) => {
    const choice = chosen[rule.name] ?? isInPreset(rule, preset)
    return choice === false ? [] : [{ rule, options: optionsOf(rule, preset, choice === true ? {} : choice) }]
  })
}

function findingOf(rule: Rule, { messageId, data, site, at, certainty, cost, subject }: Observation, cwd: string, ordinals: Map<string, number>): ResultFinding {
  const way = site.frames.slice(0, at + 1).reverse().map((frame) => shownAt(frame, cwd))
  const [{ step: { name: _, ...location }, place, excerpt } = nowhere] = way
  return {
    ...wordsOf(rule, messageId, data), place, path: way.map(({ step: { name }, place }) => ({ name, place })), certainty, tier: 'trace', cost,
    key: keyOf(rule, location.file, site.frames[at]?.function ?? '', subject, ordinals), location, steps: way.map(({ step }) => step), excerpt,
  }
}

interface Shown {
  readonly step: ResultStep
  readonly place: Place
  readonly excerpt: string
}

/** The stack had no frame of the application. */
const nowhere: Shown = {
  step: { name: '', file: '(no application code on the stack)', line: 0, column: 1, endLine: 0, endColumn: 1 }, place: { file: '', start: 0, end: 0 }, excerpt: '',
}

function shownAt(frame: CallFrame, cwd: string): Shown {
  const { name, line, column, endColumn, lineStart } = codeAt(frame)
  return {
    step: { name, file: relative(cwd, frame.file).replaceAll('\\', '/'), line: frame.line, column, endLine: frame.line, endColumn },
    place: { file: frame.file, start: lineStart + column - 1, end: lineStart + endColumn - 1 }, excerpt: line,
  }
}

function note(message: string, next: string): Problem {
  return { severity: 'note', message, next }
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
