import { EventEmitter } from 'node:events'
import Emittery from 'emittery'
import { EventEmitter as SmallEmitter } from 'eventemitter3'
import mitt from 'mitt'
import { TypedEmitter } from 'tiny-typed-emitter'

export const EVENTS = { created: 'user.created', gone: 'user.gone' } as const

export const emitter = new EventEmitter()
export const channel = mitt<{ 'user.gone': number }>()

export const small = new SmallEmitter()
export const later = new Emittery<{ 'user.gone': number }>()

export class Typed extends TypedEmitter<{ 'user.gone': (id: number) => void }> {}

export const typed = new Typed()

export class Notices extends EventEmitter {
  send(name: string, id: number) {
    return this.emit(name, id)
  }
}

export const notices = new Notices()
