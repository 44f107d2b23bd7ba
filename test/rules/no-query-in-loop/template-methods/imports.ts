import { prisma } from './db'
import { Importer } from './importer'

interface Row {
  email: string
  name: string
}

class UserImporter extends Importer<Row> {
  protected async one(row: Row) {
    const known = await prisma.user.findFirst({ where: { email: row.email } })
    return known?.name === row.name
  }
}

class Checked extends Importer<Row> {
  protected async one(row: Row) {
    return row.name.trim() !== ''
  }
}

export async function importUsers(rows: Row[]) {
  const importer = new UserImporter()
  await importer.run(rows) // want "`importer.run` reaches `prisma.user.findFirst` once for each `row` of `rows`"
}

export async function importOne(rows: Row[]) {
  const importer = new UserImporter()
  await importer.first(rows)
}

export async function check(rows: Row[]) {
  await new Checked().run(rows)
}

export class Page {
  private readonly importer = new UserImporter()

  show(rows: Row[]) {
    return this.importer.run(rows) // want "`this.importer.run` reaches `prisma.user.findFirst` once for each `row` of `rows`"
  }
}
