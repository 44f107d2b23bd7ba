import type { DataSource } from 'typeorm'
import { Section } from './entities'
import { Folder, Region } from './nodes'

// `findTrees` would ask once for each root as well.
export async function wholeTrees(source: DataSource) {
  const sections = source.getTreeRepository(Section)
  for (const root of await sections.findRoots()) console.log(await sections.findDescendantsTree(root)) // want "`sections.find({ relations: { parent: true } })` loads the rows of all trees in one query, for code to link"
  const folders = source.getTreeRepository(Folder)
  for (const root of await folders.findRoots()) console.log(await folders.findDescendants(root)) // want "`folders.find({ relations: { above: true } })` loads the rows of all trees"
}

export async function parts(source: DataSource) {
  const sections = source.getTreeRepository(Section)
  for (const section of await sections.find()) {
    console.log(await sections.findDescendants(section)) // want "One query joined to the closure table by `id_descendant`, with `id_ancestor IN (…)`, loads the descendants of all items"
    console.log(await sections.findAncestorsTree(section)) // want "One query joined to the closure table by `id_ancestor`, with `id_descendant IN (…)`, loads the ancestors of all items"
    console.log(await sections.countDescendants(section)) // want "One query on the closure table, with `id_ancestor IN (…)` and grouped by it, counts the descendants of all items"
  }
  const folders = source.getTreeRepository(Folder)
  for (const folder of await folders.find()) {
    console.log(await folders.findDescendantsTree(folder)) // want "One query with the paths of all items (`mpath LIKE …`, joined by `OR`) loads the descendants of all"
    console.log(await folders.findAncestors(folder)) // want "The paths of the items (`mpath`) name their ancestors, which one query with a list of ids (`IN (…)`) loads"
  }
  const regions = source.getTreeRepository(Region)
  for (const region of await regions.find()) console.log(await regions.findAncestors(region)) // want "(`nsleft`, `nsright`) enclose those of the items loads the ancestors of all"
}
