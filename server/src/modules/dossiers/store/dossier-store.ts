import { type Insertable, type Selectable, type Updateable, sql } from 'kysely'
import { groupBy } from '../../../kernel/group-by.ts'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Json, Tx } from '../../../platform/db.ts'
import type { NumberParts } from '../domain/number-parts.ts'
import type { DecidedByTable } from '../read-decided.ts'
import type { RoutingRow } from './routing-store.ts'
import type { DossierTables } from './tables.ts'

export type Dossier = Selectable<DossierTables['dossiers.dossier']>
export type NewDossier = Omit<Insertable<DossierTables['dossiers.dossier']>, 'number' | 'requestId' | 'version'>
export type NewComponent = Omit<Insertable<DossierTables['dossiers.component']>, 'dossierId'>
export type DossierChange = Updateable<
  Omit<DossierTables['dossiers.dossier'], 'id' | 'publicId' | 'number' | 'version'>
>

/** What an applicant chose about the Kho, for all dossiers of a request. */
export type KhoChoice = Pick<Selectable<DossierTables['dossiers.kho_choice']>, 'keeps' | 'declinesReuse'>
/** A component that was held and valid when the dossier was prepared, and what became of it. */
export type HeldComponent = Omit<Selectable<DossierTables['dossiers.held_component']>, 'dossierId' | 'at' | 'by'>
/** A question of the declaration that what is held could answer, and what became of it. */
export type HeldField = Omit<Selectable<DossierTables['dossiers.held_field']>, 'dossierId'>

/** The names of a dossier to come, inside and outside, and the number of an open one that says the same. */
export interface DrawnIds extends Pick<Dossier, 'id' | 'publicId'> { readonly alike: string | null }

/**
 * Draws the names of a dossier to come; a rollback wastes them, which harms nobody. With them comes the number of an
 * open dossier that says the same of the same person (dossier_alike_open): both are needed before anything is written,
 * and asking twice is a round trip more.
 */
export async function drawIds(tx: Tx, likeness: Buffer): Promise<DrawnIds> {
  const { rows: [ids] } = await sql<DrawnIds>`
    select nextval('dossiers.dossier_id_seq') as id, gen_random_uuid() as public_id,
      (select number from dossiers.dossier where likeness = ${likeness} and closed_at is null limit 1) as alike`
    .execute(tx)
  if (!ids) throw new Error('no ids drawn')
  return ids
}

export interface StoredDossier {
  readonly row: NewDossier
  readonly answers: Json
  readonly components: readonly NewComponent[]
  readonly routing: RoutingRow
  /** What the tables of its version said of it, at that moment. */
  readonly decided: { readonly at: Date; readonly rows: readonly DecidedByTable[] }
  readonly khoChoice?: KhoChoice | undefined
  /** What was held when it was prepared, by whoever prepared it. */
  readonly held: {
    readonly at: Date
    readonly by: bigint
    readonly rows: readonly HeldComponent[]
    readonly fields: readonly HeldField[]
  }
  /** `given`: the number that it has already, of another system; then none of ours is drawn. */
  readonly numberedBy: { agencyId: bigint; day: Day; parts: NumberParts; given?: string | undefined }
  /** The wish that it belongs to, with others; its own unless given. */
  readonly requestId?: bigint | undefined
}

/**
 * Stores a dossier with its answers and components under the next number of its agency on that day (mã hồ sơ): 1, 2,
 * 3 … without gaps, because a rollback gives the serial back. Answers the number.
 *
 * All who store for the agency queue behind its counter row until `tx` ends: one statement, and the last of the deed.
 * The components come as JSON, so that the text of the statement, and with it its plan, is the same for any count.
 */
