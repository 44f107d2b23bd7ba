import { Reply, Thread } from './threads.ts'

export function countOf(reply: Reply) {
  return reply.thread.id
}

export function fresh(thread: Thread) {
  const reply = new Reply()
  reply.thread = thread
  return reply
}
