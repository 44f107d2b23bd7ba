import { prisma } from './db'
import type { Authors, Clock } from './ports'

export class StoredAuthors implements Authors {
  async of(postId: number) {
    return (await prisma.user.findFirst({ where: { posts: { some: { id: postId } } } }))?.email ?? ''
  }
}

export class NoAuthors implements Authors {
  async of() {
    return ''
  }
}

export class SystemClock implements Clock {
  async timeOf(id: number) {
    return Date.now() + id
  }
}

export class StoredClock implements Clock {
  async timeOf(id: number) {
    return (await prisma.post.findFirst({ where: { id } }))?.views ?? 0
  }
}
