// What instruments are handed: the recording of statements, and the steps inwards that tell levels apart.

import type { CapturedSite, Context, OperationDescription, Recorder } from '../model/instrument.ts'
import { MOST_SHAPES, operationCounts } from './counts.ts'
import type { OpenOperation, OperationCounts, Scope } from './counts.ts'
import { patched, replaced } from './patch.ts'
import { arrived, begin, end, fail } from './record.ts'
import { isAmongFirst, isSampled, noteOccurrence } from './sampling.ts'
import { MOST_FRAMES, capture, disown } from './stack.ts'
import type { Stack } from './stack.ts'
import { state } from './state.ts'
import type { Frame } from './state.ts'

export function newRecorder(): Recorder {
  return {
    begin, end, rows: arrived, fail, claimed, below, operation, application, bound, within, foreign: disown, site, patched, replaced,
    get run() { return entering() },
    context: () => (state().frames.getStore() ?? state().ambient) as unknown as Context | undefined,
  }
}

type Entering = <Given extends readonly unknown[], Result>(frame: unknown, run: (...given: Given) => Result, ...given: Given) => Result

let enter: Entering | undefined

/** Bound, since what is bound stands on no stack. */
function entering(): Entering {
  const { frames } = state()
  return enter ??= frames.run.bind(frames) as Entering
}

/** An async context is not free, and where nothing else has begun one, none is begun. */
function below<Given extends readonly unknown[], Result>(run: (...given: Given) => Result, ...given: Given): Result {
  return state().drivers === 0 ? run(...given) : claimed(run, ...given)
}

function claimed<Given extends readonly unknown[], Result>(run: (...given: Given) => Result, ...given: Given): Result {
  const { frames, ambient } = state()
  const frame = frames.getStore() ?? ambient
  return frame?.claimed === true ? run(...given) : entering()({ scope: frame?.scope, operation: frame?.operation, claimed: true } satisfies Frame, run, ...given)
}

function operation(description: OperationDescription | (() => OperationDescription), above: Function = operation): Context | undefined {
  const { frames, ambient } = state()
  const frame = frames.getStore() ?? ambient
  if (frame?.scope === undefined || frame.claimed || frame.operation !== undefined) return undefined
  const inner = withOperation(frame.scope, typeof description === 'function' ? description() : description)
  const { stack, isLater } = inner.operation
  if (stack !== undefined && !isLater) capture(stack, above, MOST_FRAMES)
  return inner as unknown as Context
}

/** Its stack is to be captured, unless it comes from where the operation was called. */
function withOperation(innermost: Scope, description: OperationDescription): Frame & { readonly operation: OpenOperation } {
  const counts: (OperationCounts | undefined)[] = []
  // Its site was sampled when it was called.
  const isLater = 'site' in description
  let stack = description.site as Stack | undefined
  for (let scope: Scope | undefined = innermost; scope !== undefined; scope = scope.outer) {
    const own = scope.endedAt === undefined ? operationCounts(scope, description) : undefined
    counts.push(own)
    if (scope.endedAt !== undefined) continue
    scope.operations += 1
    if (own === undefined) {
      scope.overflowOperations += 1
      continue
    }
    own.count += 1
    const begins = noteOccurrence(own, scope.lastCall)
    scope.lastCall = own
    if (!scope.options.sites || !isLater && !isSampled(own, own.count)) continue
    if (!isLater) stack ??= {}
    if (stack !== undefined) own.samples.push({ occurrence: own.count, begins, stack, parameters: undefined })
  }
  return { scope: innermost, operation: { counts, stack, isLater, hasBegun: false }, claimed: false }
}

function application<Given extends readonly unknown[], Result>(run: (...given: Given) => Result, ...given: Given): Result {
  const { frames, ambient } = state()
  const frame = frames.getStore() ?? ambient
  if (frame === undefined || frame.operation === undefined && !frame.claimed) return run(...given)
  return entering()(frame.scope === undefined ? undefined : { scope: frame.scope, operation: undefined, claimed: false } satisfies Frame, run, ...given)
}

function bound<Callback extends Function | undefined>(callback: Callback): Callback {
  if (typeof callback !== 'function') return callback
  const { frames } = state()
  const frame = frames.getStore()
  const inFrame = function (this: unknown, ...given: unknown[]): unknown {
    return frames.run(frame, () => Reflect.apply(callback, this, given))
  }
  Object.defineProperty(inFrame, 'length', { value: callback.length, configurable: true })
  return inFrame as unknown as Callback
}

function within<Result>(contexts: readonly (Context | undefined)[], run: () => Result): Result {
  const byScope = new Map<Scope, Frame>()
  for (const frame of contexts as readonly unknown[] as readonly (Frame | undefined)[]) {
    if (frame?.scope === undefined) continue
    const known = byScope.get(frame.scope)
    // Of several calls in one scope, one of which is known where it was called.
    if (known === undefined || known.operation?.stack === undefined && frame.operation?.stack !== undefined) byScope.set(frame.scope, frame)
  }
  const [first, ...sharers] = byScope.values()
  return state().frames.run(first === undefined || sharers.length === 0 ? first : { ...first, sharers }, run)
}

function site({ orm, name, form = '' }: Parameters<Recorder['site']>[0], above: Function = site): CapturedSite | undefined {
  const { frames, ambient } = state()
  const scope = (frames.getStore() ?? ambient)?.scope
  if (scope === undefined || scope.endedAt !== undefined || !scope.options.sites) return undefined
  const key = `${orm} ${name} ${form}`
  const before = scope.made.get(key)
  if (before === undefined && scope.made.size >= MOST_SHAPES) return undefined
  const made = (before ?? 0) + 1
  scope.made.set(key, made)
  if (!isAmongFirst(made)) return undefined
  const stack: Stack = {}
  capture(stack, above, MOST_FRAMES)
  return stack as unknown as CapturedSite
}
