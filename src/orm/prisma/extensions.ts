// Clients that `$extends` has given functions of the project's own: for all models, for one, for the client itself. Such a client is a value
// made in steps, so that a chain of extensions keeps them all, whatever the client is called later. A function is looked up when it is
// called, and its `this` is what it is called on: `Prisma.getExtensionContext(this)` hands that back.

import type { Method } from '../../model/orm.ts'
import { type Origin, origin } from '../../model/origin.ts'
import { type Value, absent, array, builder, get, object, possibilities, ref } from '../../model/value.ts'
import { ANY_MODEL } from './delegates.ts'

/** What `$extends` makes of a client; undefined where the extension adds nothing that is known. */
export function extendedBy(client: Value, extension: Value): Value | undefined {
  const own = possibilities(extension).flatMap(partsOf).filter(addsFunctions)
  if (own.length === 0) return undefined
  const before = extensionsOf(client)
  return builder('prisma', { client: before?.client ?? client, extensions: array([...before?.extensions ?? [], ...own]) }, 'prisma')
}

/** The functions of an extension, or of a client that an extension has made. */
function partsOf(extension: Value): readonly Value[] {
  if (extension.kind === 'object') return [object({ model: get(extension, 'model'), client: get(extension, 'client'), query: get(extension, 'query') })]
  return extensionsOf(extension)?.extensions ?? []
}

interface Extensions {
  readonly client: Value
  /** The later ones win. */
  readonly extensions: readonly Value[]
}

function extensionsOf(client: Value): Extensions | undefined {
  return client.kind === 'ref' && client.origin.path.length === 0 ? stateOf(client.origin) : undefined
}

function stateOf({ root }: Origin): Extensions | undefined {
  if (root.kind !== 'builder' || root.orm !== 'prisma') return undefined
  const { client = absent, extensions } = root.state
  return extensions?.kind === 'array' ? { client, extensions: extensions.items } : undefined
}

/** A thing of an extended client as that of the client it was made of. */
export function unextended(from: Origin): Origin {
  const client = stateOf(from)?.client
  return client?.kind === 'ref' ? origin(client.origin.root, client.origin.label ?? from.label, [...client.origin.path, ...from.path]) : from
}

/** A client with the functions that another has. */
export function extendedLike(like: Origin, client: Value): Value {
  const state = stateOf(like)
  return state === undefined ? client : builder('prisma', { client, extensions: array(state.extensions) }, 'tx')
}

/** The project's function that a call on an extended client means, with its `this`. */
export function methodOf(receiver: Origin, name: string): Method | undefined {
  const state = stateOf(receiver)
  if (state === undefined) return undefined
  const { path } = receiver
  const [model = ANY_MODEL] = path
  for (const one of [...state.extensions].reverse()) {
    const components = path.length === 0 ? [get(one, 'client')] : path.length === 1 ? [get(get(one, 'model'), model), get(get(one, 'model'), ANY_MODEL)] : []
    for (const component of components) {
      const method = possibilities(component).map((functions) => functions.kind === 'object' ? get(functions, name) : absent).find(isMethod)
      if (method !== undefined) return { ...method, self: method.self ?? ref(receiver) }
    }
  }
  return undefined
}

/** Every function that an extension has, called on `client`. */
export function methodsOf(client: Value, extension: Value): readonly Method[] {
  const made = extendedBy(client, extension)
  if (made?.kind !== 'ref') return []
  return possibilities(extension).flatMap((one) => {
    const models = fieldsOf(get(one, 'model')).flatMap(([model, functions]) => fieldsOf(functions).map(([name]) => methodOf({ ...made.origin, path: [model] }, name)))
    const own = fieldsOf(get(one, 'client')).map(([name]) => methodOf(made.origin, name))
    return [...models, ...own].filter((method) => method !== undefined)
  })
}

/** Whether an extension has hooks that a call on its client passes: they may ask for something else than code does. */
export function isHooked(receiver: Origin, operation: string): boolean {
  const { path: [model = ''] } = receiver
  return stateOf(receiver)?.extensions.some((one) => {
    const hooks = get(one, 'query')
    const ofModels = [get(hooks, model), get(hooks, ANY_MODEL)].flatMap((each) => [get(each, operation), get(each, '$allOperations')])
    return [get(hooks, operation), get(hooks, '$allOperations'), ...ofModels].some(isMethod)
  }) === true
}

function addsFunctions(extension: Value): boolean {
  if (fieldsOf(get(extension, 'query')).length > 0) return true
  return fieldsOf(get(extension, 'client')).some(([, one]) => isMethod(one)) || fieldsOf(get(extension, 'model')).some(([, functions]) => fieldsOf(functions).some(([, one]) => isMethod(one)))
}

function fieldsOf(value: Value): readonly (readonly [string, Value])[] {
  return possibilities(value).flatMap((one) => one.kind === 'object' ? Object.entries(one.fields) : [])
}

function isMethod(value: Value): value is Method {
  return value.kind === 'closure'
}
