import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'

/**
 * `created-now`: opened at a counter on the day of receipt; `verified`: there before, here with the card seen or at the
 * national portal.
 */
export type AccountOutcome = 'verified' | 'created-now' | 'guided' | 'refused'

/** What the national portal says of an account there. */
export type AccountAtPortal = 'found' | 'none' | 'away' | 'not-asked'

export interface AccountOutcomeRow {
  readonly dossierId: bigint
  readonly personId: bigint
  readonly outcome: AccountOutcome
  /** Code of the policy `intake-accounts`; of what was refused. */
  readonly reason: string | null
  /** Where the account is; null where there is none. */
  readonly place: 'here' | 'national-portal' | null
  /** Null: intake did not look there. */
  readonly atPortal: AccountAtPortal | null
  readonly at: Date
  readonly by: bigint
}

/** Writes what came of it; once for a dossier and a person. */
export async function insertAccountOutcome(
  tx: Tx, { dossierId, personId, outcome, reason, place, atPortal, at, by }: AccountOutcomeRow,
): Promise<void> {
  await sql`insert into dossiers.account_outcome (dossier_id, person_id, outcome, reason, place, at_portal, at, by)
    values (${dossierId}, ${personId}, ${outcome}, ${reason}, ${place}, ${atPortal}, ${at}, ${by})`.execute(tx)
}

/** What the national portal said of somebody for an intake of one's own; null where nobody looked. */
export async function accountAtPortalOf(
  tx: Tx, { publicId, accountId, personId }: {
    readonly publicId: string; readonly accountId: bigint; readonly personId: bigint
  },
): Promise<AccountAtPortal | null> {
  const { rows: [row] } = await sql<{ atPortal: AccountAtPortal | null }>`
    select account_at_portal as at_portal from dossiers.intake
    where public_id = ${publicId} and account_id = ${accountId} and person_id = ${personId}`.execute(tx)
  return row?.atPortal ?? null
}

/** The later dossiers of a request say what its first one does; an account that was opened then is there by now. */
export async function copyAccountOutcomes(tx: Tx, fromId: bigint, toId: bigint): Promise<void> {
  await sql`insert into dossiers.account_outcome (dossier_id, person_id, outcome, reason, place, at_portal, at, by)
    select ${toId}, person_id, case outcome when 'created-now' then 'verified' else outcome end, reason, place,
      at_portal, at, by
    from dossiers.account_outcome where dossier_id = ${fromId}`.execute(tx)
}

export interface AccountSpan {
  readonly from: Date
  readonly before: Date
  /** Undefined: of everybody. */
  readonly unitIds: readonly bigint[] | undefined
}

export interface AccountCount {
  readonly sectionId: bigint
  /** Null: nothing was noted. */
  readonly outcome: AccountOutcome | null
  readonly reason: string | null
  readonly count: number
}

/** Dossiers that were received in a span at a counter or by post, by section and outcome (KH 1107 II.2.1). */
export async function countAccountOutcomes(db: Db, { from, before, unitIds }: AccountSpan): Promise<AccountCount[]> {
  const { rows } = await sql<AccountCount>`
    select d.receives_at_id as section_id, o.outcome, o.reason, count(*)::integer as count
    from dossiers.dossier d
      left join dossiers.account_outcome o on o.dossier_id = d.id and o.person_id = d.applicant_id
    where d.received_at >= ${from} and d.received_at < ${before} and d.channel in ('counter', 'post')
      and (${unitIds === undefined} or d.receives_at_id = any(${unitIds ?? []}::bigint[]))
    group by d.receives_at_id, o.outcome, o.reason order by d.receives_at_id, o.outcome, o.reason`.execute(db)
  return rows
}