export async function insertNumbered(
  tx: Tx, { row, answers, components, routing, decided, khoChoice, held, numberedBy, requestId }: StoredDossier,
): Promise<string> {
  const { agencyId, day, parts, given = null } = numberedBy
  const listed = JSON.stringify(
    components.map(({ paperIds, ...rest }) => ({ ...rest, paperIds: paperIds.map(String) })),
  )
  const heldRows = JSON.stringify(
    held.rows.map(({ paperId, ...rest }) => ({ ...rest, paperId: paperId?.toString() ?? null })),
  )
  const { rows: [stored] } = await sql<{ number: string }>`
    with taken as (
      insert into dossiers.serial as s (agency_id, day, last)
      select ${agencyId}::bigint, ${day}::date, 1 where ${given}::text is null
      on conflict (agency_id, day) do update set last = s.last + 1 returning last
    ), wish as (
      insert into dossiers.request (applicant_id, submitted_by, at)
      select ${row.applicantId}::bigint, ${row.submittedBy}::bigint, ${row.submittedAt}::timestamptz
      where ${requestId ?? null}::bigint is null returning id
    ), stored as (
      insert into dossiers.dossier (id, public_id, request_id, number, tracking_token, receiving_unit_id, receives_at_id,
        competent_unit_id, territory_id, channel, procedure_id, procedure_version_id, form_version_id,
        calendar_version_id, limit_case, applicant_id, applicant_name, authoriser_id, submitted_by, handed_in_by,
        helper_proxy_id, delivery, delivery_address, likeness, state, submitted_at, acknowledged_at, received_at, due_at)
      select ${row.id}, ${row.publicId}, coalesce(${requestId ?? null}::bigint, wish.id),
        coalesce(${given}::text,
          ${parts.before}::text || lpad(taken.last::text, greatest(${parts.width}::int, length(taken.last::text)), '0')),
        ${row.trackingToken}, ${row.receivingUnitId}, ${row.receivesAtId}, ${row.competentUnitId},
        ${row.territoryId}::bigint, ${row.channel}, ${row.procedureId}, ${row.procedureVersionId},
        ${row.formVersionId}::bigint, ${row.calendarVersionId}, ${row.limitCase}, ${row.applicantId},
        ${row.applicantName}, ${row.authoriserId}::bigint, ${row.submittedBy}, ${row.handedInBy}::text,
        ${row.helperProxyId}::bigint, ${row.delivery}, ${row.deliveryAddress}::text, ${row.likeness}, ${row.state}, ${row.submittedAt},
        ${row.acknowledgedAt}::timestamptz, ${row.receivedAt}::timestamptz, ${row.dueAt}::timestamptz
      from (values (1)) one (dossier) left join taken on true left join wish on true
      returning id, request_id, number
    ), chosen as (
      insert into dossiers.kho_choice (request_id, keeps, declines_reuse, at)
      select request_id, ${khoChoice?.keeps ?? false}, ${khoChoice?.declinesReuse ?? false}, ${held.at} from stored
      where ${khoChoice !== undefined} on conflict do nothing
    ), held as (
      insert into dossiers.held_component (dossier_id, component, source, paper_id, outcome, basis, reason, at, by)
      select stored.id, h.component, h.source, h."paperId", h.outcome, h.basis, h.reason, ${held.at}, ${held.by}
      from stored, jsonb_to_recordset(${heldRows}::jsonb)
        as h(component text, source text, "paperId" bigint, outcome text, basis text, reason text)
    ), held_fields as (
      insert into dossiers.held_field (dossier_id, field, source, outcome, register, said_at)
      select stored.id, f.field, f.source, f.outcome, f.register, f."saidAt" from stored, jsonb_to_recordset(
        ${JSON.stringify(held.fields)}::jsonb) as f(field text, source text, outcome text, register text, "saidAt" timestamptz)
    ), answered as (
      insert into dossiers.answers (dossier_id, answers) select id, ${JSON.stringify(answers)}::jsonb from stored
    ), routed as (
      insert into dossiers.routing (dossier_id, decide_rule, receive_rule, clearance_id, is_elsewhere, is_chosen, facts)
      select id, ${routing.decideRule}, ${routing.receiveRule}::text, ${routing.clearanceId}::bigint,
        ${routing.isElsewhere}::boolean, ${routing.isChosen}::boolean, ${JSON.stringify(routing.facts)}::jsonb
      from stored
    ), decided as (
      insert into dossiers.decided_by_table (dossier_id, subject, at, decision, rules, value)
      select stored.id, d.subject, ${decided.at}, d.decision, d.rules, d.value
      from stored, jsonb_to_recordset(${JSON.stringify(decided.rows)}::jsonb)
        as d(subject text, decision text, rules smallint[], value jsonb)
    ), filed as (
      insert into dossiers.component (dossier_id, component, how, originals, copies, paper_ids)
      select stored.id, c.component, c.how, c.originals, c.copies, c."paperIds"
      from stored, jsonb_to_recordset(${listed}::jsonb)
        as c(component text, how text, originals smallint, copies smallint, "paperIds" bigint[])
    )
    select number from stored`.execute(tx)
  if (!stored) throw new Error('the dossier was not stored')
  return stored.number
}

