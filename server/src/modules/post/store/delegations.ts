import { sql } from 'kysely'
import type { Dong } from '../../../kernel/money.ts'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { DelegatedTask, Delegation } from '../domain/delegation.ts'

type Row = Omit<Delegation, 'prices'> & { readonly tasks: readonly DelegatedTask[]; readonly amounts: readonly string[] }

const DELEGATION = sql`d.id, d.public_id, d.agency_id, d.section_id, d.post_unit_id, d.procedure_ids, d.decision,
  d.valid_from::text, d.valid_to::text, d.given_at, d.given_by, d.revoked_at, d.revoked_why,
  (select array_agg(t.task order by t.task) from post.delegation_task t where t.delegation_id = d.id) as tasks,
  (select array_agg(t.price::text order by t.task) from post.delegation_task t where t.delegation_id = d.id) as amounts`

function delegationOf({ tasks, amounts, ...row }: Row): Delegation {
  return {
    ...row, prices: Object.fromEntries(tasks.map((task, n) => [task, Number(amounts[n])])),
  }
}

export type NewDelegation = Pick<
  Delegation,
  'agencyId' | 'sectionId' | 'postUnitId' | 'procedureIds' | 'prices' | 'decision' | 'validFrom' | 'validTo'
  | 'givenAt' | 'givenBy'
>

/**
 * One that an agency gave a unit of the post and that stands on one of these days for one of these procedures and tasks
 * (delegation_of_agency); held until `tx` ends, so that two given at once do not both find none.
 */
