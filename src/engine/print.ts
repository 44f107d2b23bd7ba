// Expressions as a person would write them, short: for names of calls and collections in messages and costs.

import type { Expr } from './facts.ts'

const LIMIT = 48

/** `this.prisma.post`, `Object.keys(groups)`; long ones end in an ellipsis. */
export function print(expr: Expr): string {
  const text = written(expr)
  return text.length > LIMIT ? `${text.slice(0, LIMIT - 1)}…` : text
}

function written(expr: Expr): string {
  switch (expr.k) {
    case 'id': return expr.name.replace(/\$\d+$/, '')
    case 'this': return 'this'
    case 'super': return 'super'
    case 'lit': return typeof expr.value === 'string' ? `'${expr.value}'` : String(expr.value)
    case 'mem': return /^\d+$/.test(expr.name) ? `${written(expr.of)}[${expr.name}]` : `${written(expr.of)}.${expr.name}`
    case 'idx': return `${written(expr.of)}[${written(expr.index)}]`
    case 'call': return `${written(expr.callee)}(${expr.args.length === 0 ? '' : expr.args.length === 1 && short(expr.args[0]!) ? written(expr.args[0]!) : '…'})`
    case 'new': return `new ${written(expr.callee)}()`
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

function short(expr: Expr): boolean {
  return expr.k === 'id' || expr.k === 'mem' || expr.k === 'lit' || expr.k === 'this'
}
