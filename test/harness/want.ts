// `// want "part of the message"` stands on the line where a finding starts, `// want fn:"1 + N(users)"` on the line where a function
// starts. One comment may hold several.

export interface Want {
  readonly file: string
  readonly line: number
  readonly text: string
}

export interface Wants {
  readonly findings: readonly Want[]
  readonly costs: readonly Want[]
}

const COMMENT = /\/[/*]\s*want\s+(.*)$/
const ITEM = /(fn:)?"((?:[^"\\]|\\.)*)"/g

export function wantsOf(files: ReadonlyMap<string, string>): Wants {
  const findings: Want[] = []
  const costs: Want[] = []
  for (const [file, text] of files) text.split('\n').forEach((content, index) => {
    const list = COMMENT.exec(content)?.[1]
    if (list === undefined) return
    const items = [...list.matchAll(ITEM)]
    if (items.length === 0) throw new Error(`${file}:${index + 1}: a want has no text in double quotes.`)
    for (const item of items) (item[1] === undefined ? findings : costs).push({ file, line: index + 1, text: item[2]!.replace(/\\(.)/g, '$1') })
  })
  return { findings, costs }
}

/** A finding as a host reports it. */
export interface Observed {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly rule: string
  readonly text: string
}

/** What was wanted and not found, and found and not wanted, one line each. */
export function disagreements(wants: readonly Want[], observed: readonly Observed[]): readonly string[] {
  const left = [...observed]
  const missing = wants.filter((want) => {
    const at = left.findIndex((one) => one.file === want.file && one.line === want.line && one.text.includes(want.text))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [
    ...missing.map((want) => `missing     ${want.file}:${want.line} "${want.text}"`),
    ...left.map((one) => `unexpected  ${one.file}:${one.line}:${one.column} ${one.rule}: ${one.text}`),
  ]
}

/** A text by which two hosts' findings are compared: where each begins and ends, and which rule says so. */
export function places(observed: readonly Observed[]): readonly string[] {
  return observed.map((one) => `${one.file}:${one.line}:${one.column}-${one.endLine}:${one.endColumn} ${one.rule}`).sort()
}
