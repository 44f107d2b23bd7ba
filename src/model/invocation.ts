// A call and a class as code writes them, free of compiler nodes: what an ORM folder recognises.

import type { Origin } from './origin.ts'
import type { Place } from './place.ts'
import type { Value } from './value.ts'

export interface Invocation {
  /** What the method is called on, or the callee itself where `method` is empty. */
  readonly receiver: Origin
  readonly method: string
  readonly arguments: readonly Value[]
  readonly tagged: boolean
  readonly place: Place
  /** The receiver as code writes it: `this.prisma.post`. */
  readonly text: string
}

export interface Decorator {
  readonly name: string
  readonly module?: string
  readonly arguments: readonly Value[]
}

export interface ClassMember {
  readonly name: string
  readonly kind: 'property' | 'method' | 'getter' | 'setter'
  readonly static: boolean
  readonly type?: string
  readonly decorators: readonly Decorator[]
  readonly place: Place
}

export interface ClassShape {
  readonly name: string
  readonly bases: readonly Origin[]
  readonly members: readonly ClassMember[]
  readonly decorators: readonly Decorator[]
  readonly place: Place
}
