// Whether anything that a file leads to could send a query: by imports, types and names, before anything is evaluated. The modules of a
// user interface often lead to nothing of the kind, and cost no more than this walk. In doubt the answer is yes.

import type { Sign } from '../../model/orm.ts'
import type { Mind } from '../mind.ts'
import type { PackageIndex } from '../resolve/package-index.ts'
import type { Lead, Leads } from './leads.ts'

export type Reaches = (file: string) => boolean

export function createReach(mind: () => Mind, index: PackageIndex, leads: Leads): Reaches {
  const signsFrom = (start: string): ReadonlySet<Sign> => {
    const { program } = mind()
    const known = program.peek<ReadonlySet<Sign>>(keyOf(start))
    if (known !== undefined) return known.value
    const { value: { signs, visited }, needed } = program.watching(() => walk(start))
    // What the whole walk rests on is linked once, however many files share the answer.
    const whole = program.watching(() => program.store(`${keyOf(start)} as a whole`, signs, needed)).needed
    // The files on the way lead to no more than the start does.
    if (!isEnough(signs)) program.watching(() => visited.forEach((file) => program.store(keyOf(file), signs, whole)))
    program.store(keyOf(start), signs, whole)
    return signs
  }

  const walk = (start: string) => {
    const { program, settings } = mind()
    const signs = new Set<Sign>()
    const visited = new Set<string>()
    const types = new Set<string>()
    const contracts = new Set<string>()
    const open: Lead[] = [{ file: start }]
    const follow = (lead: Lead): void => {
      const { file, type } = lead
      const seen = type === undefined ? visited : types
      const key = type === undefined ? file : `${file} ${type}`
      if (seen.has(key)) return
      seen.add(key)
      const known = type === undefined ? program.peek<ReadonlySet<Sign>>(keyOf(file)) : undefined
      if (known !== undefined) return known.value.forEach((sign) => signs.add(sign))
      const found = type === undefined ? leads.ofFile(file) : leads.ofType(file, type)
      for (const sign of found.signs) signs.add(sign)
      for (const contract of found.contracts) for (const from of new Set([start, file])) contracts.add(`${contract} ${from}`)
      if (settings.singleFile !== true) open.push(...found.leads)
    }
    for (;;) {
      for (let lead = open.pop(); lead !== undefined && !isEnough(signs); lead = open.pop()) follow(lead)
      if (isEnough(signs)) break
      for (const contract of contracts) {
        const [name = '', from = ''] = contract.split(/ (.*)/)
        for (const mention of ['heritage', 'written', 'binding', 'added', 'carried', 'listening', 'registering'] as const) for (const file of index.files(mention, name, from)) if (!visited.has(file)) open.push({ file })
      }
      contracts.clear()
      if (open.length === 0) break
    }
    return { signs, visited }
  }

  return (file) => (mind().settings.querying ?? []).length > 0 || isEnough(signsFrom(file))
}

function isEnough(signs: ReadonlySet<Sign>): boolean {
  return signs.has('query') || signs.has('client') && signs.has('operation')
}

function keyOf(file: string): string {
  return `reach ${file}`
}
