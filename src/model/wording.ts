// Verdict and observation → the words and the key of a finding: the same whether source code or a run showed it; and numbers in words.

import type { Finding } from './finding.ts'
import type { Rule } from './rule.ts'

/** A rule's message and remedy with their data filled in. */
export function wordsOf(rule: Rule, messageId: string, data: Readonly<Record<string, string>>): Pick<Finding, 'rule' | 'messageId' | 'message' | 'remedy'> {
  return { rule: rule.name, messageId, message: filled(rule.messages[messageId] ?? '', data), remedy: sentence(filled(rule.remedies[messageId] ?? '', data)) }
}

/**
 * @param file as keys name it: relative to the root, with `/`
 * @param ordinals how many of the keys so far are equal but for their number
 */
export function keyOf(rule: Rule, file: string, within: string, subject: string, ordinals: Map<string, number>): string {
  const stem = `${rule.name}|${file}|${within}|${subject.replace(/\s+/g, '')}`
  const ordinal = ordinals.get(stem) ?? 0
  ordinals.set(stem, ordinal + 1)
  return ordinal === 0 ? stem : `${stem}|${ordinal + 1}`
}

/** Hints are clauses; a remedy is a sentence. */
function sentence(text: string): string {
  if (text === '') return text
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}

function filled(text: string, data: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, word: string) => data[word] ?? '')
}

/** `1 statement`, `2 statements`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
