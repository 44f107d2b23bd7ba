// `querylint explain FILE:LINE[:COLUMN]`: why something is reported there, or why not.

import type { Preset } from '../model/settings.ts'
import { explain as explanationOf } from '../project/project.ts'
import { explanation } from '../report/explanation.ts'
import type { Io } from './io.ts'
import { paintFor } from './paint.ts'
import { settingsFrom } from './settings.ts'
import type { ConfigFlags } from './settings.ts'

export interface ExplainFlags extends ConfigFlags {
  readonly preset?: Preset
}

export async function explain(io: Io, place: string, flags: ExplainFlags): Promise<number> {
  const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(place) ?? []
  if (file === undefined) {
    io.stderr(`error  \`${place}\` is no place in a file. Write it as \`src/users.ts:12\` or \`src/users.ts:12:5\`.\n`)
    return 2
  }
  const { config, problems } = await settingsFrom(io, flags)
  const found = await explanationOf({
    cwd: io.cwd, file, line: Number(line), config,
    ...column === undefined ? {} : { column: Number(column) },
    ...flags.preset === undefined ? {} : { preset: flags.preset },
  })
  const known = { ...found, problems: [...problems, ...found.problems] }
  io.stdout(explanation(known, paintFor(io)))
  return known.problems.some(({ severity }) => severity === 'error') ? 2 : 0
}
