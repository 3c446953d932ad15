import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/**
 * Marks papers as destroyed, but for those that stand in a Kho, and notes the bodies that nothing else names: no paper
 * that is left, no copy signed of one, no upload that is still to become a paper. What was made of them for looking
 * goes with them, and so do what was read of them, suggested and kept as their data. Their copies are watched no more.
 * Bodies that something names yet are looked at again (`claimNamed`). Whoever calls holds all files alone. Answers how
 * many bodies.
 */
export async function markDestroyed(
  tx: Tx, paperIds: readonly bigint[], others: readonly string[], at: Date,
): Promise<number> {
  await sql`
    update documents.office_file set destroyed_at = ${at}
    where sha256 = any(array(select decode(hash, 'hex') from unnest(${[...others]}::text[]) as hash)) and destroyed_at is null`
    .execute(tx)
  await sql`
    update documents.paper set destroyed_at = ${at}
    where id = any(${[...paperIds]}::bigint[]) and kept_at is null and destroyed_at is null`.execute(tx)
  return destroyBodiesOf(tx, paperIds, others, at)
}

/** The bodies of those of these papers that are marked as destroyed, and of others; as `markDestroyed` says. */
export async function destroyBodiesOf(
  tx: Tx, paperIds: readonly bigint[], others: readonly string[], at: Date,
): Promise<number> {
  const gone = sql`
    select sha256 from documents.paper where id = any(${[...paperIds]}::bigint[]) and destroyed_at is not null
    union select c.sha256 from documents.signed_copy c join documents.paper p on p.id = c.paper_id
      where p.id = any(${[...paperIds]}::bigint[]) and p.destroyed_at is not null
    union select decode(hash, 'hex') from unnest(${[...others]}::text[]) as hash`
  const bodies = await destroyNameless(tx, gone, at)
  await sql`
    insert into documents.named_body (sha256)
    select sha256 from (${gone}) gone
    where not exists (select from documents.destroyed_body d where d.sha256 = gone.sha256)
    on conflict do nothing`.execute(tx)
  await wipe(tx, paperIds, [], at)
  return bodies
}

/** A paper that is not destroyed, a copy signed of one, or a file of the office has it: it goes when that does. */
const HAS_PAPER = sql`(
  exists (select from documents.paper p where p.sha256 = gone.sha256 and p.destroyed_at is null)
  or exists (select from documents.signed_copy c join documents.paper p on p.id = c.paper_id
    where c.sha256 = gone.sha256 and p.destroyed_at is null)
  or exists (select from documents.office_file o where o.sha256 = gone.sha256 and o.destroyed_at is null))`

/**
 * Notes those of these bodies (`sha256`) as destroyed that nothing names. The upload by which a scan came into its tray
 * names it only until it is a paper of a dossier, which another upload then made.
 */
async function destroyNameless(tx: Tx, gone: RawBuilder<unknown>, at: Date): Promise<number> {
  const { rows } = await sql<{ sha256: string }>`
    with gone as (${gone}), nameless as (
      select sha256 from gone
      where not ${HAS_PAPER} and not exists (select from documents.upload u where u.sha256 = gone.sha256
        and not exists (select from documents.paper p where p.upload_id = u.id)
        and not exists (select from documents.scan s where s.upload_id = u.id and s.filed_at is not null))
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
    on conflict do nothing returning encode(sha256, 'hex') as sha256`
    .execute(tx)
  await wipe(tx, [], rows.map(({ sha256 }) => sha256), at)
  return rows.length
}

/** What was read, suggested and kept as data of destroyed papers, and what was made of destroyed bodies, goes, too. */
async function wipe(tx: Tx, paperIds: readonly bigint[], bodies: readonly string[], at: Date): Promise<void> {
  await sql`
    select documents.wipe_destroyed(${[...paperIds]}::bigint[],
      array(select decode(hash, 'hex') from unnest(${[...bodies]}::text[]) as hash), ${at})`.execute(tx)
}

/** Bodies that something named when their papers were destroyed and that are due, made due again at `until`. */
export async function claimNamed(db: Db, now: Date, until: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    update documents.named_body set due_at = ${until} where sha256 in (
      select sha256 from documents.named_body where due_at is null or due_at <= ${now}
      order by due_at nulls first limit ${limit} for update skip locked)
    returning encode(sha256, 'hex') as sha256`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}

/**
 * Destroys those of these bodies that nothing names any more, and leaves off looking at what a paper has again. Whoever
 * calls holds all files alone. Answers how many bodies go.
 */
export async function destroyNamed(tx: Tx, hashes: readonly string[], at: Date): Promise<number> {
  const asked = sql`select decode(hash, 'hex') as sha256 from unnest(${[...hashes]}::text[]) as hash`
  const bodies = await destroyNameless(tx, asked, at)
  await sql`
    delete from documents.named_body gone where sha256 in (${asked}) and (
      ${HAS_PAPER} or exists (select from documents.destroyed_body d where d.sha256 = gone.sha256))`.execute(tx)
  return bodies
}

/** Bodies whose bytes are still to go and that nobody else takes away now, held until `until`; the oldest first. */
export async function claimToRemove(db: Db, now: Date, until: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    update documents.destroyed_body set due_at = ${until} where sha256 in (
      select sha256 from documents.destroyed_body where removed_at is null and (due_at is null or due_at <= ${now})
      order by destroyed_at limit ${limit} for update skip locked)
    returning encode(sha256, 'hex') as sha256`.execute(db)
  return rows.map(({ sha256 }) => sha256)
}

/** That the bytes of one are gone. */
export async function setRemoved(db: Db, sha256: string, at: Date): Promise<void> {
  await sql`update documents.destroyed_body set removed_at = ${at} where sha256 = decode(${sha256}, 'hex')`.execute(db)
}

/** Whether the body of this content was destroyed. */
export async function isDestroyed(db: Db | Tx, sha256: string): Promise<boolean> {
  const { rows } = await sql`
    select from documents.destroyed_body where sha256 = decode(${sha256}, 'hex')`.execute(db)
  return rows.length > 0
}
