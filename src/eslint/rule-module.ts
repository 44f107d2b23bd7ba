// A rule as ESLint and oxlint run it. It asks for the file's report and judges it; it visits nothing but the program, because oxlint
// offers no types and espree's nodes lead to none, so a finding is placed by its offsets.

import type { Rule as ESLintRule } from 'eslint'
import { judge } from '../engine/judge.ts'
import type { Finding } from '../model/finding.ts'
import { optionsOf } from '../model/rule.ts'
import type { Rule, RuleOptions } from '../model/rule.ts'
import { silencer } from './directives.ts'
import { findReport } from './file-report.ts'

export function ruleModule(rule: Rule, docsUrl: (rule: string) => string): ESLintRule.RuleModule {
  const defaults = optionsOf(rule, undefined)
  return {
    meta: {
      type: 'problem',
      docs: { description: rule.docs.description, url: docsUrl(rule.name), recommended: rule.docs.preset === 'recommended' },
      // Facts and remedies arrive filled in: one message for each id, so that ids stay those of the rule.
      messages: Object.fromEntries(Object.keys(rule.messages).map((id) => [id, '{{report}}'])),
      schema: optionsSchema(rule),
      defaultOptions: Object.keys(defaults).length === 0 ? [] : [defaults],
    },
    create: (context) => ({
      Program(program) {
        const linted = findReport(context, program)
        if (linted === undefined) return
        // A linter that knows no default options hands in those of the configuration alone.
        const options = optionsOf(rule, undefined, context.options[0] as RuleOptions | undefined)
        const found = judge(linted.report, [{ rule, options }], linted.name)
        const isSilenced = found.length === 0 ? undefined : silencer(context)
        for (const finding of found) if (isSilenced?.(finding) !== true) context.report(description(finding, context))
      },
    }),
  }
}

function description(finding: Finding, context: ESLintRule.RuleContext): ESLintRule.ReportDescriptor {
  const source = context.sourceCode
  return {
    loc: { start: source.getLocFromIndex(finding.place.start), end: source.getLocFromIndex(finding.place.end) },
    messageId: finding.messageId,
    data: {
      report: finding.remedy === '' ? finding.message : `${finding.message} ${finding.remedy}`,
      fact: finding.message,
      remedy: finding.remedy,
      cost: finding.cost,
      key: finding.key,
    },
  }
}

function optionsSchema(rule: Rule): NonNullable<ESLintRule.RuleMetaData['schema']> {
  const options = Object.entries(rule.options)
  if (options.length === 0) return []
  const properties = Object.fromEntries(options.map(([name, option]) => [name, { description: option.description, ...option.schema }]))
  return [{ type: 'object', properties, additionalProperties: false }]
}
