import type { Repository } from 'typeorm'
import type { Post } from './entities'

export async function all(posts: Repository<Post>, skip = 0): Promise<Post[]> {
  const page = await posts.find({ skip, take: 100, order: { id: 'ASC' } })
  return page.length < 100 ? page : [...page, ...await all(posts, skip + 100)]
}

export async function freeSlug(posts: Repository<Post>, slug: string, attempt = 0): Promise<string> {
  const candidate = attempt === 0 ? slug : `${slug}-${attempt}`
  return await posts.existsBy({ slug: candidate }) ? freeSlug(posts, slug, attempt + 1) : candidate
}

export async function stubborn(posts: Repository<Post>, id: number, left = 3): Promise<Post | null> {
  try {
    return await posts.findOneBy({ id })
  } catch (error) {
    if (left === 0) throw error
    return stubborn(posts, id, left - 1)
  }
}
