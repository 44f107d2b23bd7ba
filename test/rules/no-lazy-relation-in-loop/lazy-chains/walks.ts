import type { Repository } from 'typeorm'
import { Category, User } from './entities'

export async function path(category: Category) {
  const names: string[] = []
  let at: Category | null = category
  while (at) {
    names.unshift(at.name)
    at = await at.parent // want "`at.parent` loads a relation of each round of `while (at)`: N(rounds) queries, each waiting for the one before. Load the chain in one query"
  }
  return names
}

export async function root(categories: Repository<Category>, id: number) {
  let at = await categories.findOneByOrFail({ id })
  while (true) {
    const next = await at.parent // want "`at.parent` loads a relation of each round of `while (true)`"
    if (!next) break
    at = next
  }
  return at
}

export async function depth(categories: Repository<Category>, id: number) {
  let depth = 0
  const category = await categories.findOneByOrFail({ id })
  for (let at = await category.parent; at !== null; at = await at.parent) depth += 1 // want "`at.parent` loads a relation of each round of `for (at !== null)`"
  return depth
}

export async function last(category: Category) {
  let at = category
  let parent: Category | null
  while ((parent = await at.parent)) at = parent // want "`at.parent` loads a relation of each round"
  return at
}

// The first two come along.
export async function near(categories: Repository<Category>, id: number) {
  const category = await categories.findOneOrFail({ where: { id }, relations: { parent: { parent: true } } })
  const parent = await category.parent
  return [parent, await parent?.parent]
}

export async function once(category: Category) {
  const parent = await category.parent
  return parent?.name
}

// In memory.
interface Node {
  readonly name: string
  readonly parent: Promise<Node | null>
}

export async function names(node: Node) {
  const names: string[] = []
  let at: Node | null = node
  while (at) {
    names.push(at.name)
    at = await at.parent
  }
  return names
}

// A user has no parent, whatever the variable is called.
export async function others(user: User) {
  let at = user as unknown as { parent: Promise<typeof at> } | undefined
  while (at) at = await at.parent
}
