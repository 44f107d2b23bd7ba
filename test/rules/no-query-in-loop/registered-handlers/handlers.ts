import { EventBus, addHook, channel, plugins, registerJob, subscribe } from './buses'
import { prisma } from './db'

export const bus = new EventBus()

export class Audit {
  constructor(bus: EventBus) {
    bus.on('user.gone', this.gone.bind(this))
  }

  async gone(id: number) {
    await prisma.comment.count({ where: { authorId: id } })
  }
}

bus.on('user.created', async (id: number) => {
  await prisma.post.count({ where: { authorId: id } })
})
bus.on('user.seen', () => {})

export function setup() {
  subscribe('user.created', countPosts)
  registerJob('count', countPosts)
  registerJob('quiet', (id: number) => console.info(id))
  channel.subscribe('user.created', countPosts)
  addHook('saved', countPosts)
  plugins.use({
    name: 'counts',
    async saved(id) {
      await countPosts(id)
    },
  })
}

// Each name goes with its own function.
const handlers = {
  'post.created': async (id: number) => {
    await prisma.post.count({ where: { authorId: id } })
  },
  'post.seen': (id: number) => console.info(id),
}

for (const [event, handler] of Object.entries(handlers)) bus.on(event, handler)

async function countPosts(id: number) {
  await prisma.post.count({ where: { authorId: id } })
}
