import type { DataSource, Repository } from 'typeorm'
import { Category } from './entities'

interface Node {
  readonly name: string
  readonly children: readonly Node[]
}

export async function tree(categories: Repository<Category>, parentId: number): Promise<readonly Node[]> { // want fn:"R(tree)"
  const rows = await categories.findBy({ parentId })
  const nodes: Node[] = []
  for (const row of rows) nodes.push({ name: row.name, children: await tree(categories, row.id) }) // want "`tree` leads back to its own function and runs `categories.findBy` at every level"
  return nodes
}

export async function inParallel(source: DataSource, parentId: number): Promise<readonly Node[]> { // want fn:"R(inParallel)"
  const rows = await source.manager.find(Category, { where: { parentId } })
  return Promise.all(rows.map(async (row) => ({ name: row.name, children: await inParallel(source, row.id) }))) // want "`inParallel` leads back to its own function"
}

export async function fromTheTop(source: DataSource) { // want fn:"R(inParallel)"
  return inParallel(source, 1)
}

// All rows at once, put together in memory.
export async function once(source: DataSource) { // want fn:"1"
  const rows = await source.getRepository(Category).find()
  const build = (parentId: number | null): readonly Node[] => rows.filter((row) => row.parentId === parentId).map((row) => ({ name: row.name, children: build(row.id) }))
  return build(null)
}
