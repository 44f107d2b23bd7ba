// What is known of a line, for people.

import type { ExplainedQuery, ExplainedRepeat, ExplainedSite, ExplainedTaken, ExplainedVerdict, Explanation } from '../model/explanation.ts'
import type { Location } from '../model/result.ts'
import { plain } from './paint.ts'
import type { Paint } from './paint.ts'
import { about } from './pretty.ts'

const intents: Readonly<Record<string, string>> = {
  constant: 'a small fixed number of times', chunk: 'once for each chunk', cursor: 'once for each page', drain: 'until a queue is empty',
  retry: 'again until it succeeds', poll: 'as a poll', search: 'until something is found', memoised: 'at most once for each distinct key', external: 'around work outside the database',
}

export function explanation(known: Explanation, paint: Paint = plain): string {
  const costs = [...known.functions, ...known.sites].map(({ cost }) => cost).join(' ')
  const recursions = [...new Set(costs.match(/\bR\([^()]+\)/g))]
  const parts = [
    ...known.problems.map((problem) => about(problem, paint)),
    ...known.leftOut === undefined ? [] : [`${paint.yellow('note')}  \`${known.file}\` ${known.leftOut.reason}, so \`check\` leaves it out${known.leftOut.role === undefined ? '' : ` without \`--include-role ${known.leftOut.role}\``}.`],
    ...known.sites.map((site) => ofSite(site, paint)),
    ...known.unloaded.map((verdict) => ofVerdict(verdict, paint)),
    ...known.sites.length + known.unloaded.length === 0 ? [nothing(known, paint)] : [],
    ...recursions.map((recursion) => `${paint.dim('where')}  ${recursion} is how often \`${recursion.slice(2, -1)}\` runs, as it calls itself directly or through others.`),
  ]
  return `${parts.join('\n\n')}\n`
}

function nothing(known: Explanation, paint: Paint): string {
  if (known.problems.some(({ severity }) => severity === 'error')) return `Nothing is known of ${known.file}:${known.line}.`
  const inner = known.functions.at(-1)
  const place = ({ line, column }: { readonly line: number; readonly column?: number }) => `${known.file}:${line}${column === undefined ? '' : `:${column}`}`
  const rows = [
    `${place(known)} has no call that runs many times and reaches a query.`,
    ...inner === undefined ? [] : [`  ${paint.dim('function')}  \`${inner.name}\` costs ${inner.cost} ${inner.cost === '1' ? 'query' : 'queries'} each time it runs.`],
    ...known.onLine.map(({ name, taken }) => `  ${paint.dim('call')}      \`${name}\` ${taken.map(words).join(', or ')}.`),
    `  ${paint.dim('file')}      ${calls(known.calls.recognised, 'is a query', 'are queries')}, and ${calls(known.calls.unresolved, 'leads', 'lead')} nowhere that is known.`,
    ...known.elsewhere.length === 0 ? [] : [`  ${paint.dim('see')}       ${known.elsewhere.map(place).join(', ')}`],
  ]
  return rows.join('\n')
}

function words(taken: ExplainedTaken): string {
  switch (taken.kind) {
    case 'query': return taken.certain === 'yes' ? `is the query \`${taken.name}\`` : `is perhaps the query \`${taken.name}\``
    case 'control': return 'belongs to the ORM and sends no statement that counts'
    case 'function': return `calls \`${taken.name}\` (${taken.location.file}:${taken.location.line}), which costs ${taken.cost}`
    case 'library': return `is known of ${owner(taken)}: it runs functions that it is given`
    case 'container': return 'hands out what the package binds to what is asked for'
    case 'iteration': return 'runs a function for each item'
    case 'language': return 'is a function of the language'
    case 'setting': return `is named by the setting \`${taken.setting}\``
    case 'foreign': return `is no query: it belongs to ${owner(taken)}`
    case 'rows': return `is no query: it is called on what a query returned, \`${taken.name}\``
    case 'given': return `is not resolved: \`${taken.name}\` is what callers hand in`
    case 'unknown': return 'is not resolved: nothing tells what it is'
  }
}

function calls(number: number, one: string, many: string): string {
  return number === 1 ? `1 call ${one}` : `${number} calls ${many}`
}

