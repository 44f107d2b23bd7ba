// Colours for a reporter's terminal, written out: what runs where applications run depends on no package.

import { plain } from '../../report/paint.ts'
import type { Paint } from '../../report/paint.ts'

const style = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`

const coloured: Paint = {
  bold: style(1, 22), dim: style(2, 22), underline: style(4, 24), red: style(31, 39), green: style(32, 39), yellow: style(33, 39), cyan: style(36, 39),
}

export function paintFor(stream: { readonly isTTY?: boolean }): Paint {
  const { NO_COLOR: none, FORCE_COLOR: force, TERM: term } = process.env
  if (none !== undefined && none !== '' || term === 'dumb') return plain
  const isForced = force !== undefined && force !== '' && force !== '0'
  return isForced || stream.isTTY === true ? coloured : plain
}
