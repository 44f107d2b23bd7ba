// What the analyzer is made of. Handed in as one value, so that ORMs, rules and the compiler are named in one place only.

import type { Compiler } from '../compiler.ts'
import type { Engine, EngineHost } from '../engine/engine.ts'
import type { Finding } from '../model/finding.ts'
import type { Framework } from '../model/framework.ts'
import type { OrmDefinition } from '../model/orm.ts'
import type { ConfiguredRule, Rule } from '../model/rule.ts'
import type { FileReport } from '../model/site.ts'

export interface Parts {
  /** The compiler is the heaviest thing to load: only when files are about to be read. */
  loadCompiler(): Compiler
  createEngine(host: EngineHost): Engine
  judge(report: FileReport, rules: readonly ConfiguredRule[], name?: string): readonly Finding[]
  readonly orms: readonly OrmDefinition[]
  readonly frameworks: readonly Framework[]
  readonly rules: readonly Rule[]
}
