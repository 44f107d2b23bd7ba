// Functions that the user vouches for by the settings `batching` and `querying`: what they do is taken on trust, not looked into.

import { statements } from '../../model/cost.ts'
import type { Invocation } from '../../model/invocation.ts'
import type { OrmCall } from '../../model/orm-call.ts'
import { object, possibilities, unknown } from '../../model/value.ts'
import type { Mind } from '../mind.ts'
import { splitKey } from '../program.ts'
import type { Call } from './call.ts'
import type { Frame } from './frame.ts'
import { emitQuery } from './queries.ts'

/** What the settings say of the function that is called, if anything. */
export function trustOf(mind: Mind, call: Call): 'batching' | 'querying' | undefined {
  const { batching = [], querying = [] } = mind.settings
  if (batching.some((name) => isNamed(mind, name, call))) return 'batching'
  return querying.some((name) => isNamed(mind, name, call)) ? 'querying' : undefined
}

/** `name`, or `module#name` where the module is a specifier or the end of a path. */
function isNamed(mind: Mind, setting: string, call: Call): boolean {
  const at = setting.lastIndexOf('#')
  const module = at < 0 ? undefined : setting.slice(0, at)
  const name = setting.slice(at + 1)
  const written = call.expr.callee.k === 'id' ? call.expr.callee.name : call.method
  if (module === undefined) return written === name || call.name === name
  return possibilities(call.callee).some((one) => {
    if (one.kind === 'closure') {
      const { file, id } = splitKey(one.fn)
      const own = mind.program.facts(file)?.functions[id]
      return (own?.qualified === name || own?.name === name) && file.replace(/\.[cm]?[jt]sx?$/, '').endsWith(module.replace(/^[./]+/, '').replace(/\.[cm]?[jt]sx?$/, ''))
    }
    return one.kind === 'ref' && one.origin.root.kind === 'import' && one.origin.root.of.module === module && [one.origin.root.of.name, ...one.origin.path].includes(name)
  })
}

/** A call that is known to query although its source is not in reach. */
export function emitTrusted(frame: Frame, call: Call): void {
  const invocation: Invocation = { kind: 'call', receiver: { root: { kind: 'global', name: call.name }, path: [] }, method: '', arguments: call.args, tagged: false, place: call.place, text: '' }
  const query: OrmCall = {
    orm: 'settings', operation: call.name, name: call.name, effect: 'read', rows: 'many', bounded: 'unknown', filters: [], orderings: [], expansions: [], paging: 'none',
    argument: object(Object.fromEntries(call.args.map((arg, index) => [String(index), arg]))), cost: statements(1), place: call.place,
    target: { orm: 'settings', provider: 'unknown', features: [] },
  }
  emitQuery(frame, invocation, { kind: 'query', call: query, certain: 'yes', tier: 'source', lazy: false, result: unknown }, call)
}
