import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** What one person may do for another (ủy quyền của cá nhân). */
export interface ProxyRow {
  readonly id: bigint
  readonly publicId: string
  readonly principalId: bigint
  readonly principalName: string
  readonly principalNumber: string | null
  readonly principalBirth: string | null
  readonly personId: bigint
  /** As the mandate is made out, and as they are on record. */
  readonly fullName: string
  readonly personName: string
  readonly personalNumber: string | null
  readonly procedureIds: readonly bigint[] | null
  readonly validFrom: Day
  readonly validTo: Day
  readonly givenAt: Date
  readonly sectionId: bigint | null
  /** Of whoever has it as a member of a community digital team: also when that ended. */
  readonly endedAt: Date | null
  /** As which member of a team they have it; null between two people. */
  readonly memberId: bigint | null
  /** Of which village that team is. */
  readonly team: string | null
}

export type NewProxy = Pick<
  ProxyRow,
  'principalId' | 'principalName' | 'personId' | 'fullName' | 'procedureIds' | 'validFrom' | 'validTo' | 'sectionId'
  | 'memberId'
>

// With a membership every mandate of it ends; its days lie within those of the membership (giveProxy).
const ROW = sql`proxy.id, proxy.public_id, principal_id, principal_name, principal.personal_number as principal_number,
  principal.birth as principal_birth, proxy.person_id, proxy.full_name, person.full_name as person_name,
  person.personal_number, procedure_ids,
  lower(proxy.valid) as valid_from, upper(proxy.valid) - 1 as valid_to, given_at, section_id,
  least(proxy.ended_at, member.ended_at) as ended_at, member_id, member.team
  from identity.proxy join identity.person on person.id = proxy.person_id
  join identity.person as principal on principal.id = proxy.principal_id
  left join identity.team_member as member on member.id = proxy.member_id`

/** What somebody gave and was given, the latest first, at most `limit`. */
export async function listProxies(db: Db | Tx, personId: bigint, limit: number): Promise<ProxyRow[]> {
  const { rows } = await sql<ProxyRow>`select ${ROW}
    where principal_id = ${personId} or proxy.person_id = ${personId} order by proxy.id desc limit ${limit}`.execute(db)
  return rows
}

/**
 * By what somebody may act for others on a day, the latest given first, at most `limit`; in one procedure, or as a
 * member of a community digital team (proxy_holding).
 */
export async function listProxiesInForce(
  db: Db, personId: bigint, day: Day,
  { limit, procedureId, isOfMember }: {
    readonly limit: number; readonly procedureId?: bigint; readonly isOfMember?: boolean
  },
): Promise<ProxyRow[]> {
  const { rows } = await sql<ProxyRow>`select ${ROW}
    where proxy.person_id = ${personId} and proxy.ended_at is null and member.ended_at is null
      and upper(proxy.valid) > ${day}::date and lower(proxy.valid) <= ${day}::date
      and (${procedureId ?? null}::bigint is null or procedure_ids is null or ${procedureId ?? null} = any(procedure_ids))
      and (member_id is not null or not ${isOfMember ?? false}) order by proxy.id desc limit ${limit}`.execute(db)
  return rows
}

/** Those there are of many, by their public ids, in no order. */
export async function findProxies(db: Db, publicIds: readonly string[]): Promise<ProxyRow[]> {
  if (publicIds.length === 0) return []
  const { rows } = await sql<ProxyRow>`select ${ROW} where proxy.public_id = any(${publicIds}::uuid[])`.execute(db)
  return rows
}

/** One by its public id. */
export async function findProxy(db: Db | Tx, publicId: string): Promise<ProxyRow | undefined> {
  const { rows } = await sql<ProxyRow>`select ${ROW} where proxy.public_id = ${publicId}`.execute(db)
  return rows[0]
}

/** One by its id inside. */
export async function findProxyById(db: Db | Tx, id: bigint): Promise<ProxyRow | undefined> {
  const { rows } = await sql<ProxyRow>`select ${ROW} where proxy.id = ${id}`.execute(db)
  return rows[0]
}

/** The same, held until `tx` ends with the membership by which it was given: neither is ended while it is used. */
export async function lockProxy(tx: Tx, publicId: string): Promise<ProxyRow | undefined> {
  await sql`select from identity.proxy where public_id = ${publicId} for no key update`.execute(tx)
  await sql`select from identity.team_member
    where id = (select member_id from identity.proxy where public_id = ${publicId}) for share`.execute(tx)
  return findProxy(tx, publicId)
}

/** The one that somebody has of somebody, as far as nobody has ended it; its membership may have ended. */
export async function openProxyBetween(
  tx: Tx, principalId: bigint, personId: bigint,
): Promise<ProxyRow | undefined> {
  const { rows } = await sql<ProxyRow>`select ${ROW}
    where principal_id = ${principalId} and proxy.person_id = ${personId} and proxy.ended_at is null`.execute(tx)
  return rows[0]
}

/** Gives one; nothing, if there is one between the two that nobody has ended. */
export async function insertProxy(
  tx: Tx, one: NewProxy, givenBy: bigint, at: Date,
): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { rows: [given] } = await sql<{ id: bigint; publicId: string }>`
    insert into identity.proxy (principal_id, principal_name, person_id, full_name, procedure_ids, valid, section_id,
      member_id, given_by, given_at)
    values (${one.principalId}, ${one.principalName}, ${one.personId}, ${one.fullName}, ${one.procedureIds}::bigint[],
      daterange(${one.validFrom}::date, ${one.validTo}::date, '[]'), ${one.sectionId},
      ${one.memberId}, ${givenBy}, ${at})
    on conflict do nothing returning id, public_id`.execute(tx)
  return given
}

/** Marks one as ended, once. */
export async function markProxyEnded(tx: Tx, id: bigint, endedBy: bigint, at: Date): Promise<void> {
  await sql`update identity.proxy set ended_at = ${at}, ended_by = ${endedBy}
    where id = ${id} and ended_at is null`.execute(tx)
}
