// The one engine that both static hosts run: files in, sites out. The host hands in the compiler, the files and the ORMs.

import type ts from 'typescript'
import type { Files } from '../model/files.ts'
import type { Framework } from '../model/framework.ts'
import type { OrmProject } from '../model/orm.ts'
import type { FileReport } from '../model/site.ts'
import type { Noted } from '../model/taken.ts'
import type { ModuleResolver } from './resolve/modules.ts'

export interface EngineSettings {
  /** Functions that batch or cache what they are given: `module#name` or a bare name. Calls of them are no N+1. */
  readonly batching?: readonly string[]
  /** Functions known to query although their source is not in reach (compiled packages). */
  readonly querying?: readonly string[]
  /** Stay within one file (for `eslint --cache`). */
  readonly singleFile?: boolean
}

export interface EngineHost {
  readonly ts: typeof ts
  readonly files: Files
  /** Folder of the project, absolute. */
  readonly root: string
  readonly modules: ModuleResolver
  readonly orms: readonly OrmProject[]
  readonly frameworks: readonly Framework[]
  readonly settings: EngineSettings
  /** A syntax tree that a host has already, with the compiler that made it. */
  parsed?(file: string): { readonly source: ts.SourceFile; readonly ts: typeof ts } | undefined
  /** Whether reports count the calls of all code that may query. Without, only code that can have a finding is looked at. */
  readonly counting?: boolean
  /** Told what each call is taken for, as often as it is met; functions that call one another are met several times. */
  note?(noted: Noted): void
}

export interface Engine {
  /** Sites and function costs of one file. Follows imports on demand. Undefined where the file cannot be read. */
  report(file: string): FileReport | undefined
  /**
   * Files whose content the last report of this file depended on. With the same `seen`, later calls tell only what earlier ones did not:
   * files share most of what they rest on.
   */
  dependencies(file: string, seen?: Set<unknown>): readonly string[]
  /** Forget what was known of a file whose text has changed; what depends on it is computed anew. */
  changed(file: string): void
  /** Syntax errors of a file. */
  syntaxErrors(file: string): readonly { readonly message: string; readonly line: number; readonly column: number }[]
}
