// Which instrument is for what, and how everything is put back. What is patched is shared by all copies of this module and counted, so
// that two pools of one driver are instrumented once, and one of them can be let go.

import type { Instrument, Recorder } from '../model/instrument.ts'
import { instruments } from './instruments.ts'
import { isMock } from './mocks.ts'
import { newRecorder } from './recorder.ts'
import { state } from './state.ts'

export interface InstrumentOptions {
  /** Whether to instrument where `NODE_ENV` is `production`. False unless said otherwise. */
  readonly production?: boolean
}

/** What cannot be instrumented: no instrument knows it. */
export class UnknownClient extends Error {
  override readonly name = 'UnknownClient'

  constructor(target: unknown) {
    const known = instruments.map(({ name }) => `\`${name}\``).join(', ')
    super(`Nothing knows how to instrument ${shown(target)}. Hand in a client, a pool, a data source or the module itself of one of these: ${known}. If a test mocks the driver: a stub whose methods are mock functions (\`vi.fn()\`, \`jest.fn()\`) is left alone; for another, mock \`querylint/runtime\` too, with an \`instrument\` that hands back what it is given.`)
  }
}

/** Exports of a package that cannot be changed: what they make would not be seen. */
export class FixedModule extends Error {
  override readonly name = 'FixedModule'

  constructor(name: string) {
    super(`The exports of \`${name}\` that were handed in cannot be changed, as those of \`import * as\` and of bundled files, so what they make would not be seen. Hand in each client or pool where it is made, or start the program with \`node --import querylint/register\`.`)
  }
}

export const recorder: Recorder = newRecorder()

/**
 * Makes a client tell the runtime what it sends. It works as before: same results, same errors, same laziness and batching of promises.
 * Calling it again with the same client does nothing, and what a test has mocked stays as it is.
 *
 * @param target a driver's client, pool or module, or an ORM's client or data source
 * @returns the same object; where an ORM offers only a new client, that one, which the application has to use then
 * @throws UnknownClient if no instrument accepts it
 * @throws FixedModule if it is a module that cannot be changed, and its clients are to be handed in
 * @throws RuntimeMismatch if another release of querylint that does not fit is loaded too
 */
export function instrument<Target extends object>(target: Target, options: InstrumentOptions = {}): Target {
  if (process.env['NODE_ENV'] === 'production' && options.production !== true) return target
  const found = accepting(instruments, target)
  if (isMock(target, found === undefined ? 'some' : 'every')) return target
  if (found === undefined) throw refusalOf(target)
  return instrumented(found, target) as Target
}

/**
 * The same for what was found, not handed in: what nothing knows stays as it is. Programs make clients for each request that nobody puts
 * back, so nothing keeps them.
 */
export function adopt(target: object): void {
  const found = accepting(instruments, target)
  if (found === undefined) return
  state().undos.add(adopted)
  instrumented(found, target, false)
}

/** Stands for everything that was found, which stays as it is. */
function adopted(): void {}

/**
 * Puts back what `instrument` changed.
 *
 * @param target what was handed to `instrument`, or came out of it; everything that was where it is left out
 */
export function uninstrument(target?: object): void {
  const { targets, undos } = state()
  if (target !== undefined) targets.get(target)?.()
  else for (const undo of [...undos].reverse()) undo()
}

/**
 * Says where the statements of an instrumented client are seen and why there, where there is more than one way.
 *
 * @param target what was handed to `instrument`, or came out of it
 * @returns a sentence that goes on from "Statements are seen"; undefined where there is one way only, or the client is not instrumented
 */
export function seenAt(target: object): string | undefined {
  return state().seenAt.get(target)?.()
}

function refusalOf(target: unknown): Error {
  const fixed = instruments.find((one) => one.isFixed?.(target) === true)
  return fixed === undefined ? new UnknownClient(target) : new FixedModule(fixed.name)
}

function accepting(among: readonly Instrument[], target: unknown): Instrument | undefined {
  return among.find((one) => one.accepts(target))
}

/** @param isKept whether it is put back together with everything else */
function instrumented(by: Instrument, target: object, isKept = true): object {
  const shared = state()
  const { targets, undos, seenAt: seen } = shared
  if (targets.has(target)) return target
  const made = by.instrument(target, recorder)
  if (made === undefined) return target
  const drivers = by.level === 'driver' ? 1 : 0
  shared.drivers += drivers
  const undo = () => {
    if (targets.get(target) !== undo) return
    undos.delete(undo)
    shared.drivers -= drivers
    targets.delete(target)
    targets.delete(made.target)
    seen.delete(target)
    seen.delete(made.target)
    made.undo()
  }
  if (isKept) undos.add(undo)
  targets.set(target, undo)
  targets.set(made.target, undo)
  if (made.seenAt !== undefined) for (const one of [target, made.target]) seen.set(one, made.seenAt)
  return made.target
}

/** Never what it says: the address of a database may have a password in it. */
function shown(target: unknown): string {
  if (target === undefined || target === null) return `\`${String(target)}\``
  if (typeof target !== 'object' && typeof target !== 'function') return `a ${typeof target}`
  const name = typeof target === 'function' ? target.name : target.constructor?.name
  return name === undefined || name === '' || name === 'Object' ? 'this object' : `this \`${name}\``
}
