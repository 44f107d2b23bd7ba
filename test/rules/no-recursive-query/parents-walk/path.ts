import type { Repository } from 'typeorm'
import { Category } from './entities'

export async function pathOf(categories: Repository<Category>, id: number): Promise<string> {
  const category = await categories.findOneByOrFail({ id })
  if (category.parentId === null) return category.name
  return `${await pathOf(categories, category.parentId)}/${category.name}` // want "`pathOf` leads back to its own function and runs `categories.findOneByOrFail` at every level"
}
