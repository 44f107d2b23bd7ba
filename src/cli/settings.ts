// What flags and the configuration file say together; flags win.

import type { Problem } from '../model/problem.ts'
import type { Role } from '../model/role.ts'
import type { Config } from '../model/settings.ts'
import { loadConfig } from '../project/config.ts'
import type { Io } from './io.ts'

export interface ConfigFlags {
  /** A path, or false for `--no-config`. */
  readonly config?: string | boolean
  readonly includeRole?: readonly Role[]
}

export async function settingsFrom(io: Io, flags: ConfigFlags): Promise<{ readonly config: Config; readonly problems: readonly Problem[] }> {
  const loaded = flags.config === false ? { config: {}, problems: [] } : await loadConfig(io.cwd, typeof flags.config === 'string' ? flags.config : undefined)
  if (flags.includeRole === undefined) return loaded
  const { config, problems } = loaded
  return { config: { ...config, roles: { ...config.roles, include: [...config.roles?.include ?? [], ...flags.includeRole] } }, problems }
}
