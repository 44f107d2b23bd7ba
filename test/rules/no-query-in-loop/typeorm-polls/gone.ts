import { setTimeout } from 'node:timers/promises'
import type { Repository } from 'typeorm'
import type { Post } from './entities'

export async function untilNone(posts: Repository<Post>, slug: string, limit: number, delay: number) {
  for (let attempt = 0; attempt < limit; attempt++) {
    const held = await posts.count({ where: { slug } })
    if (held === 0) return
    await setTimeout(delay)
  }
}

export async function untilGone(posts: Repository<Post>, slug: string, limit: number) {
  for (let round = 0; round < limit; round++) {
    if (!(await posts.existsBy({ slug }))) return true
    await setTimeout(100)
  }
  return false
}

export async function forever(posts: Repository<Post>, slug: string) {
  while (true) {
    const post = await posts.findOneBy({ slug })
    if (!post) break
    await setTimeout(50)
  }
}

export async function each(posts: Repository<Post>, slugs: string[], count: number) {
  for (let at = 0; at < count; at++) {
    const held = await posts.count({ where: { slug: slugs[at]! } }) // want "`posts.count` runs once for each round"
    if (held === 0) return
    await setTimeout(50)
  }
}

export async function busy(posts: Repository<Post>, slug: string, limit: number) {
  for (let round = 0; round < limit; round++) {
    const held = await posts.count({ where: { slug } }) // want "`posts.count` runs the same query again"
    if (held === 0) return
  }
}
