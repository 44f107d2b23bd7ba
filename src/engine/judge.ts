// Rules over one file's sites → findings, with messages filled in and stable keys. Both static hosts use it.

import type { Finding } from '../model/finding.ts'
import { keyOf, wordsOf } from '../model/wording.ts'
import type { ConfiguredRule, Rule, Verdict } from '../model/rule.ts'
import type { FileReport } from '../model/site.ts'

/**
 * Applies rules to what the engine reports of a file.
 *
 * @param name the file as keys name it: relative to the root, with `/`
 * @returns findings in order of position, then of rules
 */
export function judge(report: FileReport, rules: readonly ConfiguredRule[], name: string = report.file): readonly Finding[] {
  const ordinals = new Map<string, number>()
  return rules.flatMap(({ rule, options }) => (rule.check?.(report, options) ?? []).map((verdict) => findingOf(rule, verdict, name, ordinals)))
    .sort((a, b) => a.place.start - b.place.start || a.place.end - b.place.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
}

function findingOf(rule: Rule, verdict: Verdict, name: string, ordinals: Map<string, number>): Finding {
  const { messageId, data, within, subject, ...shown } = verdict
  return { ...wordsOf(rule, messageId, data), ...shown, key: keyOf(rule, name, within, subject, ordinals) }
}
