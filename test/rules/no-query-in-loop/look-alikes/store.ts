const rows = [{ id: 1 }, { id: 2 }]

/** Keeps its rows in memory, under names that a database client uses as well. */
export function createClient() {
  return {
    user: {
      async findMany({ where }: { where: { id: number } }) {
        return rows.filter((row) => row.id === where.id)
      },
    },
  }
}