function owner({ name, module }: { readonly name: string; readonly module?: string }): string {
  return module === undefined ? `\`${name}\` of the platform` : name === module ? `the package \`${module}\`` : `\`${name}\` of the package \`${module}\``
}

function ofSite(site: ExplainedSite, paint: Paint): string {
  return [
    `${paint.bold(at(site.location))}  \`${site.name}\` in \`${site.within}\` costs ${site.cost}.`,
    ...site.repeats.map((repeat) => `  ${paint.dim('repeats')}  ${ofRepeat(repeat, paint)}`),
    ...site.reached.flatMap((query) => ofQuery(query, paint)),
    ...ofVerdicts(site, paint).map((verdict) => `  ${paint.dim('rule')}     ${verdict}`),
  ].join('\n')
}

function ofRepeat({ name, location, collection, bound, ticks, intent, because }: ExplainedRepeat, paint: Paint): string {
  const over = collection === undefined ? '' : ` over \`${collection}\``
  const how = intent === undefined ? bound === 'unbounded' ? 'as often as there are items' : `${bound === 'constant' ? 'a fixed number of times' : `once for each ${bound}`}` : intents[intent] ?? intent
  const pace = ticks === 'same' ? 'all at once' : 'one after another'
  return `\`${name}\`${over} ${paint.dim(`(${at(location)})`)}: ${how}, ${pace}${because === undefined ? '' : `, because ${because}`}.`
}

function ofQuery(query: ExplainedQuery, paint: Paint): readonly string[] {
  const way = query.steps.map((step) => `${step.name} ${paint.dim(`(${step.file}:${step.line})`)}`).join(' → ')
  const facts = [
    query.certain === 'yes' ? 'certain' : query.certain === 'no' ? 'no query' : 'not certain',
    query.batched === 'yes' ? 'merged into one statement by the ORM' : query.batched === 'unknown' ? 'perhaps merged into one statement by the ORM' : 'not merged',
    query.dependsOnItem === 'yes' ? 'different for each item' : query.dependsOnItem === 'no' ? 'the same for each item' : 'perhaps different for each item',
    ...query.conditional ? ['not on every path'] : [],
    ...query.outside === true ? ['belonging to work outside the database'] : [],
  ]
  return [
    `  ${paint.dim('reaches')}  ${way === '' ? query.name : way}`,
    `           costs ${query.cost}: ${facts.join(', ')}${query.because === undefined ? '' : `, because ${query.because}`}; known from ${query.tier === 'typed' ? 'types' : query.tier === 'source' ? 'sources' : 'this file alone'}.`,
  ]
}

/** Rules that have nothing to say of it are named together, and only where all have nothing. */
function ofVerdicts(site: ExplainedSite, paint: Paint): readonly string[] {
  const said = site.verdicts.filter(({ reports }) => reports !== undefined)
  return said.length === 0 ? [`none reports it: ${whySilent(site)}.`] : said.map((verdict) => ofVerdict(verdict, paint))
}

function ofVerdict({ rule, enabled, reports, strictly, suppressed }: ExplainedVerdict, paint: Paint): string {
  if (strictly === true) return `${rule} reports it in the preset \`strict\` only: ${reports}`
  if (suppressed) return `${rule} would report it, but a comment turns it off.`
  return enabled ? `${paint.red(rule)} reports it: ${reports}` : `${rule} would report it, but is off in this configuration.`
}

/** The first reason for which rules pass over a site; otherwise it is simply another rule's matter. */
function whySilent({ repeats, reached }: ExplainedSite): string {
  const meant = repeats.find(({ intent }) => intent !== undefined)
  if (meant?.intent !== undefined) return `\`${meant.name}\` runs ${intents[meant.intent] ?? meant.intent}`
  if (reached.every(({ batched }) => batched === 'yes')) return 'the ORM merges the calls into one statement'
  if (reached.every(({ certain }) => certain !== 'yes')) return reached.every(({ because }) => because !== undefined && because === reached[0]?.because) ? reached[0]!.because! : 'it is not certain that a query runs each time'
  if (reached.every(({ outside }) => outside === true)) return 'each round waits for work outside the database, to which the queries belong'
  const bounded = repeats.every(({ bound }) => bound !== 'unbounded')
  return bounded ? 'the repeats are bounded' : 'no rule looks for this pattern'
}

function at({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`
}
