import { EventEmitter } from 'node:events'
import mitt from 'mitt'

export const EVENTS = { created: 'user.created', gone: 'user.gone' } as const

export const emitter = new EventEmitter()
export const channel = mitt<{ 'user.gone': number }>()

export class Notices extends EventEmitter {
  send(name: string, id: number) {
    return this.emit(name, id)
  }
}

export const notices = new Notices()
