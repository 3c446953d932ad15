import { sql } from 'kysely'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Db, Tx } from '../../../platform/db.ts'

/** Who is a member of a community digital team (tổ công nghệ số cộng đồng). */
export interface TeamMember {
  readonly id: bigint
  readonly publicId: string
  readonly unitId: bigint
  /** Of which village. */
  readonly team: string
  readonly personId: bigint
  readonly personPublicId: string
  readonly fullName: string
  readonly personalNumber: string | null
  readonly decision: string
  readonly validFrom: Day
  readonly validTo: Day
  readonly endedAt: Date | null
}

export type NewTeamMember = Pick<TeamMember, 'unitId' | 'team' | 'personId' | 'decision' | 'validFrom' | 'validTo'>

/** A member with what they do, as far as it is counted. */
export interface CountedMember extends TeamMember {
  /** How many people let them act for them ever, each once. */
  readonly helped: number
  /** Mandates that hold on the day asked for. */
  readonly inForce: number
}

const ROW = sql`member.id, member.public_id, member.unit_id, member.team, member.person_id,
  person.public_id as person_public_id, person.full_name, person.personal_number, member.decision,
  lower(member.valid) as valid_from, upper(member.valid) - 1 as valid_to, member.ended_at`
const FROM = sql`from identity.team_member as member join identity.person on person.id = member.person_id`

/**
 * The members of teams at these units with what they do, the latest named first (team_member_of_unit), from before one
 * on: at most `limit`, and only of these it is counted.
 */
export async function listTeamMembers(
  db: Db, unitIds: readonly bigint[],
  { day, before, limit }: { readonly day: Day; readonly before: bigint | undefined; readonly limit: number },
): Promise<CountedMember[]> {
  const { rows } = await sql<CountedMember>`
    with page as (
      select * from identity.team_member where unit_id = any(${unitIds}::bigint[])
        and (${before ?? null}::bigint is null or id < ${before ?? null}) order by id desc limit ${limit}
    )
    select ${ROW}, done.helped, done.in_force
    from page as member join identity.person on person.id = member.person_id
    cross join lateral (
      select count(distinct principal_id)::int as helped,
        count(*) filter (where proxy.ended_at is null and member.ended_at is null
          and proxy.valid @> ${day}::date)::int as in_force
      from identity.proxy where proxy.member_id = member.id
    ) as done
    order by member.id desc`.execute(db)
  return rows
}

/** How many people each team of these units has helped ever, each person once a team. */
export async function countHelped(
  db: Db, unitIds: readonly bigint[],
): Promise<{ readonly team: string; readonly members: number; readonly helped: number }[]> {
  const { rows } = await sql<{ team: string; members: number; helped: number }>`
    select member.team, count(distinct member.person_id) filter (where member.ended_at is null)::int as members,
      count(distinct proxy.principal_id)::int as helped
    from identity.team_member as member left join identity.proxy on proxy.member_id = member.id
    where member.unit_id = any(${unitIds}::bigint[]) group by member.team order by member.team`.execute(db)
  return rows
}

/** As whom somebody may help on a day: the membership that holds, the latest named of several. */
export async function memberOn(db: Db | Tx, personId: bigint, day: Day): Promise<TeamMember | undefined> {
  const { rows } = await sql<TeamMember>`select ${ROW} ${FROM}
    where member.person_id = ${personId} and member.ended_at is null and member.valid @> ${day}::date
    order by member.id desc limit 1`.execute(db)
  return rows[0]
}

/** One by its public id, held until `tx` ends. */
export async function lockTeamMember(tx: Tx, publicId: string): Promise<TeamMember | undefined> {
  await sql`select from identity.team_member where public_id = ${publicId} for no key update`.execute(tx)
  const { rows } = await sql<TeamMember>`select ${ROW} ${FROM} where member.public_id = ${publicId}`.execute(tx)
  return rows[0]
}

/** Names one; nothing, if the person is a member there whom nobody has ended. */
export async function insertTeamMember(
  tx: Tx, one: NewTeamMember, namedBy: bigint, at: Date,
): Promise<{ readonly id: bigint; readonly publicId: string } | undefined> {
  const { rows: [named] } = await sql<{ id: bigint; publicId: string }>`
    insert into identity.team_member (unit_id, team, person_id, decision, valid, named_by, named_at)
    values (${one.unitId}, ${one.team}, ${one.personId}, ${one.decision},
      daterange(${one.validFrom}::date, ${one.validTo}::date, '[]'), ${namedBy}, ${at})
    on conflict do nothing returning id, public_id`.execute(tx)
  return named
}

/** Marks one as ended, once. */
export async function markTeamMemberEnded(tx: Tx, id: bigint, endedBy: bigint, at: Date): Promise<void> {
  await sql`update identity.team_member set ended_at = ${at}, ended_by = ${endedBy}
    where id = ${id} and ended_at is null`.execute(tx)
}
