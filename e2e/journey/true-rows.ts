import { openTruth } from '../drills/load.ts'
import type { Instance } from '../instance.ts'

/** Rows of the database as nobody in the program may look at them. */
export type Rows = <T extends object>(sql: string, values: readonly unknown[]) => Promise<T[]>

/** What a look at the rows of a running instance answers; the connection ends with it. */
export async function lookAtRows<A>(instance: Pick<Instance, 'databaseUrl'>, look: (rows: Rows) => Promise<A>): Promise<A> {
  const truth = await openTruth(instance)
  try {
    return await look(async <T extends object>(sql: string, values: readonly unknown[]) =>
      (await truth.query<T>(sql, [...values])).rows)
  } finally {
    await truth.end()
  }
}
