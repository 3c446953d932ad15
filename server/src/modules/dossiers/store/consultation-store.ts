import { sql } from 'kysely'
import type { Ctx, Db, Tx } from '../../../platform/db.ts'
import type { Silence } from '../../catalogue/public.ts'
import type { Passing } from '../../identity/public.ts'
import { heirRows } from '../../organisation/public.ts'
import type { Answer, Moments, Opinion, OutsideState, Passed } from '../domain/consultation.ts'

/** A question to another agency about a dossier (lấy ý kiến), with the rule by which it was asked. */
export interface Consultation extends Moments {
  readonly id: bigint
  readonly publicId: string
  readonly dossierId: bigint
  readonly askedAt: Date
  readonly askedBy: bigint
  /** For whom, where a stand-in asked; so also `answeredFor`, `withdrawnFor`. */
  readonly askedFor: bigint | null
  readonly fromUnitId: bigint
  /** Who was asked, and who answers: of a unit that ended, its heir. */
  readonly askedUnitId: bigint
  readonly unitId: bigint
  readonly ruleId: string
  readonly isCompulsory: boolean
  readonly silence: Silence
  readonly silenceBasis: string
  readonly question: string
  readonly legalBasis: string
  /** Keys of the declaration and papers that are given along; nothing else is shown. */
  readonly fields: readonly string[]
  readonly paperIds: readonly bigint[]
  readonly hours: number
  readonly calendarVersionId: bigint
  readonly nextAt: Date | null
  readonly reminded: Passed
  readonly takenAt: Date | null
  readonly takenBy: bigint | null
  readonly answer: Answer | null
  readonly reasons: string | null
  readonly competentName: string | null
  readonly answeredAt: Date | null
  readonly answeredBy: bigint | null
  readonly answeredFor: bigint | null
  readonly silentAt: Date | null
  readonly withdrawnAt: Date | null
  readonly withdrawnBy: bigint | null
  readonly withdrawnFor: bigint | null
  readonly withdrawnWhy: string | null
  readonly endedAt: Date | null
  /** When whoever asked read the answer, or that there was none. */
  readonly heardAt: Date | null
  /** What an agency that is asked over the axis of documents says of it, and when it said so. */
  readonly outsideState: OutsideState | null
  readonly outsideAt: Date | null
  readonly outsideWords: string | null
  /** The answer as whoever took it is typing it. */
  readonly typed: TypedAnswer | null
}

/** An answer that was not sent; of whatever has not been typed nothing is there. */
export interface TypedAnswer {
  readonly opinion: Opinion | null
  readonly reasons: string
  readonly competentName: string
}

/** What is asked, before it has been. */
export type NewConsultation = Pick<Consultation,
  'dossierId' | 'fromUnitId' | 'unitId' | 'ruleId' | 'isCompulsory' | 'silence' | 'silenceBasis' | 'question'
  | 'legalBasis' | 'fields' | 'paperIds' | 'hours' | 'calendarVersionId' | 'halfAt' | 'nearAt' | 'dueAt'>

/** Still to be answered, in time or late. */
const OPEN = sql`answered_at is null and withdrawn_at is null and ended_at is null`

/** Keeps a question; undefined if that unit is asked about the dossier already (consultation_asked_once). */
export async function insertConsultation(
  { tx, actorId, onBehalfOfId, now }: Ctx, one: NewConsultation,
): Promise<Pick<Consultation, 'id' | 'publicId'> | undefined> {
  const { rows: [kept] } = await sql<Pick<Consultation, 'id' | 'publicId'>>`
    insert into dossiers.consultation (dossier_id, asked_at, asked_by, asked_for, from_unit_id, asked_unit_id, unit_id, rule_id,
      is_compulsory, silence, silence_basis, question, legal_basis, fields, paper_ids, hours,
      calendar_version_id, half_at, near_at, due_at, next_at)
    values (${one.dossierId}, ${now}, ${actorId}, ${onBehalfOfId ?? null}, ${one.fromUnitId}, ${one.unitId}, ${one.unitId},
      ${one.ruleId}, ${one.isCompulsory}, ${one.silence}, ${one.silenceBasis}, ${one.question}, ${one.legalBasis},
      ${[...one.fields]}::text[], ${[...one.paperIds]}::bigint[], ${one.hours}, ${one.calendarVersionId}, ${one.halfAt}, ${one.nearAt},
      ${one.dueAt}, ${one.halfAt})
    on conflict do nothing returning id, public_id`.execute(tx)
  return kept
}

