export abstract class Importer<T> {
  protected abstract one(row: T): Promise<unknown>

  async run(rows: T[]) {
    for (const row of rows) await this.one(row)
  }

  async first(rows: T[]) {
    const [row] = rows
    if (row !== undefined) await this.one(row)
  }
}