export async function findOverlapping(
  tx: Tx, { agencyId, postUnitId, procedureIds, tasks, validFrom, validTo }: Pick<
    Delegation, 'agencyId' | 'postUnitId' | 'procedureIds' | 'validFrom' | 'validTo'
  > & { readonly tasks: readonly DelegatedTask[] },
): Promise<bigint | undefined> {
  const key = `delegation ${String(agencyId)} ${String(postUnitId)}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
  const { rows: [row] } = await sql<{ id: bigint }>`
    select d.id from post.delegation d
    where d.agency_id = ${agencyId} and d.post_unit_id = ${postUnitId} and d.revoked_at is null
      and d.valid_from <= ${validTo} and d.valid_to >= ${validFrom} and d.procedure_ids && ${procedureIds}::bigint[]
      and exists (select from post.delegation_task t
        where t.delegation_id = d.id and t.task = any(${tasks}::text[]))
    limit 1`.execute(tx)
  return row?.id
}

/** Writes one with its tasks. */
export async function insertDelegation(tx: Tx, row: NewDelegation): Promise<Pick<Delegation, 'id' | 'publicId'>> {
  const prices = Object.entries(row.prices)
  const { rows: [inserted] } = await sql<Pick<Delegation, 'id' | 'publicId'>>`
    with given as (
      insert into post.delegation (agency_id, section_id, post_unit_id, procedure_ids, decision, valid_from, valid_to,
        given_at, given_by)
      values (${row.agencyId}, ${row.sectionId}, ${row.postUnitId}, ${row.procedureIds}::bigint[], ${row.decision},
        ${row.validFrom}, ${row.validTo}, ${row.givenAt}, ${row.givenBy})
      returning id, public_id
    ), tasks as (
      insert into post.delegation_task (delegation_id, task, price)
      select given.id, t.task, t.price
      from given, unnest(${prices.map(([task]) => task)}::text[], ${prices.map(([, price]) => price)}::bigint[])
        as t(task, price)
    )
    select id, public_id from given`.execute(tx)
  if (!inserted) throw new Error('a delegation was not written')
  return inserted
}

/** One by its address, held until `tx` ends: whoever acts under it waits, and sees what became of it. */
export async function lockDelegation(tx: Tx, publicId: string): Promise<Delegation | undefined> {
  const { rows: [row] } = await sql<Row>`
    select ${DELEGATION} from post.delegation d where d.public_id = ${publicId} for update of d`.execute(tx)
  return row && delegationOf(row)
}

/** One by its id. */
export async function findDelegation(db: Db | Tx, id: bigint): Promise<Delegation | undefined> {
  const { rows: [row] } = await sql<Row>`
    select ${DELEGATION} from post.delegation d where d.id = ${id}`.execute(db)
  return row && delegationOf(row)
}

/** Those of these ids, the oldest first; none is revoked before `tx` ends. */
export async function shareDelegations(tx: Tx, ids: readonly bigint[]): Promise<Delegation[]> {
  const { rows } = await sql<Row>`
    select ${DELEGATION} from post.delegation d
    where d.id = any(${ids}::bigint[]) order by d.id for share of d`.execute(tx)
  return rows.map(delegationOf)
}

/** Where somebody of the post sits: for these sections, whichever unit it was given to, or at these offices. */
export interface PostSeat {
  readonly postUnitIds: readonly bigint[]
  readonly sectionIds: readonly bigint[]
  readonly officeIds: readonly bigint[]
}

const atSeat = ({ postUnitIds, sectionIds, officeIds }: PostSeat) => sql`
  d.post_unit_id = any(${postUnitIds}::bigint[])
  and (d.section_id = any(${sectionIds}::bigint[]) or d.post_unit_id = any(${officeIds}::bigint[]))`

/** The latest at a seat, whatever became of them (delegation_of_post). */
export async function listDelegationsAt(db: Db, seat: PostSeat, limit: number): Promise<Delegation[]> {
  const { rows } = await sql<Row>`
    select ${DELEGATION} from post.delegation d where ${atSeat(seat)} order by d.id desc limit ${limit}`.execute(db)
  return rows.map(delegationOf)
}

/** The latest of agencies, whatever became of them (delegation_of_agency). */
export async function listDelegationsOf(
  db: Db, agencyIds: readonly bigint[], limit: number, before: bigint | undefined,
): Promise<Delegation[]> {
  const { rows } = await sql<Row>`
    select part.* from unnest(${agencyIds}::bigint[]) as seat(id), lateral (
      select ${DELEGATION} from post.delegation d where d.agency_id = seat.id
        ${before === undefined ? sql`` : sql`and d.id < ${before}`}
      order by d.id desc limit ${limit}) part
    order by id desc limit ${limit}`.execute(db)
  return rows.map(delegationOf)
}

/**
 * All that hold on a day at a seat: as many as agencies of it have given (delegation_at_section, delegation_at_office).
 */
export async function listStanding(
  db: Db | Tx, { postUnitIds, sectionIds, officeIds }: PostSeat, day: Day,
): Promise<Delegation[]> {
  const stands = sql`d.revoked_at is null and d.valid_to >= ${day} and d.valid_from <= ${day}`
  const { rows } = await sql<Row>`
    select ${DELEGATION} from post.delegation d join (
      select d.id from post.delegation d
      where d.section_id = any(${sectionIds}::bigint[]) and d.post_unit_id = any(${postUnitIds}::bigint[]) and ${stands}
      union
      select d.id from post.delegation d where d.post_unit_id = any(${officeIds}::bigint[]) and ${stands}
    ) here using (id)
    order by d.id`.execute(db)
  return rows.map(delegationOf)
}

/** Taken back. */
export async function revokeDelegationRow(
  tx: Tx, id: bigint, { at, by, why }: { at: Date; by: bigint; why: string },
): Promise<void> {
  await sql`
    update post.delegation set revoked_at = ${at}, revoked_by = ${by}, revoked_why = ${why} where id = ${id}`.execute(tx)
}

/** What was done to a dossier by a unit of the post, under whichever delegation. */
export interface DeedOfPost {
  readonly dossierId: bigint
  readonly task: DelegatedTask
  readonly postUnitId: bigint
}

/** What the post did to these dossiers (delegated_deed_once). */
export async function listDeedsOfPost(db: Db, dossierIds: readonly bigint[]): Promise<DeedOfPost[]> {
  const { rows } = await sql<DeedOfPost>`
    select w.dossier_id, w.task, d.post_unit_id from post.delegated_deed w join post.delegation d on d.id = w.delegation_id
    where w.dossier_id = any(${dossierIds}::bigint[])`.execute(db)
  return rows
}

/** Something that was done under a delegation. */
export interface NewDelegatedDeed {
  readonly delegationId: bigint
  readonly task: DelegatedTask
  readonly procedureId: bigint
  readonly dossierId: bigint | null
  /** Of a guidance: whose number it was. */
  readonly visitId: bigint | null
  readonly at: Date
  readonly by: bigint
  readonly price: Dong
}

/** Writes a deed; false where that task of the dossier was done before (delegated_deed_once). */
export async function insertDelegatedDeed(tx: Tx, row: NewDelegatedDeed): Promise<boolean> {
  const { rows } = await sql<{ id: bigint }>`
    insert into post.delegated_deed (delegation_id, task, procedure_id, dossier_id, visit_id, at, by_id, price)
    values (${row.delegationId}, ${row.task}, ${row.procedureId}, ${row.dossierId}, ${row.visitId}, ${row.at}, ${row.by},
      ${row.price})
    on conflict (dossier_id, task) do nothing returning id`.execute(tx)
  return rows.length > 0
}

/**
 * For which procedures a visit was guided, and how often somebody has guided since a moment; two at once of the same
 * somebody wait for each other (delegated_deed_guided_once, delegated_deed_guided_by).
 */
export async function lockGuidances(
  tx: Tx, { visitId, by, since }: { readonly visitId: bigint; readonly by: bigint; readonly since: Date },
): Promise<{ readonly procedureIds: readonly bigint[]; readonly byClerk: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended('post.guidance', ${by}))`.execute(tx)
  const { rows: ofVisit } = await sql<{ procedureId: bigint }>`
    select procedure_id from post.delegated_deed where visit_id = ${visitId}`.execute(tx)
  const { rows: [own] } = await sql<{ count: number }>`
    select count(*)::integer as count from post.delegated_deed
    where by_id = ${by} and task = 'guide' and at >= ${since}`.execute(tx)
  return { procedureIds: ofVisit.map(({ procedureId }) => procedureId), byClerk: own?.count ?? 0 }
}
