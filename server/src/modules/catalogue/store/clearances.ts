import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Clearance, ClearanceAnswer, ClearanceStage, Criterion, Decision } from '../domain/clearance.ts'

/** An entry of the list of what is cleared, with whoever did what about it. */
export interface ClearanceRow {
  readonly id: bigint
  readonly publicId: string
  readonly procedureId: bigint
  readonly procedurePublicId: string
  readonly source: 'data' | 'desk'
  readonly reason: string
  readonly proposedAt: Date
  readonly proposedBy: bigint
  readonly approvedAt: Date | null
  readonly approvedBy: bigint | null
  readonly decision: Decision | null
  readonly declinedAt: Date | null
  readonly declinedBy: bigint | null
  readonly declinedReason: string | null
  readonly revokedAt: Date | null
  readonly revokedBy: bigint | null
  readonly revokedFrom: Day | null
  readonly revokedReason: string | null
}

export interface StageRow {
  readonly clearanceId: bigint
  readonly stage: ClearanceStage
  readonly unitIds: readonly bigint[] | null
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly reason: string
  readonly openedAt: Date
  readonly openedBy: bigint
}

const COLUMNS = sql`clearance.id, clearance.public_id, procedure_id, procedure.public_id as procedure_public_id, source,
  reason, proposed_at, proposed_by, approved_at, approved_by, case when decision_number is not null then
    jsonb_build_object('number', decision_number, 'day', decision_on, 'issuer', decision_by) end as decision,
  declined_at, declined_by, declined_reason, revoked_at, revoked_by, revoked_from, revoked_reason`

/** The entry, held until `tx` ends: a second officer waits and then sees what the first one did. */
export async function lockClearance(tx: Tx, publicId: string): Promise<ClearanceRow | undefined> {
  const { rows: [row] } = await sql<ClearanceRow>`
    select ${COLUMNS} from catalogue.clearance join catalogue.procedure on procedure.id = procedure_id
    where clearance.public_id = ${publicId} for update of clearance`.execute(tx)
  return row
}

/** The same without holding it. */
export async function findClearance(db: Db | Tx, publicId: string): Promise<ClearanceRow | undefined> {
  const { rows: [row] } = await sql<ClearanceRow>`
    select ${COLUMNS} from catalogue.clearance join catalogue.procedure on procedure.id = procedure_id
    where clearance.public_id = ${publicId}`.execute(db)
  return row
}

/** Entries of the list, the newest first, from below `before`. */
export async function listClearances(
  db: Db, { before, limit }: { before?: bigint | undefined; limit: number },
): Promise<ClearanceRow[]> {
  const { rows } = await sql<ClearanceRow>`
    select ${COLUMNS} from catalogue.clearance join catalogue.procedure on procedure.id = procedure_id
    where ${before ?? null}::bigint is null or clearance.id < ${before ?? null}::bigint
    order by clearance.id desc limit ${limit}`.execute(db)
  return rows
}

/** Proposes; undefined where the procedure has an open entry (clearance_open_once). */
export async function insertClearance(
  tx: Tx, entry: { procedureId: bigint; source: 'data' | 'desk'; reason: string }, at: Date, by: bigint,
): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { procedureId, source, reason } = entry
  const approved = source === 'data' ? { at, by } : { at: null, by: null }
  const { rows: [row] } = await sql<{ id: bigint; publicId: string }>`
    insert into catalogue.clearance (procedure_id, source, reason, proposed_at, proposed_by, approved_at, approved_by)
    values (${procedureId}, ${source}, ${reason}, ${at}, ${by}, ${approved.at}::timestamptz, ${approved.by}::bigint)
    on conflict (procedure_id) where declined_at is null and revoked_at is null do nothing
    returning id, public_id`.execute(tx)
  return row
}

/** Adds an answer; those before stay. */
export async function insertAnswer(tx: Tx, clearanceId: bigint, answer: ClearanceAnswer): Promise<void> {
  const { criterion, isMet, evidence, at, byId } = answer
  await sql`
    insert into catalogue.clearance_answer (clearance_id, criterion, is_met, evidence, at, by_id)
    values (${clearanceId}, ${criterion}, ${isMet}, ${evidence}, ${at}, ${byId})`.execute(tx)
}

