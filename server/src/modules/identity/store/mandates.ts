import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import type { Person, PersonTables } from './people.ts'

/** A mandate as the organisation sees it. */
export interface MandateRow {
  readonly id: bigint
  readonly publicId: string
  readonly organisationId: bigint
  readonly personId: bigint
  readonly fullName: string
  readonly personalNumber: string | null
  readonly isHolder: boolean
  readonly procedureIds: readonly bigint[] | null
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly givenAt: Date
  readonly endedAt: Date | null
}

export type NewMandate = Pick<
  MandateRow, 'organisationId' | 'personId' | 'fullName' | 'isHolder' | 'procedureIds' | 'validFrom' | 'validTo'
>

const ROW = sql`mandate.id, mandate.public_id, organisation_id, person_id, mandate.full_name, personal_number, is_holder,
  procedure_ids, lower(valid) as valid_from, upper(valid) - 1 as valid_to, given_at, ended_at
  from identity.mandate join identity.person on person.id = mandate.person_id`

/** The organisation at this public id, held until `tx` ends: who gives and ends its mandates does so one by one. */
export async function lockOrganisation(tx: Tx, publicId: string): Promise<Person | undefined> {
  return tx.withTables<PersonTables>().selectFrom('identity.person').selectAll()
    .where('publicId', '=', publicId).where('kind', '=', 'organisation').forNoKeyUpdate().executeTakeFirst()
}

/** The mandates of an organisation that nobody has ended, the first given first; those whose days are over too. */
export async function openMandates(db: Db | Tx, organisationId: bigint): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`select ${ROW}
    where organisation_id = ${organisationId} and ended_at is null order by mandate.id`.execute(db)
  return rows
}

/** The latest mandates of an organisation that were ended, the latest first. */
export async function endedMandates(db: Db, organisationId: bigint, limit: number): Promise<MandateRow[]> {
  const { rows } = await sql<MandateRow>`select ${ROW}
    where organisation_id = ${organisationId} and ended_at is not null order by mandate.id desc limit ${limit}`
      .execute(db)
  return rows
}

/** Gives a mandate; nothing, if the person has one of that organisation which nobody has ended. */
export async function insertMandate(
  tx: Tx, mandate: NewMandate, givenBy: bigint, at: Date,
): Promise<{ id: bigint; publicId: string } | undefined> {
  const { organisationId, personId, fullName, isHolder, procedureIds, validFrom, validTo } = mandate
  const { rows: [given] } = await sql<{ id: bigint; publicId: string }>`
    insert into identity.mandate (organisation_id, person_id, full_name, is_holder, procedure_ids, valid, given_by, given_at)
    values (${organisationId}, ${personId}, ${fullName}, ${isHolder}, ${procedureIds}::bigint[],
      daterange(${validFrom}::date, ${validTo}::date, '[]'), ${givenBy}, ${at})
    on conflict do nothing returning id, public_id`.execute(tx)
  return given
}

/** Marks a mandate as ended, once. */
export async function markMandateEnded(tx: Tx, id: bigint, endedBy: bigint, at: Date): Promise<void> {
  await sql`update identity.mandate set ended_at = ${at}, ended_by = ${endedBy}
    where id = ${id} and ended_at is null`.execute(tx)
}

/**
 * Whether a person may act for an organisation in a procedure on a day; held until `tx` ends, so that it is not ended
 * while something is sent by it.
 */
export async function holdMandate(
  tx: Tx, who: { personId: bigint; organisationId: bigint; procedureId: bigint; day: Day },
): Promise<boolean> {
  const { personId, organisationId, procedureId, day } = who
  const { rows } = await sql`select from identity.mandate
    where person_id = ${personId} and organisation_id = ${organisationId} and ended_at is null
      and valid @> ${day}::date and (procedure_ids is null or ${procedureId} = any(procedure_ids))
    for share`.execute(tx)
  return rows.length > 0
}
