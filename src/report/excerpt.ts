// A line of code with what is meant underlined. Tabs become spaces and long lines are cut, or the marks would stand elsewhere.

const WIDTH = 110
const TAB = '  '

/** Two lines without indentation. Columns are one-based; `end` is exclusive. */
export function excerpt(line: string, column: number, end: number): { readonly code: string; readonly marks: string } {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0
  const before = expanded(line.slice(indent, column - 1))
  const meant = expanded(line.slice(column - 1, Math.max(end - 1, column)))
  const after = expanded(line.slice(Math.max(end - 1, column)))
  const cut = before.length > WIDTH / 2 ? before.length - WIDTH / 2 : 0
  const head = cut === 0 ? before : `…${before.slice(cut + 1)}`
  const whole = `${head}${meant}${after}`.trimEnd()
  const code = whole.length > WIDTH ? `${whole.slice(0, WIDTH - 1)}…` : whole
  const length = Math.max(1, Math.min(meant.trimEnd().length, code.length - head.length))
  return { code, marks: `${' '.repeat(head.length)}${'^'.repeat(length)}` }
}

function expanded(text: string): string {
  // Control characters of analysed code must not reach a terminal.
  return text.replaceAll('\t', TAB).replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
}
