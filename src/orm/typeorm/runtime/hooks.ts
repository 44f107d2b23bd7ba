// Subscribers and entity listeners: code of the application that TypeORM runs in the middle of an operation, per row or per statement.
// What they query is theirs, with a call site in them. Where nobody listens, nothing is done.

import type { Recorder, Replacement } from '../../../model/instrument.ts'
import type { Metadata, Source } from './live.ts'
import { sourceOf } from './live.ts'

interface Broadcaster {
  readonly queryRunner?: object
}

export function broadcasterReplacements(recorder: Recorder, prototype: object): Readonly<Record<string, Replacement>> {
  const names = Object.getOwnPropertyNames(prototype).filter((name) => /^broadcast\w+Event$/.test(name))
  return Object.fromEntries(names.map((name) => [name, hook(recorder)]))
}

function hook(recorder: Recorder): Replacement {
  return (original) => function (this: Broadcaster, ...given: unknown[]): unknown {
    const source = this.queryRunner === undefined ? undefined : sourceOf(this.queryRunner)
    return isHeard(source, given[1]) ? recorder.application(Reflect.apply, original, this, given) as unknown : Reflect.apply(original, this, given)
  }
}

function isHeard(source: Source | undefined, about: unknown): boolean {
  const { subscribers } = (source ?? {}) as { readonly subscribers?: readonly unknown[] }
  if (subscribers === undefined || subscribers.length > 0) return true
  const { listeners } = (about ?? {}) as Partial<Metadata>
  return listeners !== undefined && listeners.length > 0
}
