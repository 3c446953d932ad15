import { sql } from 'kysely'
import type { Day } from '../../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { AccountAtPortal } from './account-outcomes.ts'

/** Somebody for whom a clerk prepares a dossier of a procedure. */
export interface Intake {
  readonly id: bigint
  readonly publicId: string
  readonly personId: bigint
  readonly procedureVersionId: bigint
}

export interface NewIntake {
  readonly accountId: bigint
  readonly sheetId: string
  readonly unitId: bigint
  readonly personId: bigint
  readonly procedureVersionId: bigint
  readonly on: Day
  readonly at: Date
}

/** Opens it, or answers the one that there is (intake_opened_once): open, or over because a dossier came of it. */
export async function insertIntake(
  tx: Tx, { accountId, sheetId, unitId, personId, procedureVersionId, on, at }: NewIntake,
): Promise<{ readonly intake: Intake; readonly isNew: boolean }> {
  const { rows: [made] } = await sql<Intake>`
    insert into dossiers.intake (account_id, sheet_id, unit_id, person_id, procedure_version_id, opened_on, opened_at)
    values (${accountId}, ${sheetId}, ${unitId}, ${personId}, ${procedureVersionId}, ${on}::date, ${at})
    on conflict do nothing returning id, public_id, person_id, procedure_version_id`.execute(tx)
  if (made) return { intake: made, isNew: true }
  const { rows: [known] } = await sql<Intake>`
    select id, public_id, person_id, procedure_version_id from dossiers.intake
    where account_id = ${accountId} and sheet_id = ${sheetId} and person_id = ${personId}
      and procedure_version_id = ${procedureVersionId} and opened_on = ${on}::date`.execute(tx)
  if (!known) throw new Error('neither opened nor open')
  return { intake: known, isNew: false }
}

/** Holds what a clerk opens until `tx` ends: two at once are not both the last that is let. */
export async function lockOpening(tx: Tx, accountId: bigint): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intakes ${String(accountId)}`}, 0))`.execute(tx)
}

/** For how many people a clerk opened intakes on a sheet, on any day, and on a day (intake_opened_once). */
export async function countOpened(
  tx: Tx, { accountId, sheetId, on }: Pick<NewIntake, 'accountId' | 'sheetId' | 'on'>,
): Promise<{ readonly ofSheet: number; readonly ofDay: number }> {
  const { rows: [row] } = await sql<{ ofSheet: number; ofDay: number }>`
    select count(distinct person_id) filter (where sheet_id = ${sheetId})::int as of_sheet,
      count(distinct person_id) filter (where opened_on = ${on}::date)::int as of_day
    from dossiers.intake where account_id = ${accountId}`.execute(tx)
  return row ?? { ofSheet: 0, ofDay: 0 }
}

/** One of one's own that is under way on that day; of others, ended or of another day none. */
export async function findOpenIntake(
  db: Db | Tx, { publicId, accountId, on }: { readonly publicId: string; readonly accountId: bigint; readonly on: Day },
): Promise<Intake | undefined> {
  const { rows: [intake] } = await sql<Intake>`
    select id, public_id, person_id, procedure_version_id from dossiers.intake
    where public_id = ${publicId} and account_id = ${accountId} and opened_on = ${on}::date and dossier_id is null`
    .execute(db)
  return intake
}

/** Keeps what the national portal said of an account of whoever is there. */
export async function setAccountAtPortal(tx: Tx, id: bigint, atPortal: AccountAtPortal): Promise<void> {
  await sql`update dossiers.intake set account_at_portal = ${atPortal} where id = ${id}`.execute(tx)
}

/** Joins it to the dossier that came out of it: of the same person, and only once. */
export async function setDossierOfIntake(
  tx: Tx, { publicId, accountId, dossier }: {
    readonly publicId: string; readonly accountId: bigint; readonly dossier: string
  },
): Promise<void> {
  await sql`
    update dossiers.intake i set dossier_id = d.id from dossiers.dossier d
    where i.public_id = ${publicId} and i.account_id = ${accountId} and i.dossier_id is null
      and d.public_id = ${dossier} and d.applicant_id = i.person_id`.execute(tx)
}

/** The numbers of the dossiers that came out of intakes, by the public ids of these. */
export async function numbersOfIntakes(db: Db, publicIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (publicIds.length === 0) return new Map()
  const { rows } = await sql<{ intake: string; number: string }>`
    select i.public_id as intake, d.number from dossiers.intake i join dossiers.dossier d on d.id = i.dossier_id
    where i.public_id = any(${publicIds}::uuid[])`.execute(db)
  return new Map(rows.map(({ intake, number }) => [intake, number]))
}

export interface IntakeSpan {
  readonly from: Date
  readonly before: Date
  /** Undefined: of everybody. */
  readonly unitIds: readonly bigint[] | undefined
}

/** An intake that came to nothing so far. */
export interface IntakeWithout {
  readonly publicId: string
  readonly accountId: bigint
  readonly unitId: bigint
  readonly procedureVersionId: bigint
  readonly openedOn: Day
  readonly openedAt: Date
}

/** How many were opened in a span, how many led to a dossier; and of the others the newest. */
export async function listIntakes(
  db: Db, { from, before, unitIds }: IntakeSpan, limit: number,
): Promise<{ readonly opened: number; readonly joined: number; readonly without: readonly IntakeWithout[] }> {
  const within = sql`opened_at >= ${from} and opened_at < ${before}
    and (${unitIds === undefined} or unit_id = any(${unitIds ?? []}::bigint[]))`
  const { rows: [sum] } = await sql<{ opened: number; joined: number }>`
    select count(*)::integer as opened, count(dossier_id)::integer as joined from dossiers.intake where ${within}`
    .execute(db)
  const { rows: without } = await sql<IntakeWithout>`
    select public_id, account_id, unit_id, procedure_version_id, opened_on, opened_at from dossiers.intake
    where ${within} and dossier_id is null order by opened_at desc, id desc limit ${limit}`.execute(db)
  return { opened: sum?.opened ?? 0, joined: sum?.joined ?? 0, without }
}