/** Those of a dossier, first to last (consultation_of_dossier). */
export async function listConsultations(db: Db | Tx, dossierId: bigint): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select * from dossiers.consultation where dossier_id = ${dossierId} order by id`.execute(db)
  return rows
}

/** One by its public id. */
export async function findConsultation(db: Db | Tx, publicId: string): Promise<Consultation | undefined> {
  const { rows: [found] } = await sql<Consultation>`
    select * from dossiers.consultation where public_id = ${publicId}`.execute(db)
  return found
}

/** One by its id inside, as it is now: its dossier is locked before. */
export async function getConsultation(tx: Tx, id: bigint): Promise<Consultation> {
  const { rows: [found] } = await sql<Consultation>`
    select * from dossiers.consultation where id = ${id}`.execute(tx)
  if (!found) throw new Error(`no consultation ${String(id)}`)
  return found
}

/** Of whom, and where a page goes on. `unitIds` undefined is all. */
export interface AskQueue {
  readonly unitIds: readonly bigint[] | undefined
  readonly limit: number
  readonly after?: { readonly at: Date; readonly id: bigint } | undefined
}

/** What these units have to answer, due first (consultation_open). */
export async function listToAnswer(db: Db, { unitIds, limit, after }: AskQueue): Promise<Consultation[]> {
  const { rows } = await sql<Consultation>`
    select * from dossiers.consultation
    where ${OPEN} and (${unitIds === undefined} or unit_id = any(${[...unitIds ?? []]}::bigint[]))
      ${after === undefined ? sql`` : sql`and (due_at, id) > (${after.at}, ${after.id})`}
    order by due_at, id limit ${limit}`.execute(db)
  return rows
}

/** Notes who sees to it; what somebody else had typed is theirs. */
export async function takeConsultationRow({ tx, now }: Ctx, id: bigint, by: bigint): Promise<void> {
  await sql`update dossiers.consultation set taken_at = ${now}, taken_by = ${by}, typed = null where id = ${id} and ${OPEN}`
    .execute(tx)
}

/** Keeps what is typed and not sent. */
export async function keepTypedAnswer(tx: Tx, id: bigint, typed: TypedAnswer): Promise<void> {
  await sql`update dossiers.consultation set typed = ${JSON.stringify(typed)}::jsonb where id = ${id} and ${OPEN}`
    .execute(tx)
}

/** Keeps the answer; what was deemed stays, and whoever asked hears of it, also after silence. */
export async function answerConsultationRow(
  { tx, now, actorId, onBehalfOfId }: Ctx, id: bigint,
  { opinion, reasons, competentName }: { opinion: Answer; reasons: string | null; competentName: string | null },
): Promise<void> {
  await sql`
    update dossiers.consultation set answer = ${opinion}, reasons = ${reasons}, competent_name = ${competentName},
      answered_at = ${now}, answered_by = ${actorId}, answered_for = ${onBehalfOfId ?? null}, next_at = null,
      heard_at = null, heard_by = null, typed = null
    where id = ${id} and ${OPEN}`.execute(tx)
}

/** Takes the question back. */
export async function withdrawConsultationRow(
  { tx, now, actorId, onBehalfOfId }: Ctx, id: bigint, why: string,
): Promise<void> {
  await sql`
    update dossiers.consultation set withdrawn_at = ${now}, withdrawn_by = ${actorId}, withdrawn_for = ${onBehalfOfId ?? null},
      withdrawn_why = ${why}, next_at = null
    where id = ${id} and ${OPEN}`.execute(tx)
}

/** Ended by an answer or by silence, of which whoever asked has not read yet; the words of consultation_unheard. */
const UNHEARD = sql`heard_at is null and withdrawn_at is null and ended_at is null
  and (answered_at is not null or silent_at is not null)`

/** How many of them these dossiers have; those without any are left out. */
export async function countUnheardOf(db: Db | Tx, dossierIds: readonly bigint[]): Promise<Map<bigint, number>> {
  if (dossierIds.length === 0) return new Map()
  const { rows } = await sql<{ id: bigint; count: number }>`
    select dossier_id as id, count(*)::int as count from dossiers.consultation
    where dossier_id = any(${[...dossierIds]}::bigint[]) and ${UNHEARD} group by dossier_id`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Notes that whoever asked has read of their end. Answers those of which that was new. */
export async function hearConsultationRows({ tx, now, actorId }: Ctx, ids: readonly bigint[]): Promise<bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    update dossiers.consultation set heard_at = ${now}, heard_by = ${actorId}
    where id = any(${[...ids]}::bigint[]) and ${UNHEARD} returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Those that a job must look at, longest waiting first (consultation_to_watch). */
export async function listToWatch(
  db: Db | Tx, now: Date, limit: number,
): Promise<Pick<Consultation, 'id' | 'dossierId'>[]> {
  const { rows } = await sql<Pick<Consultation, 'id' | 'dossierId'>>`
    select id, dossier_id from dossiers.consultation where next_at <= ${now} order by next_at, id limit ${limit}`
    .execute(db)
  return rows
}

/** Notes what was said of its time, and when to look again; at the end that there was silence. */
export async function noteWatched(
  { tx, now }: Ctx, id: bigint,
  { passed, next, isOver }: { passed: Passed; next: Date | undefined; isOver: boolean },
): Promise<void> {
  await sql`
    update dossiers.consultation set reminded = ${passed}, next_at = ${next ?? null},
      silent_at = ${isOver ? now : null}
    where id = ${id}`.execute(tx)
}

/** Has the job look at once at what is still open of a dossier: it came to its end. */
export async function wakeConsultations({ tx, now }: Ctx, dossierId: bigint): Promise<void> {
  await sql`update dossiers.consultation set next_at = ${now} where dossier_id = ${dossierId} and ${OPEN}`.execute(tx)
}

/** The dossier came to its end before it was answered. */
export async function endConsultationRow({ tx, now }: Ctx, id: bigint): Promise<void> {
  await sql`update dossiers.consultation set ended_at = ${now}, next_at = null where id = ${id} and ${OPEN}`.execute(tx)
}

/**
 * Questions to units that ended are their heirs' from then on, due as they were. Answers how many; a statement, however
 * many there are.
 */
export async function passConsultations(tx: Tx, { heirs }: Pick<Passing, 'heirs'>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with heir as (${heirRows(heirs)})
    update dossiers.consultation set unit_id = heir.to_id from heir where unit_id = heir.from_id and ${OPEN}`.execute(tx)
  return Number(numAffectedRows)
}

/** While another agency was asked about a dossier; null: it still is. */
export interface ConsultationWait { readonly dossierId: bigint; readonly from: Date; readonly until: Date | null }

/**
 * When other agencies were asked for their opinion about these dossiers (consultation_of_dossier): until they answered,
 * their silence was recorded, or nobody waited any more.
 */
export async function listConsultationWaits(
  db: Db | Tx, dossierIds: readonly bigint[],
): Promise<ConsultationWait[]> {
  if (dossierIds.length === 0) return []
  const { rows } = await sql<ConsultationWait>`
    select dossier_id, asked_at as "from", least(answered_at, silent_at, withdrawn_at, ended_at) as until
    from dossiers.consultation where dossier_id = any(${dossierIds}::bigint[]) order by dossier_id, id`.execute(db)
  return rows
}
