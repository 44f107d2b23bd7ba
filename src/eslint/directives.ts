// Comments that ESLint does not take for its own, and `querylint check` does: those of oxlint, and those that know the rule under
// another plugin's prefix. ESLint is left to apply the others itself, as it counts which of them are of use; so is oxlint with all.

import type { Rule } from 'eslint'
import { type Directive, bareName, findDirective, isSuppressed, mayDirect } from '../model/directive.ts'
import type { Finding } from '../model/finding.ts'

/** Whether such a comment turns a finding off. */
export function silencer(context: Rule.RuleContext): (finding: Finding) => boolean {
  const directives = strangers(context)
  if (directives.length === 0) return () => false
  return ({ rule, place }) => isSuppressed(directives, rule, place.start, context.sourceCode.getLocFromIndex(place.start).line - 1)
}

function strangers({ id, languageOptions, sourceCode }: Rule.RuleContext): readonly Directive[] {
  const parser = languageOptions.parser as { readonly name?: unknown } | undefined
  if (parser?.name === 'oxlint' || !mayDirect(sourceCode.text)) return []
  return sourceCode.getAllComments().flatMap(({ type, value, range, loc }) => {
    const found = range === undefined || loc === undefined || loc === null ? undefined
      : findDirective({ text: value, isBlock: type === 'Block', start: range[0], first: loc.start.line - 1, last: loc.end.line - 1 })
    if (found === undefined || found.linter === 'oxlint') return found ?? []
    const rules = found.rules.filter((rule) => rule !== id && bareName(rule) === bareName(id))
    return rules.length === 0 ? [] : { ...found, rules }
  })
}
