// Colours for a terminal; none for a file, a pipe, or where the user asked for none.

import colors from 'picocolors'
import { plain } from '../report/paint.ts'
import type { Paint } from '../report/paint.ts'
import type { Io } from './io.ts'

export function paintFor({ env, isStdoutTTY }: Io): Paint {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== ''
  const isForced = isSet('FORCE_COLOR') && env['FORCE_COLOR'] !== '0'
  const isOff = isSet('NO_COLOR') || env['TERM'] === 'dumb'
  return !isOff && (isForced || isStdoutTTY) ? colors.createColors(true) : plain
}
