// Methods of the language, and of packages for dates, that change what they are called on.

import type { Expr } from '../facts.ts'

/** Of dates, in the language and in packages. */
export const OF_TIMES = /^(?:set(?:UTC)?(?:Date|FullYear|Hours|Milliseconds|Minutes|Month|Seconds|Year)|setTime|add|subtract|startOf|endOf|set)$/
export const OF_LISTS = /^(?:push|unshift|splice|pop|shift|sort|reverse|fill|copyWithin)$/
const OF_OTHERS = /^(?:add|append|clear|delete|set)$/

/** What a call changes by a method of it. */
export function changedBy(node: Expr): Expr | undefined {
  return node.k === 'call' && node.callee.k === 'mem' && isChanging(node.callee.name) ? node.callee.of : undefined
}

export function isChanging(method: string): boolean {
  return OF_TIMES.test(method) || OF_LISTS.test(method) || OF_OTHERS.test(method)
}
