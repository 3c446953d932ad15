import { sql } from 'kysely'
import type { Tx } from '../../../platform/db.ts'

/** When a consultation that still runs is looked at, and by which calendar that was counted. */
export interface ConsultationTerm {
  readonly id: bigint
  readonly hours: number
  readonly askedAt: Date
  readonly calendarVersionId: bigint
  readonly halfAt: Date
  readonly nearAt: Date
  readonly dueAt: Date
}

/** The consultations of dossiers whose time runs, taken until `tx` ends (consultation_of_dossier). */
export async function lockRunningTerms(tx: Tx, dossierIds: readonly bigint[]): Promise<ConsultationTerm[]> {
  const { rows } = await sql<ConsultationTerm>`
    select id, hours, asked_at, calendar_version_id, half_at, near_at, due_at from dossiers.consultation
    where dossier_id = any(${[...dossierIds]}::bigint[]) and silent_at is null and answered_at is null
      and withdrawn_at is null and ended_at is null
    order by id for update`.execute(tx)
  return rows
}

/** Other moments of such a consultation; it is looked at next at the first of them that it was not reminded of. */
export async function redateTerm(
  tx: Tx, { id, calendarVersionId, halfAt, nearAt, dueAt }: Omit<ConsultationTerm, 'hours' | 'askedAt'>,
): Promise<void> {
  await sql`
    update dossiers.consultation set calendar_version_id = ${calendarVersionId}, half_at = ${halfAt},
      near_at = ${nearAt}, due_at = ${dueAt},
      next_at = case when reminded < 50 then ${halfAt} when reminded < 80 then ${nearAt} else ${dueAt} end::timestamptz
    where id = ${id}`.execute(tx)
}

/** A time that begins anew: nobody was reminded of it, and it is looked at next when half of it is over. */
export async function beginTermAnew(
  tx: Tx, { id, calendarVersionId, halfAt, nearAt, dueAt }: Omit<ConsultationTerm, 'hours' | 'askedAt'>,
): Promise<void> {
  await sql`
    update dossiers.consultation set calendar_version_id = ${calendarVersionId}, half_at = ${halfAt},
      near_at = ${nearAt}, due_at = ${dueAt}, next_at = ${halfAt}, reminded = 0
    where id = ${id}`.execute(tx)
}

/** Leaves its moments as they are, and has the job look at it again then. */
export async function lookAgainAt(tx: Tx, id: bigint, nextAt: Date): Promise<void> {
  await sql`update dossiers.consultation set next_at = ${nextAt} where id = ${id}`.execute(tx)
}
