type Resolve = (parent: { id: number }, args: unknown, context: { viewer?: number }) => unknown

export function authenticated(resolve: Resolve): Resolve {
  return (parent, args, context) => {
    if (context.viewer === undefined) throw new Error('not logged in')
    return resolve(parent, args, context)
  }
}

export function batched(resolve: (parents: { id: number }[]) => Promise<Map<number, unknown>>): Resolve {
  const waiting: { id: number }[] = []
  return async (parent) => {
    waiting.push(parent)
    await Promise.resolve()
    return (await resolve(waiting)).get(parent.id)
  }
}