/**
 * The dossier, held until `tx` ends: a second officer, or the same one pressing twice, waits here and then sees what
 * the first one did. Whether whoever asks may know of it is for the caller to say, with the same words as for none.
 */
export async function lockDossier(tx: Tx, publicId: string): Promise<Dossier | undefined> {
  return tx.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('publicId', '=', publicId).forUpdate().executeTakeFirst()
}

/** The same by its number inside: waits for whoever holds it. */
export async function lockDossierById(tx: Tx, id: bigint): Promise<Dossier | undefined> {
  return tx.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The same, for jobs: undefined while somebody else holds it, since a job comes again. */
export async function lockFreeDossier(tx: Tx, id: bigint): Promise<Dossier | undefined> {
  return tx.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('id', '=', id).forUpdate().skipLocked().executeTakeFirst()
}

/** The dossier as it is; undefined for none. */
export async function findDossier(db: Db | Tx, publicId: string): Promise<Dossier | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('publicId', '=', publicId).executeTakeFirst()
}

/** Those there are of many, in no order. */
export async function listDossiers(db: Db, publicIds: readonly string[]): Promise<Dossier[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('publicId', '=', sql<string>`any(${publicIds}::uuid[])`).execute()
}

/** Dossiers by their ids; of those that there are. */
export async function dossiersById(db: Db | Tx, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, Dossier>> {
  const rows = await db.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('id', '=', sql<bigint>`any(${ids}::bigint[])`).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The numbers of dossiers, by their ids; of those that have one. */
export async function numbersOfDossiers(db: Db, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.withTables<DossierTables>().selectFrom('dossiers.dossier').select(['id', 'number'])
    .where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** Whose they are, by the ids of the dossiers. */
export async function applicantsOfDossiers(tx: Tx, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.withTables<DossierTables>().selectFrom('dossiers.dossier').select(['id', 'applicantId'])
    .where('id', '=', sql<bigint>`any(${ids}::bigint[])`).execute()
  return new Map(rows.map(({ id, applicantId }) => [id, applicantId]))
}

/** By its number inside. */
export async function findDossierById(db: Db | Tx, id: bigint): Promise<Dossier | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('id', '=', id).executeTakeFirst()
}

/** By the number on the receipt, as it was typed. */
export async function findDossierByNumber(db: Db | Tx, number: string): Promise<Dossier | undefined> {
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll()
    .where('number', '=', number).executeTakeFirst()
}

/** Changes a locked dossier and makes it a new version. Answers that version. */
export async function changeDossier(tx: Tx, id: bigint, change: DossierChange): Promise<number> {
  const { version } = await tx.withTables<DossierTables>().updateTable('dossiers.dossier')
    .set(({ eb }) => ({ ...change, version: eb('version', '+', 1) })).where('id', '=', id)
    .returning('version').executeTakeFirstOrThrow()
  return version
}

/** What was declared. */
export async function getAnswers(db: Db | Tx, dossierId: bigint): Promise<Json> {
  const { answers } = await db.withTables<DossierTables>().selectFrom('dossiers.answers').select('answers')
    .where('dossierId', '=', dossierId).executeTakeFirstOrThrow()
  return answers
}

/** What was declared in each of many. */
export async function listAnswers(db: Db | Tx, dossierIds: readonly bigint[]): Promise<ReadonlyMap<bigint, Json>> {
  const rows = await db.withTables<DossierTables>().selectFrom('dossiers.answers').select(['dossierId', 'answers'])
    .where('dossierId', '=', sql<bigint>`any(${dossierIds}::bigint[])`).execute()
  return new Map(rows.map(({ dossierId, answers }) => [dossierId, answers]))
}

/** What was handed in for each component. */
export async function listComponents(db: Db | Tx, dossierId: bigint) {
  return db.withTables<DossierTables>().selectFrom('dossiers.component').selectAll()
    .where('dossierId', '=', dossierId).orderBy('component').execute()
}

/** The papers that were handed in, by dossier. */
export async function listPaperIds(db: Db, dossierIds: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint[]>> {
  const rows = await db.withTables<DossierTables>().selectFrom('dossiers.component').select(['dossierId', 'paperIds'])
    .where('dossierId', '=', sql<bigint>`any(${dossierIds}::bigint[])`).execute()
  const byDossier = groupBy(rows, ({ dossierId }) => dossierId)
  return new Map([...byDossier].map(([id, own]) => [id, own.flatMap(({ paperIds }) => paperIds)]))
}

/** Adds papers to components, which are handed in by that; one statement for all. */
export async function fileComponents(
  tx: Tx, dossierId: bigint, papers: readonly { component: string; paperId: bigint }[],
): Promise<void> {
  await sql`
    insert into dossiers.component as c (dossier_id, component, how, paper_ids)
    select ${dossierId}, component, 'filed', array_agg(paper_id order by paper_id)
    from unnest(${papers.map(({ component }) => component)}::text[], ${papers.map(({ paperId }) => paperId)}::bigint[]) as p(component, paper_id)
    group by component
    on conflict (dossier_id, component) do update set how = 'filed', paper_ids = c.paper_ids || excluded.paper_ids`
    .execute(tx)
}

/**
 * Puts papers of the Kho beside what is on file already for components of a dossier, each with the right by which it is
 * used. What had been said of a component when the dossier was prepared gives way: now it is used.
 */
export async function reuseComponents(
  tx: Tx, dossierId: bigint, { at, by }: { readonly at: Date; readonly by: bigint }, rows: readonly HeldComponent[],
): Promise<void> {
  if (rows.length === 0) return
  const given = JSON.stringify(rows.map((one) => ({ ...one, paperId: one.paperId?.toString() })))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${given}::jsonb) as g(component text, source text, "paperId" bigint, basis text)
    ), filed as (
      insert into dossiers.component as c (dossier_id, component, how, paper_ids)
      select ${dossierId}, component, 'reused', array["paperId"] from given
      on conflict (dossier_id, component) do update
        set how = case when c.how = 'missing' then 'reused' else c.how end, paper_ids = c.paper_ids || excluded.paper_ids
    )
    insert into dossiers.held_component as h (dossier_id, component, source, paper_id, outcome, basis, reason, at, by)
    select ${dossierId}, component, source, "paperId", 'reused', basis, null, ${at}, ${by} from given
    on conflict (dossier_id, component) do update
      set outcome = excluded.outcome, basis = excluded.basis, reason = null, at = excluded.at, by = excluded.by`
    .execute(tx)
}

/** Takes papers off a component in whose place others stand. */
export async function takeOffComponent(
  tx: Tx, dossierId: bigint, component: string, paperIds: readonly bigint[],
): Promise<void> {
  await sql`
    update dossiers.component set paper_ids = array(
      select id from unnest(paper_ids) with ordinality as kept (id, n)
      where id <> all(${[...paperIds]}::bigint[]) order by n)
    where dossier_id = ${dossierId} and component = ${component}`.execute(tx)
}

/** The dossiers that a paper is in, the newest first: handed in for one, used again in others (component_of_paper). */
export async function dossiersOfPaper(db: Db, paperId: bigint): Promise<Dossier[]> {
  return db.withTables<DossierTables>().selectFrom('dossiers.dossier').selectAll('dossiers.dossier')
    .innerJoin('dossiers.component', 'dossiers.component.dossierId', 'dossiers.dossier.id')
    .where(sql<boolean>`paper_ids @> array[${paperId}::bigint]`).orderBy('dossiers.dossier.id', 'desc').limit(200)
    .execute()
}
