import type { DataSource } from 'typeorm'
import { Category } from './entities'

export class CategoryTree {
  constructor(private readonly source: DataSource) {}

  async idsBelow(parentId: number): Promise<number[]> {
    const rows = await this.source.createQueryBuilder(Category, 'category').where('category.parentId = :parentId', { parentId }).getMany()
    const ids: number[] = []
    for (const row of rows) ids.push(row.id, ...await this.idsBelow(row.id)) // want "`this.idsBelow` leads back to its own function"
    return ids
  }
}