/** All answers to the criteria of entries, in the order given. */
export async function listAnswers(
  db: Db | Tx, clearanceIds: readonly bigint[],
): Promise<(ClearanceAnswer & { readonly clearanceId: bigint })[]> {
  const { rows } = await sql<ClearanceAnswer & { clearanceId: bigint; criterion: Criterion }>`
    select clearance_id, criterion, is_met, evidence, at, by_id from catalogue.clearance_answer
    where clearance_id = any(${clearanceIds}::bigint[]) order by id`.execute(db)
  return rows
}

/** The stages of entries that ever held or will, by their days. */
export async function listStages(db: Db | Tx, clearanceIds: readonly bigint[]): Promise<StageRow[]> {
  const { rows } = await sql<StageRow>`
    select clearance_id, stage, unit_ids, lower(valid) as valid_from, upper(valid) - 1 as valid_to, reason, opened_at,
      opened_by
    from catalogue.clearance_stage where clearance_id = any(${clearanceIds}::bigint[]) and not isempty(valid)
    order by lower(valid)`.execute(db)
  return rows
}

/** Opens a stage from a day on. That no other holds then is the caller’s to see to, and the table’s. */
export async function insertStage(
  tx: Tx, entry: { id: bigint; procedureId: bigint },
  { stage, unitIds, from, reason }: {
    stage: ClearanceStage; unitIds: readonly bigint[] | null; from: Day; reason: string
  }, at: Date, by: bigint,
): Promise<void> {
  await sql`
    insert into catalogue.clearance_stage (clearance_id, procedure_id, stage, unit_ids, valid, reason, opened_at, opened_by)
    values (${entry.id}, ${entry.procedureId}, ${stage}, ${unitIds?.map(String) ?? null}::bigint[],
      daterange(${from}::date, null), ${reason}, ${at}, ${by})`.execute(tx)
}

/** Ends what holds from a day on, and takes back what begins later. Answers how many stages it met. */
export async function endStages(tx: Tx, procedureId: bigint, from: Day): Promise<number> {
  const { numAffectedRows } = await sql`
    update catalogue.clearance_stage set valid = valid * daterange(null, ${from}::date)
    where procedure_id = ${procedureId} and not isempty(valid) and not valid <@ daterange(null, ${from}::date)`
    .execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** It is approved by a decision. */
export async function markApproved(tx: Tx, id: bigint, { number, day, issuer }: Decision, at: Date, by: bigint) {
  await sql`
    update catalogue.clearance set approved_at = ${at}, approved_by = ${by}, decision_number = ${number},
      decision_on = ${day}, decision_by = ${issuer}
    where id = ${id}`.execute(tx)
}

/** It is not approved, for a reason. */
export async function markDeclined(tx: Tx, id: bigint, reason: string, at: Date, by: bigint): Promise<void> {
  await sql`
    update catalogue.clearance set declined_at = ${at}, declined_by = ${by}, declined_reason = ${reason}
    where id = ${id}`.execute(tx)
}

/** It holds no longer from a day on, for a reason. */
export async function markRevoked(
  tx: Tx, id: bigint, { reason, from }: { reason: string; from: Day }, at: Date, by: bigint,
): Promise<void> {
  await sql`
    update catalogue.clearance set revoked_at = ${at}, revoked_by = ${by}, revoked_reason = ${reason},
      revoked_from = ${from}
    where id = ${id}`.execute(tx)
}

/** Everything that was ever cleared, for the memory of readers. */
export async function listClearedStages(db: Db | Tx): Promise<Clearance[]> {
  const { rows } = await sql<Clearance>`
    select stage.id, clearance.public_id, stage.procedure_id, stage, unit_ids, lower(valid) as valid_from,
      upper(valid) - 1 as valid_to, stage.reason, source, case when decision_number is not null then
        jsonb_build_object('number', decision_number, 'day', decision_on, 'issuer', decision_by) end as decision
    from catalogue.clearance_stage as stage join catalogue.clearance on clearance.id = clearance_id
    where not isempty(valid) order by stage.procedure_id, lower(valid)`.execute(db)
  return rows
}

/** The open entry of each procedure, by procedure. */
export async function openClearances(
  tx: Tx,
): Promise<ReadonlyMap<bigint, { readonly id: bigint; readonly source: 'data' | 'desk'; readonly isShown: boolean }>> {
  const { rows } = await sql<{ procedureId: bigint; id: bigint; source: 'data' | 'desk'; isShown: boolean }>`
    select distinct on (procedure_id) procedure_id, id, source, declined_at is null and revoked_at is null as is_shown
    from catalogue.clearance order by procedure_id, id desc`.execute(tx)
  return new Map(rows.map(({ procedureId, ...row }) => [procedureId, row]))
}
