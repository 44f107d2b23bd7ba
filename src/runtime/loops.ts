// Whether code stands in a loop, and in which functions, by its text: which frame of a call path repeats is not on the stack. It knows brackets, strings and the
// words before a bracket, no grammar; where it errs, a finding stands on another line of the same path. Read for findings only.

/** Methods and functions that call what they are given once per item. */
const PER_ITEM = new Set(['map', 'forEach', 'flatMap', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'each', 'mapSeries', 'eachSeries', 'pMap', 'from'])
/** Words after which a slash begins a regular expression. */
const BEFORE_PATTERN = /(?:^|[=([{,;:!&|?+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|yield|await))\s*$/

interface Bracket {
  readonly open: string
  /** The word before it: `for`, `map`. */
  readonly word: string
  /** What a brace holds; of the others what has been read since the last statement of theirs began. */
  readonly body: 'function' | 'loop' | 'other'
  readonly at: number
}

export interface Surroundings {
  /** Whether the place stands in a loop, or in what a method of arrays calls. */
  readonly repeated: boolean
  /** Where the bodies of the functions begin that it stands in, the innermost last. */
  readonly functions: readonly number[]
}

/** @param offset of a place in the text of a program */
export function surroundingsOf(text: string, offset: number): Surroundings {
  const brackets: Bracket[] = []
  /** Depth at which the body of a loop without braces is being read, and of a function without them. */
  let loops: number[] = []
  let arrows: number[] = []
  let closed: Bracket | undefined
  let word = ''
  let at = 0

  while (at < offset) {
    const next = skipped(text, at)
    if (next > at) {
      // Text and patterns are operands, as a bracket's content is.
      closed = undefined
      at = next
      continue
    }
    const character = text[at]!
    at += 1
    if (/[\w$]/.test(character)) {
      const rest = /^[\w$]*/.exec(text.slice(at, at + 200))![0]
      word = character + rest
      at += rest.length
      if (closed?.word === 'for' || closed?.word === 'while') loops.push(brackets.length)
      closed = undefined
      continue
    }
    if (character === '\n' || character === ';') {
      if (character === '\n' && isContinued(text, at)) continue
      loops = loops.filter((depth) => depth < brackets.length)
      arrows = arrows.filter((depth) => depth < brackets.length)
      word = ''
      if (character === ';') closed = undefined
    } else if (character === ',' || character === ')' || character === ']' || character === '}') {
      arrows = arrows.filter((depth) => depth < brackets.length || character === ',' && depth < brackets.length)
      if (character !== ',') {
        closed = brackets.pop()
        loops = loops.filter((depth) => depth <= brackets.length)
        arrows = arrows.filter((depth) => depth <= brackets.length)
        word = ''
      }
    } else if (character === '=' && text[at] === '>') {
      at += 1
      const brace = /^\s*\{/.exec(text.slice(at, at + 200))
      if (brace === null) arrows.push(brackets.length)
      else {
        at += brace[0].length
        brackets.push({ open: '{', word, body: 'function', at })
      }
      closed = undefined
      word = ''
    } else if (character === '(' || character === '[' || character === '{') {
      brackets.push({ open: character, word: word === 'await' ? 'for' : word, body: character === '{' ? bodyOf(closed, word) : 'other', at })
      closed = undefined
      word = ''
    } else if (!/\s/.test(character)) {
      if (character !== '.' && character !== ':' && character !== '>' && character !== '<' && character !== '|') closed = undefined
      if (character !== '.') word = ''
    }
  }
  return { repeated: isRepeated(brackets, loops, arrows, closed, RETURNS.test(text.slice(Math.max(0, offset - 200), offset)) ? 'statement' : leftAfter(text, offset)), functions: brackets.flatMap(({ body, at }) => body === 'function' ? [at] : []) }
}

/** From the inside out, up to the function that the place is in. */
function isRepeated(brackets: readonly Bracket[], loops: readonly number[], arrows: readonly number[], closed: Bracket | undefined, left: Left): boolean {
  /** How many loops with braces are over when the block is. */
  let over = left === 'function' ? Infinity : left === 'loop' ? 1 : 0
  if ((closed?.word === 'for' || closed?.word === 'while') && left !== 'statement') return true
  for (let depth = brackets.length; depth >= 0; depth -= 1) {
    const loop = loops.lastIndexOf(depth)
    const arrow = arrows.includes(depth)
    if (loop !== -1 && !arrow && left !== 'statement') return true
    const around = brackets[depth - 1]
    if (arrow) return around?.open === '(' && PER_ITEM.has(around.word)
    if (around?.body === 'loop' && left !== 'statement' && (over -= 1) < 0) return true
    if (around?.body === 'function') return brackets[depth - 2]?.open === '(' && PER_ITEM.has(brackets[depth - 2]!.word)
  }
  return false
}

/**
 * What is left, whatever a call answers, before it could be made again: one that is tried until it succeeds stands in a loop and repeats nothing.
 * `statement`: with its own (`return await run()`); else with one that follows in its block.
 */
type Left = 'statement' | 'function' | 'loop' | undefined

const RETURNS = /\b(?:return|throw)\b[^;{}\n]*$/

/** Read from the place to the end of its block. */
function leftAfter(text: string, offset: number): Left {
  const words: string[] = []
  let depth = 0
  let word = ''
  /** Whether a statement may begin, and nothing decides if it runs. */
  let fresh = false
  let conditional = false
  for (let at = offset; at < text.length;) {
    const next = skipped(text, at)
    if (next > at) {
      at = next
      continue
    }
    const character = text[at]!
    at += 1
    if (/[\w$]/.test(character)) {
      word = character + /^[\w$]*/.exec(text.slice(at, at + 200))![0]
      at += word.length - 1
      if (depth === 0 && fresh && !conditional && (word === 'return' || word === 'break')) return word === 'return' ? 'function' : 'loop'
      conditional = word === 'else'
      fresh = false
    } else if (character === '\n') fresh ||= !isContinued(text, at)
    else if (character === '(') words.push(word)
    else if (character === ')') conditional = /^(?:if|for|while)$/.test(words.pop() ?? '')
    else if (character === '{') depth += 1
    else if (character === '}' && (depth -= 1) < 0) {
      if (!/^\s*(?:catch|finally)\b/.test(text.slice(at, at + 200))) return undefined
      depth = 0
    }
    if (character === ';' || character === '}') {
      fresh = true
      conditional = false
    } else if (!/[\s\w$]/.test(character)) fresh = false
  }
  return undefined
}

function bodyOf(closed: Bracket | undefined, word: string): Bracket['body'] {
  if (word === 'do') return 'loop'
  if (closed?.open !== '(') return 'other'
  if (closed.word === 'for' || closed.word === 'while') return 'loop'
  return ['if', 'switch', 'catch', 'with'].includes(closed.word) ? 'other' : 'function'
}

/** Whether a statement goes on in the next line. */
function isContinued(text: string, at: number): boolean {
  return /^\s*(?:[.?:,)\]}&|+*=<>]|\/\/|\n)/.test(text.slice(at, at + 200))
}

/** The end of a comment, string, template or pattern that begins here; else the place itself. Code within a template is read as its text. */
function skipped(text: string, at: number): number {
  const character = text[at]!
  if (character === '/') {
    if (text[at + 1] === '/') return endOf(text, text.indexOf('\n', at))
    if (text[at + 1] === '*') return endOf(text, text.indexOf('*/', at + 2), 2)
    if (BEFORE_PATTERN.test(text.slice(Math.max(0, at - 40), at))) return at + (/^\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/.exec(text.slice(at, at + 500))?.[0].length ?? 0)
    return at
  }
  if (character === "'" || character === '"' || character === '`') {
    for (let index = at + 1; index < text.length; index += 1) {
      if (text[index] === '\\') index += 1
      else if (text[index] === character || character !== '`' && text[index] === '\n') return index + 1
    }
    return text.length
  }
  return at
}

function endOf(text: string, found: number, length = 0): number {
  return found === -1 ? text.length : found + length
}
