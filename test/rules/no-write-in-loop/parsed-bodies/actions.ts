import { z } from 'zod'
import { prisma } from './db'

const schema = z.object({ ids: z.array(z.number()), name: z.string() })

// What is parsed along with the list is one value, whatever both are made of.
export async function rename(form: FormData) {
  const { ids, name } = schema.parse({ ids: form.getAll('ids'), name: form.get('name') })
  for (const id of ids) await prisma.user.update({ where: { id }, data: { name } }) // want "`prisma.user.update`"
}

export async function renameAll(input: unknown) {
  const parsed = schema.safeParse(input)
  if (!parsed.success) return
  await Promise.all(parsed.data.ids.map((id) => prisma.user.update({ where: { id }, data: { name: parsed.data.name } }))) // want "`prisma.user.update`"
}

export async function counted(input: unknown) {
  const { ids, name } = schema.parse(input)
  for (const id of ids) console.log(await prisma.user.count({ where: { teamId: id, name } })) // want "by: ['teamId'], where: { teamId: { in: … }, … }"
}

// What is made of the item differs.
export async function label(input: unknown) {
  const { ids, name } = schema.parse(input)
  for (const id of ids) await prisma.user.update({ where: { id }, data: { name: `${name} ${id}` } })
}

const rows = z.array(z.object({ id: z.number(), name: z.string() }))

export async function each(input: unknown) {
  for (const { id, name } of rows.parse(input)) await prisma.user.update({ where: { id }, data: { name } })
}

// Of what a row is made of, its parts share what is the row's.
export async function nested(input: unknown) {
  for (const row of rows.parse(input)) {
    for (const part of row.name.split(' ')) await prisma.tag.updateMany({ where: { name: part }, data: { name: row.name } }) // want "one `updateMany` takes them all"
  }
}
