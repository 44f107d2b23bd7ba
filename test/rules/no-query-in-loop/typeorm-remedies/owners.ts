import { type DataSource, type EntityManager, type ObjectLiteral, Repository } from 'typeorm'
import { Post } from './entities'

class BaseService<E extends ObjectLiteral> {
  constructor(protected readonly repository: Repository<E>) {}

  byId(id: number) {
    return this.repository.findOne({ where: { id } as never })
  }
}

class PostRepository extends Repository<Post> {
  bySlug(slug: string) {
    return this.findOneBy({ slug })
  }
}

export class Posts extends BaseService<Post> {
  async all(ids: number[]) {
    const found = []
    // The repository is its own, too.
    for (const id of ids) found.push(await this.byId(id)) // want "pass it in: `this.repository.find("
    return found
  }
}

export class Pages {
  constructor(private readonly posts: Posts, private readonly repository: PostRepository) {}

  async titles(ids: number[]) {
    const titles = []
    for (const id of ids) titles.push(await this.posts.byId(id)) // want "pass it in: in `BaseService`, `this.repository.find("
    return titles
  }

  async slugs(slugs: string[]) {
    const found = []
    for (const slug of slugs) found.push(await this.repository.bySlug(slug)) // want "pass it in: `this.repository.findBy({ slug: In([ … ]) })`"
    return found
  }
}

// A name in quotes is no class.
export async function named(manager: EntityManager, ids: number[]) {
  const found = []
  for (const id of ids) found.push(await manager.findOneBy('Post', { id })) // want "`manager.findBy('Post', { id: In([ … ]) })`"
  return found
}

export function open(source: DataSource) {
  return new Posts(source.getRepository(Post))
}
