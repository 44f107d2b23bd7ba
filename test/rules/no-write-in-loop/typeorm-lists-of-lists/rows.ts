import { type EntityManager, In, type Repository } from 'typeorm'
import { AuditLog, Tag } from './entities'

// Nothing says what the items are but what the loop does with them, and how it calls them: `save` takes rows and lists of rows.
export async function imported(tags: Repository<Tag>, rows: any[]) {
  for (const row of rows) {
    const known = await tags.findOne({ where: { name: row.name } }) // want "`tags.findOne` runs once for each `row` of `rows`"
    if (known === null) await tags.save(row) // want "`tags.save` runs once for each `row` of `rows`"
  }
}

export async function posted(tags: Repository<Tag>, request: { body: any }) {
  for (const item of request.body.items) await tags.save(item) // want "`tags.save` runs once for each `item`"
}

export async function objects(manager: EntityManager, entities: object[]) {
  for (const one of entities) await manager.save(one) // want "`manager.save([ … ])`"
  for (const one of entities) await manager.remove(one) // want "`manager.remove` runs once for each `one`"
}

export async function inserted(logs: Repository<AuditLog>, rows: any[]) {
  for (const row of rows) await logs.insert(row) // want "`logs.insert` runs once for each `row`"
}

export async function flat(tags: Repository<Tag>, groups: Tag[][]) {
  for (const tag of groups.flat()) {
    tag.name = tag.name.trim()
    await tags.save(tag) // want "`tags.save` runs once for each `tag`"
  }
}

export async function byKey(tags: Repository<Tag>, known: Map<string, Tag>) {
  for (const tag of known.values()) await tags.save(tag) // want "`tags.save` runs once for each `tag`"
}

// Lists, as their types, their source, their use or their names say.
export async function byType(tags: Repository<Tag>, known: Map<string, Tag[]>) {
  for (const one of known.values()) await tags.save(one)
}

export async function bySource(tags: Repository<Tag>, all: any) {
  const parts: unknown[] = []
  for (let at = 0; at < all.length; at += 100) parts.push(all.slice(at, at + 100))
  for (const one of parts) await tags.save(one as Tag[])
}

export async function byUse(logs: Repository<AuditLog>, tags: Repository<Tag>, parts: any) {
  for (const part of parts) {
    console.log(part.length)
    await tags.save(part)
  }
  for (const one of parts) await logs.find({ where: { id: In(one) } })
}

export async function byName(tags: Repository<Tag>, pages: any, batches: any) {
  for (const batch of batches) await tags.save(batch)
  for (const rows of pages) await tags.save(rows)
}

// A group is one of the code's or one that is stored: who wants to know, is told.
export async function either(tags: Repository<Tag>, groups: any) {
  for (const group of groups) await tags.save(group)
}
