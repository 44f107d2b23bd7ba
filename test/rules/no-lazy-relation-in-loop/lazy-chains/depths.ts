import type { DataSource } from 'typeorm'
import { Category } from './entities'

// The newest is a leaf of a tree of three levels.
export async function depthOfNewest(source: DataSource) { // want fn:"1 + N(rounds)"
  const [newest] = await source.getRepository(Category).find({ order: { id: 'DESC' }, take: 1 })
  let depth = 0
  let at: Category | null = newest!
  while (at) {
    depth += 1
    at = await at.parent // want "`at.parent` loads a relation of each round of `while (at)`: N(rounds) queries"
  }
  return depth
}
