// A run over a project: files → reports → findings. One bad file costs its own findings only: what goes wrong with it is a problem
// of the result, and the rest goes on.

import { isSuppressed } from '../model/directive.ts'
import type { Finding } from '../model/finding.ts'
import { reasonInText } from '../model/generated.ts'
import { seenFrom } from '../model/problem.ts'
import type { Problem } from '../model/problem.ts'
import { isReported } from '../model/role.ts'
import type { Result, ResultFinding, Skipped } from '../model/result.ts'
import type { ConfiguredRule } from '../model/rule.ts'
import type { Config, Preset } from '../model/settings.ts'
import { byCode, collect, rolesAsked } from './collect.ts'
import type { Wanted } from './collect.ts'
import { linesOf } from './lines.ts'
import type { Lines } from './lines.ts'
import { openProject } from './open.ts'
import type { OpenProject, Stdin } from './open.ts'
import type { Parts } from './parts.ts'
import { relativeTo } from './paths.ts'
import { chooseRules } from './rules.ts'
import { directivesIn } from './suppress.ts'
import { projectFiles } from './tsconfigs.ts'

export interface Request {
  /** Working directory: paths are relative to it, in and out. */
  readonly cwd: string
  /** Files, folders or globs; the working directory if there is none. */
  readonly paths?: readonly string[]
  /** Paths of tsconfig files: only their files, and those of the projects that they refer to. */
  readonly projects?: readonly string[]
  /** Names of rules: only these. */
  readonly rules?: readonly string[]
  /** `recommended` unless the configuration says otherwise. */
  readonly preset?: Preset
  readonly config?: Config
  /** Text that stands for a file; the only file that is reported then. */
  readonly stdin?: Stdin
  /** Called before each file. */
  onProgress?(done: number, total: number): void
}

interface Seen {
  readonly findings: readonly Finding[]
  readonly suppressed: number
  readonly calls: Result['stats']['calls']
  readonly problems: readonly Problem[]
  readonly skipped: readonly Skipped[]
}

const nothing: Seen = { findings: [], suppressed: 0, calls: { recognised: 0, unresolved: 0 }, problems: [], skipped: [] }

export async function analyse(parts: Parts, request: Request): Promise<Result> {
  const config = request.config ?? {}
  const { stdin } = request
  const paths = stdin === undefined ? request.paths ?? [] : [stdin.path]
  const choice = chooseRules(parts.rules, config, request.preset ?? config.preset ?? 'recommended', request.rules)
  const project = openProject(parts, { cwd: request.cwd, paths, config, stdin })
  const named = request.projects?.length ? projectFiles(project.compiler, project.cwd, request.projects) : undefined
  const wanted: Wanted = { cwd: project.cwd, root: project.root, paths, config, ...named === undefined ? {} : { projects: named } }
  const collected = await collect(project.files, wanted)
  const lines = linesOf(project.files, project.cwd)

  const seen: Seen[] = []
  for (const [at, file] of collected.files.entries()) {
    request.onProgress?.(at, collected.files.length)
    seen.push(look(parts, project, file, choice.rules, config, lines))
    if (at % 20 === 19) await breath()
  }
  request.onProgress?.(collected.files.length, collected.files.length)

  const skipped = [...collected.skipped, ...seen.flatMap((one) => one.skipped)].sort((a, b) => byCode(a.file, b.file))
  const files = collected.files.length - seen.reduce((sum, one) => sum + one.skipped.length, 0)
  const errors = [...choice.problems, ...named?.problems ?? [], ...collected.problems]
  const empty: readonly Problem[] = files > 0 || errors.some(({ severity }) => severity === 'error') ? [] : [noFiles(skipped, collected.passed, paths)]
  // What fails a run is not said a second time as a note.
  const others = inSight(project, wanted).filter(({ severity, file }) => severity === 'error' || !errors.some((error) => error.file === file && file !== undefined))
  const calls = { recognised: total(seen, (one) => one.calls.recognised), unresolved: total(seen, (one) => one.calls.unresolved) }
  // In a few files that somebody names there may well be no query.
  const none = paths.length === 0 ? unrecognised(project, calls) : []
  return {
    findings: seen.flatMap((one) => one.findings.map((finding) => located(finding, lines))).sort(inOrder),
    problems: [...errors, ...others, ...unseen(project, calls.recognised), ...none, ...seen.flatMap((one) => one.problems), ...empty],
    stats: {
      files,
      skipped,
      calls,
      suppressed: total(seen, (one) => one.suppressed),
    },
  }
}

