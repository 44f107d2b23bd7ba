import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'

interface Fresh {
  readonly target: EntityTarget<ObjectLiteral>
  readonly row: ObjectLiteral
}

// One statement for each table: no statement writes to several.
export async function flush(manager: EntityManager, fresh: Fresh[]) {
  const groups = new Map<EntityTarget<ObjectLiteral>, ObjectLiteral[]>()
  for (const { target, row } of fresh) groups.set(target, [...(groups.get(target) ?? []), row])
  for (const [target, rows] of groups) await manager.insert(target, rows)
}

export async function clear(source: DataSource, targets: EntityTarget<ObjectLiteral>[], tenant: number) {
  for (const target of targets) await source.getRepository(target).delete({ tenant })
}

export async function removeFrom(manager: EntityManager, target: EntityTarget<ObjectLiteral>, ids: number[]) {
  for (const id of ids) await manager.delete(target, { id }) // want "`manager.delete` runs once for each `id` of `ids`"
}

export async function saveEach(manager: EntityManager, fresh: Fresh[]) {
  for (const { target, row } of fresh) await manager.save(target, row)
}
