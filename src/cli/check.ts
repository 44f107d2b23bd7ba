// `querylint check`: analyses and reports.

import { exitCode } from '../model/result.ts'
import type { Preset } from '../model/settings.ts'
import { analyse } from '../project/project.ts'
import { json } from '../report/json.ts'
import { pretty } from '../report/pretty.ts'
import type { Io } from './io.ts'
import { paintFor } from './paint.ts'
import { progressFor } from './progress.ts'
import { settingsFrom } from './settings.ts'
import type { ConfigFlags } from './settings.ts'

export interface CheckFlags extends ConfigFlags {
  readonly project?: readonly string[]
  readonly rule?: readonly string[]
  readonly preset?: Preset
  readonly format: 'pretty' | 'json'
  readonly stdinFilename?: string
  readonly quiet?: boolean
}

export async function check(io: Io, paths: readonly string[], flags: CheckFlags): Promise<number> {
  if (flags.stdinFilename !== undefined && paths.length > 0) {
    io.stderr(`error  \`--stdin-filename\` analyses the text on standard input alone: \`${paths[0]}\` cannot be analysed with it. Leave out one of them.\n`)
    return 2
  }
  const { config, problems } = await settingsFrom(io, flags)
  const stdin = flags.stdinFilename === undefined ? undefined : { path: flags.stdinFilename, text: await io.stdin() }
  const progress = progressFor(io)
  try {
    const found = await analyse({
      cwd: io.cwd, paths, config, onProgress: progress.show,
      ...flags.project === undefined ? {} : { projects: flags.project },
      ...flags.rule === undefined ? {} : { rules: flags.rule },
      ...flags.preset === undefined ? {} : { preset: flags.preset },
      ...stdin === undefined ? {} : { stdin },
    })
    const result = { ...found, problems: [...problems, ...found.problems] }
    progress.stop()
    io.stdout(flags.format === 'json' ? json(result) : pretty(result, { paint: paintFor(io), quiet: flags.quiet === true }))
    return exitCode(result)
  } finally {
    progress.stop()
  }
}
