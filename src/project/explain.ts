// Why something is reported on a line, or why not: the sites there, what each repeat and query was taken for, and what every rule
// says of them, whether it is on or not.

import { formatCost } from '../model/cost.ts'
import { isSuppressed } from '../model/directive.ts'
import type { Explanation, ExplainedSite, ExplainedVerdict } from '../model/explanation.ts'
import { reasonInName, reasonInText } from '../model/generated.ts'
import type { Problem } from '../model/problem.ts'
import { isOfOutsideWork } from '../model/reached.ts'
import type { Location } from '../model/result.ts'
import { isReported } from '../model/role.ts'
import { type RuleOptions, optionsOf } from '../model/rule.ts'
import type { Config, Preset } from '../model/settings.ts'
import type { FileReport, Site } from '../model/site.ts'
import type { Noted } from '../model/taken.ts'
import { inSight, unseen } from './analyse.ts'
import { callsOn } from './calls.ts'
import { SOURCE, roleNames, rolesAsked } from './collect.ts'
import type { Wanted } from './collect.ts'
import { linesOf } from './lines.ts'
import type { Lines } from './lines.ts'
import { openProject } from './open.ts'
import type { OpenProject } from './open.ts'
import type { Parts } from './parts.ts'
import { absolute, relativeTo } from './paths.ts'
import { chooseRules } from './rules.ts'
import { directivesIn } from './suppress.ts'

export interface Question {
  readonly cwd: string
  readonly file: string
  /** One-based. */
  readonly line: number
  readonly column?: number
  readonly preset?: Preset
  readonly config?: Config
}

export async function explain(parts: Parts, question: Question): Promise<Explanation> {
  const config = question.config ?? {}
  const noted: Noted[] = []
  const project = openProject(parts, { cwd: question.cwd, paths: [question.file], config, note: (one) => void noted.push(one) })
  const file = absolute(project.cwd, question.file)
  const name = relativeTo(project.cwd, file)
  const wanted: Wanted = { cwd: project.cwd, root: project.root, paths: [question.file], config }
  const role = rolesAsked(project.files, wanted)(file)
  const report = project.files.kind(file) === 'file' ? project.engine.report(file) : undefined
  const lines = linesOf(project.files, project.cwd)
  const unwritten = reasonInName(file) ?? reasonInText(project.files.read(file) ?? '', config)
  const leftOut = isReported(role, config) ? unwritten === undefined ? undefined : { reason: unwritten } : { reason: roleNames[role], role }
  const on = (site: Site) => isOn(site, question, lines)
  return {
    file: name,
    line: question.line,
    ...question.column === undefined ? {} : { column: question.column },
    ...leftOut === undefined ? {} : { leftOut },
    sites: report?.sites.filter(on).map((site) => explained(site, report, parts, project, question, lines)) ?? [],
    unloaded: report?.unloaded.filter(({ place }) => covers(lines, place, question.line))
      .flatMap((read) => verdicts({ ...report, sites: [], unloaded: [read] }, read.place.start, parts, project, question, lines).filter(({ reports }) => reports !== undefined)) ?? [],
    functions: report?.functions.filter(({ place }) => covers(lines, place, question.line))
      .sort((a, b) => a.place.start - b.place.start)
      .map(({ name: own, place, cost }) => ({ name: own, location: lines.locate(place), cost: formatCost(cost) })) ?? [],
    calls: report?.calls ?? { recognised: 0, unresolved: 0 },
    onLine: callsOn([...noted], file, question.line, project, lines),
    elsewhere: elsewhere(report?.sites.filter((site) => !on(site)).map((site) => lines.locate(site.place)) ?? [], question.line),
    problems: report === undefined && unwritten === undefined ? [unread(project.files.kind(file), name)] : [...inSight(project, wanted), ...unseen(project, report?.calls.recognised ?? 0)],
  }
}

