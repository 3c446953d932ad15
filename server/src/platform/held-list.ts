import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'

/** Hands out the next ids of the list, an empty page when it is over; asked by several at once, each page to one. */
export type NextPage = () => Promise<readonly bigint[]>

/** Within this the list is made. */
const LIMIT = '5min'

/**
 * Has the database keep what a statement finds, and hands it to `work` by pages of a thousand: so that a list of a
 * million is read once, held in no memory of ours, and no transaction stays open while somebody far away is asked about
 * a page. Where `work` throws, whoever of it still asks for a page gets an empty one: by then the connection is
 * another's.
 */
export async function withHeldList(
  db: Db, list: RawBuilder<{ readonly id: bigint }>, work: (next: NextPage) => Promise<void>,
): Promise<void> {
  await db.connection().execute(async (own) => {
    await own.transaction().execute(async (tx) => {
      await sql`select set_config(name, ${LIMIT}, true)
        from unnest('{statement_timeout, idle_in_transaction_session_timeout}'::text[]) name`.execute(tx)
      await sql`declare held_list no scroll cursor with hold for ${list}`.execute(tx)
    })
    let turn: Promise<readonly bigint[]> = Promise.resolve([])
    let isOver = false
    try {
      const fetched = async () => {
        if (isOver) return []
        const { rows } = await sql<{ id: bigint }>`fetch 1000 from held_list`.execute(own)
        return rows.map(({ id }) => id)
      }
      await work(async () => {
        turn = turn.then(fetched)
        return turn
      })
    } finally {
      isOver = true
      await turn.catch(() => undefined) // of a page under way whoever asked for it hears
      await sql`close held_list`.execute(own)
    }
  })
}
