import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/**
 * Marks papers as destroyed, but for those that stand in a Kho, and notes the bodies that nothing else names: no paper
 * that is left, no copy signed of one, no upload that is still to become a paper. What was made of them for looking
 * goes with them. Their copies are watched no more. Whoever calls holds all files alone. Answers how many bodies.
 */
export async function markDestroyed(
  tx: Tx, paperIds: readonly bigint[], packages: readonly string[], at: Date,
): Promise<number> {
  await sql`
    update documents.paper set destroyed_at = ${at}
    where id = any(${[...paperIds]}::bigint[]) and kept_at is null and destroyed_at is null`.execute(tx)
  const { rows } = await sql`
    with gone as (
      select sha256 from documents.paper where id = any(${[...paperIds]}::bigint[]) and destroyed_at is not null
      union select c.sha256 from documents.signed_copy c join documents.paper p on p.id = c.paper_id
        where p.id = any(${[...paperIds]}::bigint[]) and p.destroyed_at is not null
      union select decode(hash, 'hex') from unnest(${[...packages]}::text[]) as hash
    ), nameless as (
      select sha256 from gone
      where not exists (select from documents.paper p where p.sha256 = gone.sha256 and p.destroyed_at is null)
        and not exists (select from documents.signed_copy c join documents.paper p on p.id = c.paper_id
          where c.sha256 = gone.sha256 and p.destroyed_at is null)
        and not exists (select from documents.upload u where u.sha256 = gone.sha256
          and not exists (select from documents.paper p where p.upload_id = u.id))
    ), bodies as (
      select sha256 from nameless
      union select r.sha256 from documents.rendition r join nameless on r.of_sha256 = nameless.sha256
      where r.sha256 is not null and not exists (
        select from documents.rendition other where other.sha256 = r.sha256 and other.of_sha256 not in (select sha256 from nameless))
        and not exists (select from documents.file f where f.sha256 = r.sha256)
    ), unwatched as (
      delete from documents.stored_copy where sha256 in (select sha256 from bodies)
    )
    insert into documents.destroyed_body (sha256, destroyed_at) select sha256, ${at} from bodies
    on conflict do nothing returning sha256`
    .execute(tx)
  return rows.length
}

/** Bodies whose bytes are still to go. */
export async function listToRemove(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from documents.destroyed_body where removed_at is null
    order by destroyed_at limit ${limit} for update`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}

/** That their bytes are gone. */
export async function setRemoved(tx: Tx, hashes: readonly string[], at: Date): Promise<void> {
  await sql`
    update documents.destroyed_body set removed_at = ${at}
    where sha256 = any(array(select decode(hash, 'hex') from unnest(${[...hashes]}::text[]) as hash))`.execute(tx)
}

/** Whether the body of this content was destroyed. */
export async function isDestroyed(db: Db | Tx, sha256: string): Promise<boolean> {
  const { rows } = await sql`
    select from documents.destroyed_body where sha256 = decode(${sha256}, 'hex')`.execute(db)
  return rows.length > 0
}