function unread(kind: 'file' | 'folder' | undefined, name: string): Problem {
  const problem = (message: string, next: string): Problem => ({ severity: 'error', message, next, file: name })
  if (kind === undefined) return problem(`The file \`${name}\` does not exist.`, 'Name a file relative to the working directory.')
  if (kind === 'folder') return problem(`\`${name}\` is a folder.`, 'Name a file in it.')
  if (!SOURCE.test(name)) return problem(`The file \`${name}\` is no JavaScript or TypeScript.`, 'Code within files of other languages, such as `.vue`, `.svelte` and `.astro`, is not read.')
  return problem(`The file \`${name}\` cannot be read.`, 'Its permissions forbid it.')
}

function elsewhere(locations: readonly Location[], line: number): Explanation['elsewhere'] {
  const places = locations.map((at) => at.line === line ? { line, column: at.column } : { line: at.line })
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0))
}

/** The line of the call, of one of its loops' heads, or of a query that it reaches in this file. */
function isOn(site: Site, { line, column }: Question, lines: Lines): boolean {
  const { file } = site.place
  const at = lines.locate(site.place)
  if (column !== undefined) return line >= at.line && line <= at.endLine && (line > at.line || column >= at.column) && (line < at.endLine || column <= at.endColumn)
  if (line >= at.line && line <= at.endLine) return true
  if (site.repeats.some(({ place }) => place.file === file && lines.locate(place).line === line)) return true
  return site.reached.some(({ path }) => path.some(({ place }) => place.file === file && lines.locate(place).line === line))
}

function covers(lines: Lines, place: Site['place'], line: number): boolean {
  const at = lines.locate(place)
  return line >= at.line && line <= at.endLine
}

function explained(site: Site, report: FileReport, parts: Parts, project: OpenProject, question: Question, lines: Lines): ExplainedSite {
  return {
    name: site.name,
    within: site.within,
    location: lines.locate(site.place),
    cost: formatCost(site.cost),
    repeats: site.repeats.map(({ name, place, collection, bound, ticks, intent, because }) => ({
      name, location: lines.locate(place), bound, ticks,
      ...collection === undefined ? {} : { collection: collection.name },
      ...intent === undefined ? {} : { intent },
      ...because === undefined ? {} : { because },
    })),
    reached: site.reached.map((one) => ({
      name: one.call.name, steps: one.path.map((step) => ({ ...lines.locate(step.place), name: step.name })), cost: formatCost(one.cost),
      certain: one.certain, batched: one.batched, dependsOnItem: one.dependsOnItem, conditional: one.conditional, tier: one.tier,
      ...isOfOutsideWork(one) ? { outside: true as const } : {},
      ...one.because === undefined ? {} : { because: one.because },
    })),
    verdicts: verdicts({ ...report, sites: [site], unloaded: [] }, site.place.start, parts, project, question, lines),
  }
}

/** What each rule that judges source code says of part of a report. */
function verdicts(part: FileReport, start: number, parts: Parts, project: OpenProject, { config = {}, preset }: Question, lines: Lines): readonly ExplainedVerdict[] {
  const chosen = preset ?? config.preset ?? 'recommended'
  const enabled = chooseRules(parts.rules, config, chosen).rules
  const directives = directivesIn(project.compiler, part.file, project.files.read(part.file) ?? '')
  return parts.rules.filter((rule) => rule.check !== undefined).map((rule) => {
    const on = enabled.find((one) => one.rule === rule)
    const judged = (options: RuleOptions) => parts.judge(part, [{ rule, options }])[0]?.message
    const base = { rule: rule.name, enabled: on !== undefined, suppressed: isSuppressed(directives, rule.name, start, lines.locate({ file: part.file, start, end: start }).line - 1) }
    const reports = judged(on?.options ?? optionsOf(rule, chosen))
    if (reports !== undefined) return { ...base, reports }
    const inStrict = judged(optionsOf(rule, 'strict'))
    return inStrict === undefined ? base : { ...base, reports: inStrict, strictly: true }
  })
}
