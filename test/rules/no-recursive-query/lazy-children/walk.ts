import type { DataSource } from 'typeorm'
import { Category } from './entities'

async function count(category: Category): Promise<number> { // want fn:"R(count)"
  let total = 1
  for (const child of await category.children) total += await count(child) // want "`count` leads back to its own function and runs `category.children` at every level"
  return total
}

export async function size(source: DataSource) { // want fn:"1 + R(count)"
  return count(await source.getRepository(Category).findOneByOrFail({ id: 1 }))
}
