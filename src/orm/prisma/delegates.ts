// What a client has under a name that code computes: `prisma[model]`. The name is kept until somebody knows it, a caller or a constructor.

import { type Origin, origin } from '../../model/origin.ts'
import { type Value, absent, builder, possibilities, ref, textOf } from '../../model/value.ts'

/** Stands for a model that is not known; it is also the key under which an extension keeps what all models get. */
export const ANY_MODEL = '$allModels'

/** The delegate of a client's model by its name. */
export function delegateOf(client: Origin, model: Value): Value {
  return builder('prisma', { client: ref(client), model })
}

/** What is reached through a delegate by name as it is reached from its client. */
export function named(from: Origin): Origin {
  const { root } = from
  const model = root.kind === 'builder' && root.orm === 'prisma' ? root.state['model'] : undefined
  if (root.kind !== 'builder' || model === undefined) return from
  const client = possibilities(root.state['client'] ?? absent).find((one) => one.kind === 'ref')?.origin
  return client === undefined ? from : origin(client.root, client.label ?? from.label, [...client.path, textOf(model) ?? ANY_MODEL, ...from.path])
}

/** The name of a model that code computes, where nobody knows it yet. */
export function computedModel({ root }: Origin): Value | undefined {
  const model = root.kind === 'builder' && root.orm === 'prisma' ? root.state['model'] : undefined
  return model === undefined || textOf(model) !== undefined ? undefined : model
}
