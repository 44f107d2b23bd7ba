// How a loop that no list feeds gets from one round to the next: by counting, or by walking through time. That says how many rounds there are.

import type { Expr, FunctionFacts, LoopStmt, Pattern } from '../facts.ts'
import { nodesIn } from '../resolve/code.ts'
import { changedBy } from './changing.ts'
import { answersItself, comparesLength, countsIn, lengthBound, stepOf } from './tests.ts'
import { anyIn, assignedNames, mentionedNames, patternNames } from './shape.ts'

/** What stands for the number of rounds: `n` of `for (let i = 0; i < n; i++)`, `days` of `for (let i = days - 1; i >= 0; i--)`. */
export function countedTo(loop: LoopStmt): Expr | undefined {
  const { test, update } = loop
  if (test?.k === 'logic') return test.op === '&&' ? countedTo({ ...loop, test: test.left }) ?? countedTo({ ...loop, test: test.right }) : undefined
  if (test?.k !== 'bin' || !/^[<>]=?$/.test(test.op) || (stepOf(update) ?? countsIn(loop)) === undefined) return undefined
  const [index, bound] = test.op.startsWith('<') ? [test.left, test.right] : [test.right, test.left]
  if (index.k === 'id' && isStep(loop, index.name)) return lengthBound(test)
  return bound.k === 'id' && isStep(loop, bound.name) ? startOf(loop, bound.name) : undefined
}

/** Whether a loop counts that variable, by one or by more. */
function isStep(loop: LoopStmt, name: string): boolean {
  const nodes = [...loop.body, ...loop.update === undefined ? [] : [loop.update]]
  return anyIn(nodes, (node) => node.k === 'set' && node.op !== '=' && (patternNames(node.target).includes(name) || node.target.k === 'target' && node.target.target.k === 'id' && node.target.target.name === name))
}

/** What a loop begins to count down from. */
function startOf({ init }: LoopStmt, name: string): Expr | undefined {
  for (const stmt of init) if (stmt.k === 'var' && stmt.target.k === 'name' && stmt.target.name === name) return plain(stmt.value)
  return undefined
}

/** `days` of `days - 1`, `rows` of `rows.length - 1`. */
function plain(value: Expr | undefined): Expr | undefined {
  switch (value?.k) {
    case 'bin': return value.right.k === 'lit' ? plain(value.left) : undefined
    case 'mem': return value.name === 'length' || value.name === 'size' ? value.of : value
    case 'id': case 'lit': return value
    default: return undefined
  }
}

/** `rows` of `let at = rows.length; while (at--) { … }`, where nothing else changes the index, in the test or in the round. */
export function countsDownFrom({ body }: FunctionFacts, loop: LoopStmt): Expr | undefined {
  const compared = loop.test?.k === 'bin' && /^(?:>=?|!==?)$/.test(loop.test.op) && loop.test.right.k === 'lit' ? loop.test.left : undefined
  const step = compared ?? loop.test
  const name = compared?.k === 'id' ? compared.name : step?.k === 'set' ? nameOf(step.target) : undefined
  if (name === undefined) return undefined
  const changes = nodesIn(body, 'set').filter(({ target }) => nameOf(target) === name)
  if (changes.some(({ op }) => op !== '--')) return undefined
  const [start, ...others] = nodesIn(body, 'var').filter(({ target }) => target.k === 'name' && target.name === name)
  const from = start?.value?.k === 'bin' ? start.value.left : start?.value
  return changes.length === 1 && others.length === 0 && from?.k === 'mem' && from.name === 'length' ? from.of : undefined
}

function nameOf(target: Pattern): string | undefined {
  if (target.k === 'target') return target.target.k === 'id' ? target.target.name : undefined
  return target.k === 'name' ? target.name : undefined
}

const COMPARING = /^is(?:SameOr)?(?:Before|After)$/
const LATER = /^(?:add|inc|increment|minus|next|plus|sub|subtract)(?:[A-Z]\w*)?$/

/** `while (day <= last) { …; day.setDate(day.getDate() + 1) }`: every round is a day, a week or a month of a span that code was given. */
export function walksTime(loop: LoopStmt): boolean {
  if (loop.test === undefined || comparesLength(loop.test) || answersItself(loop.test) || !anyIn([loop.test], isComparison)) return false
  const tested = mentionedNames(loop.test)
  const assigned = assignedNames(loop)
  return [...tested].some((name) => anyIn(loop.body, (node) => isLater(node, name)) && [...tested].every((other) => other === name || !assigned.has(other)))
}

function isComparison(node: Parameters<typeof anyIn>[0][number]): boolean {
  return node.k === 'bin' && /^[<>]=?$/.test(node.op) || node.k === 'call' && (node.callee.k === 'id' || node.callee.k === 'mem') && COMPARING.test(node.callee.name)
}

/** `day.setDate(…)`, `day = addDays(day, 1)`, `day = new Date(day.getTime() + DAY)`. */
function isLater(node: Parameters<typeof anyIn>[0][number], name: string): boolean {
  if (node.k === 'call') {
    const changed = changedBy(node)
    return changed?.k === 'id' && changed.name === name && node.callee.k === 'mem' && /^(?:set\w|add$|subtract$)/.test(node.callee.name)
  }
  if (node.k !== 'set' || node.op !== '=' || node.value === undefined || !patternNames(node.target).includes(name) || !mentionedNames(node.value).has(name)) return false
  const { value } = node
  if (value.k === 'new') return value.callee.k === 'id' && value.callee.name === 'Date'
  return value.k === 'call' && (value.callee.k === 'id' || value.callee.k === 'mem') && LATER.test(value.callee.name)
}
