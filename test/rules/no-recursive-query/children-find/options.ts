import type { FindOneOptions, Repository } from 'typeorm'
import { Category } from './entities'

// One row is no page, whatever else the options of a caller say.
export class Categories {
  constructor(private readonly categories: Repository<Category>) {}

  async one(id: number | FindOneOptions<Category>, options?: FindOneOptions<Category>) {
    return this.categories.findOne(typeof id === 'number' ? { where: { id }, ...options } : (id as FindOneOptions<Category>))
  }

  async reachable(id: number, seen: Map<number, Category>): Promise<Category[]> {
    if (seen.has(id)) return []
    const category = await this.one(id, { relations: { children: true } })
    if (category === null) return []
    seen.set(id, category)
    for (const child of category.children) await this.reachable(child.id, seen) // want "at every level"
    return [...seen.values()]
  }
}
