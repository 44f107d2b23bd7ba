type Handler<T = any> = (payload: T) => Promise<void> | void

export class EventBus {
  private readonly handlers = new Map<string, Handler[]>()

  on(event: string, handler: Handler) {
    const known = this.handlers.get(event) ?? []
    known.push(handler)
    this.handlers.set(event, known)
  }

  async emit(event: string, payload: unknown) {
    for (const handler of this.handlers.get(event) ?? []) await handler(payload)
  }
}

const listeners: Record<string, Handler[]> = {}

export function subscribe(event: string, listener: Handler) {
  (listeners[event] ??= []).push(listener)
}

export async function publish(event: string, payload: unknown) {
  await Promise.all((listeners[event] ?? []).map((listener) => listener(payload)))
}

const jobs = new Map<string, Handler>()

export function registerJob(name: string, job: Handler) {
  jobs.set(name, job)
}

export async function runJob(name: string, payload: unknown) {
  const job = jobs.get(name)
  if (job === undefined) throw new Error(`No job ${name}`)
  return retried(() => job(payload))
}

async function retried<T>(run: () => T) {
  try {
    return await run()
  } catch {
    return run()
  }
}

export function createChannel() {
  const all = new Map<string, Set<Handler>>()
  return {
    subscribe(event: string, handler: Handler) {
      if (!all.has(event)) all.set(event, new Set())
      all.get(event)!.add(handler)
      return () => all.get(event)?.delete(handler)
    },
    async publish(event: string, payload: unknown) {
      for (const handler of all.get(event) ?? new Set<Handler>()) await handler(payload)
    },
  }
}

export const channel = createChannel()

interface Plugin {
  readonly name: string
  saved?(id: number): Promise<void>
}

export class Plugins {
  private readonly plugins: Plugin[] = []

  use(plugin: Plugin) {
    this.plugins.push(plugin)
    return this
  }

  async saved(id: number) {
    for (const plugin of this.plugins) await plugin.saved?.(id)
  }
}

export const plugins = new Plugins()

// As many as code registers: no loop of theirs grows with the data.
const hooks: { readonly event: string; readonly run: (id: number) => Promise<void> }[] = []

export const addHook = (event: string, run: (id: number) => Promise<void>) => {
  hooks.push({ event, run })
}

export async function runHooks(id: number) {
  for (const hook of hooks) await hook.run(id)
  await hooks.reduce(async (before, { run }) => {
    await before
    await run(id)
  }, Promise.resolve())
}
