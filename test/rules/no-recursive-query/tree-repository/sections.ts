import type { DataSource } from 'typeorm'
import { Section } from './entities'

export async function subtree(source: DataSource) { // want fn:"2"
  const sections = source.getTreeRepository(Section)
  const root = await sections.findOneByOrFail({ id: 1 })
  return sections.findDescendantsTree(root)
}

// The tree is whole already: walking it asks for nothing.
export async function titles(source: DataSource): Promise<readonly string[]> { // want fn:"2"
  const walk = (section: Section): readonly string[] => [section.name, ...section.children.flatMap(walk)]
  return walk(await subtree(source))
}

export async function ancestors(source: DataSource) { // want fn:"2"
  const sections = source.getTreeRepository(Section)
  return sections.findAncestors(await sections.findOneByOrFail({ id: 1 }))
}