function look(parts: Parts, project: OpenProject, file: string, rules: readonly ConfiguredRule[], config: Config, lines: Lines): Seen {
  const name = relativeTo(project.cwd, file)
  const text = project.files.read(file)
  const unreadable: Problem = { severity: 'error', message: `The file \`${name}\` cannot be read.`, next: 'It vanished during the run, or its permissions forbid it.', file: name }
  if (text === undefined) return { ...nothing, problems: [unreadable] }
  const reason = reasonInText(text, config)
  if (reason !== undefined) return { ...nothing, skipped: [{ file: name, reason }] }
  try {
    const report = project.engine.report(file)
    if (report === undefined) return { ...nothing, problems: [unreadable] }
    const errors = project.engine.syntaxErrors(file).slice(0, 1).map(({ message, line, column }): Problem => ({
      severity: 'error', message: `The file \`${name}\` has a syntax error at ${line}:${column}: ${message.replace(/\.$/, '')}.`, file: name, line,
    }))
    const found = parts.judge(report, rules, relativeTo(project.root, file))
    const directives = found.length === 0 ? [] : directivesIn(project.compiler, file, text)
    const findings = found.filter(({ rule, place }) => !isSuppressed(directives, rule, place.start, lines.locate(place).line - 1))
    return { findings, suppressed: found.length - findings.length, calls: report.calls, problems: errors, skipped: [] }
  } catch (error) {
    const cause = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return { ...nothing, problems: [{ severity: 'error', message: `The file \`${name}\` cannot be analysed: ${cause}.`, next: 'This is a fault of querylint: please report it with the file.', file: name }] }
  }
}

export function located(finding: Finding, lines: Lines): ResultFinding {
  const location = lines.locate(finding.place)
  return {
    ...finding,
    location,
    steps: finding.path.map((step) => ({ ...lines.locate(step.place), name: step.name })),
    excerpt: lines.line(finding.place.file, location.line),
  }
}

function inOrder(a: ResultFinding, b: ResultFinding): number {
  return byCode(a.location.file, b.location.file) || a.place.start - b.place.start || byCode(a.rule, b.rule) || a.place.end - b.place.end || byCode(a.message, b.message)
}

/** Problems of the project as people read them. The schema of a fixture concerns only those who ask for that folder. */
export function inSight({ problems, files, cwd }: OpenProject, wanted: Wanted): readonly Problem[] {
  const roleAsked = rolesAsked(files, wanted)
  return problems().filter(({ file }) => file === undefined || isReported(roleAsked(file), wanted.config)).map((problem) => seenFrom(cwd, problem))
}

/** That no ORM is in sight matters where no call was recognised either. */
export function unseen({ noOrm }: OpenProject, recognised: number): readonly Problem[] {
  return recognised > 0 || noOrm === undefined ? [] : [noOrm]
}

/** Queries of a client that nobody recognises look as if there were none. */
function unrecognised({ noOrm }: OpenProject, { recognised, unresolved }: Result['stats']['calls']): readonly Problem[] {
  if (recognised > 0 || unresolved === 0 || noOrm !== undefined) return []
  const lost = unresolved === 1 ? 'one call leads' : `${unresolved} calls lead`
  return [{ severity: 'note', message: `No query is recognised, and ${lost} nowhere that is known.`, next: 'Where you know of a query, `querylint explain FILE:LINE` says what it is taken for; the setting `clients` names clients that nothing else identifies.' }]
}

function noFiles(skipped: readonly Skipped[], passed: readonly Skipped[], paths: readonly string[]): Problem {
  const files = skipped.filter(({ file }) => !file.endsWith('/'))
  const [first] = files.length > 0 ? files : [...skipped, ...passed]
  const hollow = paths.length === 1 ? `: \`${paths[0]}\` holds no JavaScript or TypeScript` : ''
  const why = first === undefined ? hollow : files.length > 1 ? `: ${files.length} are left out, as \`${first.file}\` ${first.reason}` : `: \`${first.file}\` ${first.reason}`
  return { severity: 'note', message: `No file is analysed${why}.`, next: 'Name other paths, or include a role by `--include-role`.' }
}

function total(seen: readonly Seen[], count: (one: Seen) => number): number {
  return seen.reduce((sum, one) => sum + count(one), 0)
}

/** Lets a spinner turn and signals arrive. */
function breath(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}
