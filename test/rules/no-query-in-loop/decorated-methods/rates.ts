import { Cacheable, CacheEvict } from 'caching'
import { Memoize } from 'typescript-memoize'
import { prisma } from './db'

// A method that remembers what it gave asks once for each key.
export class Rates {
  @Memoize()
  async ofTag(name: string) {
    return prisma.tag.findFirst({ where: { name } })
  }

  @Cacheable({ ttl: 60 })
  async ofUser(id: number) {
    return prisma.user.findFirst({ where: { id } })
  }

  @CacheEvict({ key: 'tags' })
  async fresh(name: string) {
    return prisma.tag.findFirst({ where: { name } })
  }

  async all(posts: { id: number; tag: string }[]) {
    for (const post of posts) console.log(await this.ofTag(post.tag), await this.ofUser(post.id))
    for (const post of posts) console.log(await this.fresh(post.tag)) // want "`this.fresh` reaches `prisma.tag.findFirst` once for each `post`"
  }
}
