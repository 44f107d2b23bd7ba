// Expressions as a person would write them, short: for names of calls and collections in messages and costs.

import type { Expr } from './facts.ts'

const LIMIT = 48

/** `this.prisma.post`, `Object.keys(groups)`; in the middle of long chains stands an ellipsis, at the end of other long ones. */
export function print(expr: Expr): string {
  const text = written(expr)
  if (text.length <= LIMIT) return text
  const [first = '', ...rest] = stepsOf(expr)
  const last = rest.pop()
  if (last === undefined || first.length + last.length + 1 > LIMIT) return `${text.slice(0, LIMIT - 1)}…`
  let start = first
  for (const step of rest) {
    if (start.length + step.length + last.length + 1 > LIMIT) break
    start += step
  }
  return `${start}…${last}`
}

/** The steps of a chain: `qb`, `.where(…)`, `.getMany()`. */
function stepsOf(expr: Expr): readonly string[] {
  const of = expr.k === 'await' || expr.k === 'as' ? expr.of : expr
  const before = of.k === 'mem' || of.k === 'idx' ? of.of : of.k === 'call' && of.callee.k === 'mem' ? of.callee.of : undefined
  return before === undefined ? [written(of)] : [...stepsOf(before), written(of).slice(owner(before).length)]
}

/** What stands before a dot: operations are put into parentheses. */
function owner(expr: Expr): string {
  const bare = expr.k === 'await' || expr.k === 'as' ? expr.of : expr
  return ['logic', 'bin', 'un', 'cond', 'set', 'fn'].includes(bare.k) ? `(${written(bare)})` : written(bare)
}

function written(expr: Expr): string {
  switch (expr.k) {
    case 'id': return expr.name.replace(/\$\d+$/, '')
    case 'this': return 'this'
    case 'super': return 'super'
    case 'lit': return typeof expr.value === 'string' ? `'${expr.value}'` : String(expr.value)
    case 'mem': return /^\d+$/.test(expr.name) ? `${owner(expr.of)}[${expr.name}]` : `${owner(expr.of)}.${expr.name}`
    case 'idx': return `${owner(expr.of)}[${written(expr.index)}]`
    case 'call': return `${owner(expr.callee)}(${listed(expr.args)})`
    case 'new': return `new ${written(expr.callee)}(${listed(expr.args)})`
    case 'tag': return `${written(expr.callee)}\`…\``
    case 'await': return written(expr.of)
    case 'as': return written(expr.of)
    case 'fn': return '() => …'
    case 'arr': return expr.items.length === 1 && expr.items[0]!.k === 'spread' ? `[...${written(expr.items[0]!.of)}]` : '[…]'
    case 'obj': return '{…}'
    case 'logic': return `${written(expr.left)} ${expr.op} ${written(expr.right)}`
    case 'bin': return `${written(expr.left)} ${expr.op} ${written(expr.right)}`
    case 'un': return `${expr.op}${/^[a-z]/.test(expr.op) ? ' ' : ''}${written(expr.of)}`
    case 'cond': return `${written(expr.test)} ? … : …`
    case 'jsx': return `<${written(expr.tag)}>`
    default: return '…'
  }
}

function listed(args: readonly Expr[]): string {
  return args.length === 0 ? '' : args.length === 1 && short(args[0]!) ? written(args[0]!) : '…'
}

function short(expr: Expr): boolean {
  return expr.k === 'id' || expr.k === 'mem' || expr.k === 'lit' || expr.k === 'this'
}
