import { sql } from 'kysely'
import type { Db } from '../../../platform/db.ts'
import type { Listing } from '../domain/listing.ts'

/** How far what a partner lists is kept here. */
export async function findListing(db: Db, partner: string): Promise<Listing> {
  const { rows: [row] } = await sql<Listing>`
    select listed_until as kept_until, listed_whole_at as whole_at from integration.partner where code = ${partner}`
    .execute(db)
  return row ?? { keptUntil: null, wholeAt: null }
}

/** Keeps how far that is by now; the same again writes nothing. */
export async function noteListing(db: Db, partner: string, { keptUntil, wholeAt }: Listing): Promise<void> {
  await sql`update integration.partner set listed_until = ${keptUntil}, listed_whole_at = ${wholeAt}
    where code = ${partner} and (listed_until, listed_whole_at) is distinct from
      (${keptUntil}::timestamptz, ${wholeAt}::timestamptz)`.execute(db)
}
