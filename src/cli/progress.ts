// A spinner on a terminal's standard error; nothing in pipes, CI and terminals that cannot overwrite, where it would fill the log.

import spinner from 'yocto-spinner'
import type { Io } from './io.ts'

export interface Progress {
  show(done: number, total: number): void
  stop(): void
}

const silent: Progress = { show: () => {}, stop: () => {} }

export function progressFor({ env, isStderrTTY }: Io): Progress {
  if (!isStderrTTY || env['TERM'] === 'dumb' || (env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false')) return silent
  const turning = spinner({ text: 'Reading the project', stream: process.stderr }).start()
  return {
    show(done, total) {
      turning.text = `Analysing ${done} of ${total} files`
    },
    stop: () => void turning.stop(),
  }
}
