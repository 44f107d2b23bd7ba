// Schema text made digestible for the parser without moving a single offset: comments become blanks, arguments that span lines are
// joined, and a run of white space that holds a line break starts with it. The parser library skips white space greedily, so a
// blank before a line break would otherwise swallow the break and the file would count as broken.

const BLOCK = /^\s*(?:model|view|type|enum|datasource|generator)\s+[\w.]+\s*\{/

/** Text of the same length, in which every token stands where it stood. */
export function normalised(text: string): string {
  const joined = joinedArguments(withoutComments(text))
  return joined.replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : ' ') + ' '.repeat(run.length - 1))
}

function withoutComments(text: string): string {
  // Old Macintosh line ends, and the one of `\r\n`, are white space to what follows.
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (token) => {
    return token.startsWith('"') ? token : token.replace(/[^\n]/g, ' ')
  })
}

function joinedArguments(text: string): string {
  const out: string[] = []
  let at = 0
  while (at < text.length) {
    const open = nextOpen(text, at)
    if (open < 0) break
    const close = closing(text, open)
    if (close === undefined) {
      out.push(text.slice(at, open + 1))
      at = open + 1
      continue
    }
    out.push(text.slice(at, open), flat(text.slice(open, close)))
    at = close
  }
  out.push(text.slice(at))
  return out.join('')
}

function nextOpen(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') at = stringEnd(text, at)
    else if (text[at] === '(' || text[at] === '[') return at
  }
  return -1
}

/** Offset behind the bracket that closes the one at `open`; undefined where the block ends first. */
function closing(text: string, open: number): number | undefined {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') at = stringEnd(text, at)
    else if (char === '(' || char === '[') depth += 1
    else if (char === ')' || char === ']') depth -= 1
    else if (char === '\n' && endsBlock(text, at + 1)) return undefined
    if (depth === 0) return at + 1
  }
  return undefined
}

function endsBlock(text: string, lineStart: number): boolean {
  const end = text.indexOf('\n', lineStart)
  const line = text.slice(lineStart, end < 0 ? undefined : end)
  return line.trim() === '}' || BLOCK.test(line)
}

function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
    else if (text[at] === '\n') return at - 1
  }
  return text.length
}

/** One line; a path through composite types (`address.street`) as one identifier, which `dotted` reads back. */
function flat(part: string): string {
  return part.replace(/"(?:[^"\\\n]|\\.)*"|\n|(?<=[A-Za-z]\w*)\.(?=[A-Za-z])/g, (token) => {
    return token === '\n' ? ' ' : token === '.' ? '-' : token
  })
}

/** A field name as the author wrote it. */
export function dotted(name: string): string {
  return name.replaceAll('-', '.')
}
