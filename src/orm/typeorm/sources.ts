// What the data sources of a package are made with, as far as its code says. Which of several a call goes to is nobody's knowledge, so
// only what all of them say counts; tests make their own, and are not asked.

import type { Classes, Made } from '../../model/invocation.ts'
import type { Target } from '../../model/orm-call.ts'
import { type Value, absent, distribute, getCertain, items, literalOf, originsOf, possibilities, textOf, unknown } from '../../model/value.ts'
import { classKeyOf } from './entities/members.ts'
import { type Naming, namingOf } from './entities/naming.ts'
import { RELATIONS_BY_QUERY } from './loading.ts'
import { exportOf, isOurs } from './names.ts'
import { part } from './options.ts'
import { configuration, configurations } from './ormconfig.ts'

/** The options of one data source, by name. */
type Options = (name: string) => Value

export interface Configured {
  /** How finders load relations that do not say it themselves. Undefined where that is not settled. */
  readonly strategy: 'join' | 'query' | undefined
  readonly naming: Naming
}

const unproved: Configured = { strategy: undefined, naming: 'unknown' }

/** Options may lead to entities, which ask for the options in turn. */
const asking = new WeakSet<Classes>()

/** What all data sources of the package that a file belongs to say; undefined where none is seen. */
export function configuredBy(file: string, classes: Classes): Configured | undefined {
  if (asking.has(classes)) return unproved
  asking.add(classes)
  try {
    return classes.remember(`typeorm sources ${file}`, () => {
      const all = sourcesIn(file, classes)
      return all.length === 0 ? undefined : { strategy: agreed(all.map(strategyOf)), naming: agreed(all.map((one) => namingOf(one('namingStrategy')))) ?? 'unknown' }
    })
  } finally {
    asking.delete(classes)
  }
}

/** What a call of an entity depends on: its package may leave the data source to the one that has the entities. Not every entity has a file. */
export function configured(target: Target, files: readonly (string | undefined)[], classes: Classes): Target {
  if (target.version === 0.2) return target
  const own = files.map((file) => file === undefined || file === '' ? undefined : configuredBy(file, classes)).find((one) => one !== undefined)
  return own?.strategy === 'query' ? { ...target, features: [...target.features, RELATIONS_BY_QUERY] } : target
}

function agreed<T>(answers: readonly T[]): T | undefined {
  return answers.every((one) => one === answers[0]) ? answers[0] : undefined
}

function strategyOf(option: Options): Configured['strategy'] {
  return agreed(possibilities(option('relationLoadStrategy')).map((one) => {
    if (one.kind === 'literal' && (one.value === undefined || one.value === null)) return 'join'
    const text = textOf(one)
    return text === 'query' || text === 'join' ? text : undefined
  }))
}

const makers = ['DataSource', 'Connection', 'createConnection', 'createConnections', 'forRoot', 'forRootAsync'] as const

/** The options of every data source. */
function sourcesIn(file: string, classes: Classes): readonly Options[] {
  const all = classes.made(makers, file).map((one) => ({ options: optionsOf(one, file, classes), given: one.arguments[0] ?? absent }))
  const made = all.flatMap((one) => one.options)
  // A module may have a function of its own that makes the data source, of the options of that module.
  const modules = new Map(all.flatMap(({ options: [options = unknown], given }) => {
    return possibilities(part(given, 'dataSourceFactory')).flatMap((factory) => factory.kind === 'closure' ? [[factory.fn, options] as const] : [])
  }))
  const used = new Set(made.flatMap(originsOf).flatMap(({ root }) => root.kind === 'param' ? modules.get(root.fn) ?? [] : []))
  const option = (options: Value) => (name: string): Value => distribute(getCertain(options, name), (one) => {
    if (one.kind !== 'ref' || one.origin.root.kind !== 'param' || one.origin.path.length !== 1) return one
    const given = modules.get(one.origin.root.fn)
    return given === undefined ? one : getCertain(given, one.origin.path[0]!)
  })
  return made.filter((one) => !used.has(one)).map(option)
}

function optionsOf({ of, arguments: args }: Made, file: string, classes: Classes): readonly Value[] {
  const { root, path } = of
  if (root.kind !== 'import') return []
  const [first = unknown] = args
  if (isOurs(root.of)) {
    const made = exportOf(of)
    switch (made?.path.length === 0 ? made.name : '') {
      case 'DataSource': case 'Connection': return [first]
      // Without options they are those of the file, by the name of the connection.
      case 'createConnection': return [args.length === 0 || literalOf(first) !== undefined ? configuration(args[0] ?? absent, file, classes) : first]
      case 'createConnections': return items(args.length === 0 ? configurations(file, classes) : first) ?? [unknown]
      default: return []
    }
  }
  if (root.of.module !== '@nestjs/typeorm') return []
  switch (path.at(-1)) {
    // Before 0.3 they came from the file, too.
    case 'forRoot': return [args.length === 0 ? configuration(absent, file, classes) : first]
    case 'forRootAsync': return [lateOptions(first, classes)]
    default: return []
  }
}

/** `{ useFactory: () => options }`, or a class that has a method for them. */
function lateOptions(given: Value, classes: Classes): Value {
  const factory = part(given, 'useFactory')
  if (factory.kind === 'closure') return classes.result(factory)
  const key = classKeyOf(part(given, 'useClass')) ?? classKeyOf(part(given, 'useExisting'))
  return key === undefined ? unknown : classes.result(classes.method(key, 'createTypeOrmOptions'))
}
