// One query, with what the database tells of its plan.

import { countQueries, watchIndexes } from '../../../src/runtime.ts'
import type { IndexWatchOptions } from '../../../src/runtime.ts'

interface Pool {
  query(text: string, values: unknown[]): Promise<unknown>
}

/**
 * @param pool what the query is sent through
 * @param asked what it is explained on, unless said otherwise
 */
export function explaining(pool: () => Pool, asked: () => object = pool) {
  async function explained(text: string, values: readonly unknown[] = [], options: IndexWatchOptions = { tryIndexes: true }, client: object = asked()) {
    const watch = watchIndexes(client, options)
    const trace = await watch.explained(await countQueries(() => pool().query(text, [...values])))
    watch.stop()
    return trace
  }

  /** For each scan its table, and whether an index would help. */
  const triedOf = async (...given: Parameters<typeof explained>) => (await explained(...given)).shapes.flatMap(({ scans }) => scans!.map(({ table, candidate }) => [table, candidate]))

  return { explained, triedOf }
}
