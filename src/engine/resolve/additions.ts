// What the project adds to types that it did not write: `declare module 'fastify' { interface FastifyInstance { users: Users } }`, wherever in
// the package that stands, and interfaces that are there everywhere. Each file says it with names of its own.

import type { Named } from '../../model/origin.ts'
import { type Value, unknown } from '../../model/value.ts'
import { valueKey } from '../../model/value-key.ts'
import type { FileFacts, TypeFacts, TypeRef } from '../facts.ts'
import type { Mind } from '../mind.ts'
import { isNothing } from './exports.ts'
import type { PackageIndex } from './package-index.ts'

export interface Additions {
  /** Whether the package of a file adds anything to a type. */
  has(to: Named, from: string): boolean
  /** What it says of a member; unknown where two files disagree. */
  member(to: Named, name: string, from: string): Value
  /** What it says that a global type stands for. */
  alias(name: string, from: string): Value | undefined
}

interface Addition {
  readonly file: string
  readonly type: TypeFacts
}

/** The module of types that no module has. */
export const GLOBAL = 'global'

export function createAdditions(mind: () => Mind, index: PackageIndex): Additions {
  const to = ({ module, name }: Named, from: string): readonly Addition[] => {
    const last = name.slice(name.lastIndexOf('.') + 1)
    const files = mind().settings.singleFile === true ? [] : index.files('added', last, from)
    const own = mind().program.facts(from)
    const all = files.includes(from) || own === undefined || own.additions.length === 0 ? files : [from, ...files]
    return all.flatMap((file) => {
      const facts = mind().program.facts(file)
      return facts === undefined ? [] : typesIn(facts, module).filter((type) => type.name === name).map((type) => ({ file, type }))
    })
  }

  const saidBy = ({ file, type }: Addition, name: string): readonly Value[] => {
    const own = memberType(type.type, name)
    if (own !== undefined) return [mind().typed(own, file)]
    return type.extends.map((base) => mind().member(mind().typed(base, file), name)).filter((one) => !isNothing(one) && !isLeftOpen(one)).slice(0, 1)
  }

  return {
    has: (type, from) => to(type, from).length > 0,
    member(type, name, from) {
      const said = to(type, from).flatMap((one) => saidBy(one, name))
      return new Set(said.map(valueKey)).size === 1 ? said[0]! : unknown
    },
    alias(name, from) {
      const [only, ...others] = to({ module: GLOBAL, name }, from).filter(({ type }) => type.kind === 'alias')
      return only === undefined || others.length > 0 ? undefined : mind().typed(only.type.type, only.file)
    },
  }
}

/** A script, which imports and exports nothing, declares for everybody. */
function typesIn(facts: FileFacts, module: string): readonly TypeFacts[] {
  const own = facts.additions.filter((one) => one.module === module)
  return module === GLOBAL && facts.imports.length === 0 && facts.exports.length === 0 ? [...own, ...facts.types] : own
}

function memberType(type: TypeRef, name: string): TypeRef | undefined {
  return type.k === 'object' && Object.hasOwn(type.members, name) ? type.members[name] : undefined
}

/** A member of which nothing is said but its name. */
export function isLeftOpen(value: Value): boolean {
  return value.kind === 'ref' && (value.origin.root.kind === 'instance' || value.origin.root.kind === 'declared') && value.origin.path.length > 0
}
