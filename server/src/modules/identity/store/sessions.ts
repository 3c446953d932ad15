import { type ColumnType, type GeneratedAlways, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db.ts'
import { fingerprintOf } from '../../../platform/secrets.ts'
import type { Day } from '../../../kernel/civil-day.ts'
import type { Actor, Help, RoleGrant, StandsInFor } from '../domain/actor.ts'
import { latestPossible } from '../domain/clock-set-back.ts'
import type { Mandate } from '../domain/mandate.ts'
import { STANDS_IN_FOR } from './stand-ins.ts'

/** Why a session is over before its time. */
export type SessionEnd = 'signed-out' | 'replaced' | 'password' | 'rights' | 'disabled' | 'phone' | 'raised' | 'factor'

type SessionTables = {
  'identity.session': {
    id: GeneratedAlways<bigint>
    tokenHash: Buffer
    accountId: bigint
    createdAt: Date
    lastSeenAt: Date
    idleFor: ColumnType<never, string, never>
    endsAt: Date
    device: string
    fromAddr: string | null
    requestId: string | null
    vouched: 1 | 2 | null
    endedAt: ColumnType<Date | null, never, Date>
    why: ColumnType<SessionEnd | null, never, SessionEnd>
  }
}

export interface NewSession {
  readonly accountId: bigint
  readonly createdAt: Date
  readonly idleMinutes: number
  readonly endsAt: Date
  readonly device: string
  readonly fromAddr: string | null
  readonly requestId: string | null
  /** The level that an identity provider vouched for; null of whoever signed in here. */
  readonly vouched: 1 | 2 | null
}

/** The account for whom a session may be opened, held so that it cannot be disabled meanwhile. */
export async function holdOpenAccount(tx: Tx, accountId: bigint): Promise<{ publicId: string } | undefined> {
  const { rows: [account] } = await sql<{ publicId: string }>`
    select public_id from identity.account where id = ${accountId} and status = 'open' for share`.execute(tx)
  return account
}

/** Stores a session under the hash of its token: whoever reads the table cannot sign in with it. */
export async function insertSession(tx: Tx, token: string, session: NewSession): Promise<void> {
  const { idleMinutes, createdAt, ...rest } = session
  await tx.withTables<SessionTables>().insertInto('identity.session')
    .values({
      ...rest, createdAt, tokenHash: hashOf(token), lastSeenAt: createdAt, idleFor: `${idleMinutes} minutes`,
    }).execute()
}

type FoundMandate = Omit<Mandate, 'organisationId' | 'procedureIds'> & {
  readonly organisationId: string
  readonly procedureIds: readonly string[] | null
}
type FoundSession = Omit<Actor, 'grants' | 'mandates' | 'standsInFor' | 'helps' | 'disowned'> & {
  readonly helps: readonly (Omit<Help, 'proxyId'> & { readonly proxyId: string })[]
  readonly grants: readonly string[][]
  readonly standsInFor: readonly string[][]
  readonly mandates: readonly FoundMandate[]
  readonly disowned: readonly string[]
}

/** Of a checked account: the organisation itself, or those that somebody may act for (mandate_of_person). */
const MANDATES = sql`case when account.level = 2 then coalesce((
  select json_agg(json_build_object('organisationId', firm.id::text, 'publicId', firm.public_id, 'name', firm.full_name,
    'taxCode', firm.tax_code, 'isHolder', is_holder, 'procedureIds', procedure_ids::text[], 'validFrom', lower(valid),
    'validTo', upper(valid) - 1) order by firm.folded, firm.id)
  from (
    select organisation_id, is_holder, procedure_ids, valid from identity.mandate
    where mandate.person_id = account.person_id and ended_at is null and account.kind = 'citizen'
    union all select account.person_id, true, null, daterange('0001-01-01', null) where account.kind = 'organisation'
  ) as given join identity.person as firm on firm.id = given.organisation_id), '[]') else '[]' end`

/** Closed accounts of others under the number of a checked person (account_disowned). */
const DISOWNED = sql`case when account.level = 2 then coalesce((
  select json_agg(old.id::text) from identity.account as old
  where old.person_id = account.person_id and old.status = 'disabled' and old.level = 1), '[]') else '[]' end`

/** Memberships of community digital teams of the checked person behind an account (team_member_of_person). */
const MEMBERSHIPS = sql`coalesce((
  select json_agg(json_build_array('community_team', unit_id::text, lower(valid), (upper(valid) - 1)) order by id)
  from identity.team_member
  where team_member.person_id = account.person_id and ended_at is null and account.level = 2), '[]')`
/** By which of them they help on a day, without what is over (proxy_helping); no day, and nobody asks. */
const helpsOn = (day: Day | undefined) => day === undefined ? sql`'[]'::json` : sql`coalesce((
  select json_agg(json_build_object('proxyId', proxy.id::text, 'validFrom', lower(proxy.valid),
    'validTo', upper(proxy.valid) - 1))
  from identity.team_member as member join identity.proxy on proxy.member_id = member.id
  where member.person_id = account.person_id and account.level = 2
    and proxy.ended_at is null and member.ended_at is null
    and upper(proxy.valid) > ${day}::date and lower(proxy.valid) <= ${day}::date), '[]')`

/**
 * Who holds this token at `machineNow`, in one query served by `session_token_once`; nobody, if the session is over,
 * idle too long, or its account disabled. Rights are read anew each time, so a role taken away is gone with the next
 * request. A session that was vouched for at level 1 has that level, whatever its account has. What they help with as
 * a member of a team is read for `day` alone, a day of the product, where one is named.
 */
export async function findSession(
  db: Db | Tx, token: string, machineNow: Date, day?: Day,
): Promise<Actor | undefined> {
  const { rows: [found] } = await sql<FoundSession>`
    select session.id as session_id, account.id as account_id, account.public_id as account_public_id, account.kind,
      account.person_id, account.level, coalesce(staff.full_name, person.full_name) as full_name, staff.unit_id,
      coalesce(password.must_change, false) as must_change_password, session.last_seen_at, session.vouched,
      exists (select from identity.totp where totp.account_id = account.id and confirmed_at is not null)
        or exists (select from identity.passkey where passkey.account_id = account.id) as has_second_factor,
      case when account.kind <> 'staff' then ${MEMBERSHIPS} else coalesce((
        select json_agg(json_build_array(role, unit_id::text, lower(valid), (upper(valid) - 1)) order by id)
        from identity.staff_grant where staff_grant.account_id = account.id), '[]') end as grants,
      ${helpsOn(day)} as helps, ${MANDATES} as mandates, ${DISOWNED} as disowned,
      ${STANDS_IN_FOR} as stands_in_for
    from identity.session
      cross join lateral (select open.id, public_id, kind, person_id,
        case when session.vouched = 1 and level = 2 then 1 else level end as level
        from identity.account as open where open.id = session.account_id and status = 'open') as account
      left join identity.person on person.id = account.person_id
      left join identity.staff on staff.account_id = account.id
      left join identity.password on password.account_id = account.id
    where session.token_hash = ${hashOf(token)} and session.ended_at is null and session.ends_at > ${machineNow}
      and session.last_seen_at + session.idle_for > ${machineNow}
      and session.last_seen_at <= ${latestPossible(machineNow)}`.execute(db)
  if (!found) return undefined
  const { kind } = found
  const own = { role: kind, unitId: null, validFrom: '0001-01-01', validTo: null }
  return {
    ...found, grants: [...kind === 'staff' ? [] : [own], ...found.grants.map(grantOf)],
    helps: found.helps.map(({ proxyId, ...days }) => ({ ...days, proxyId: BigInt(proxyId) })),
    standsInFor: othersOf(found.standsInFor), disowned: found.disowned.map(BigInt),
    mandates: found.mandates.map(({ organisationId, procedureIds, ...mandate }) => ({
      ...mandate, organisationId: BigInt(organisationId), procedureIds: procedureIds?.map(BigInt) ?? null,
    })),
  }
}

function grantOf([role = '', unitId = '', validFrom = '', validTo]: readonly (string | null)[]): RoleGrant {
  return { role: role ?? '', unitId: BigInt(unitId ?? ''), validFrom: validFrom ?? '', validTo: validTo ?? null }
}

/** A colleague once, with all that was given of theirs. */
function othersOf(rows: readonly (readonly string[])[]): StandsInFor[] {
  const byId = new Map<string, StandsInFor & { grants: RoleGrant[] }>()
  for (const [id = '', publicId = '', fullName = '', ...grant] of rows) {
    const known = byId.get(id) ?? { accountId: BigInt(id), publicId, fullName, grants: [] }
    byId.set(id, { ...known, grants: [...known.grants, grantOf(grant)] })
  }
  return [...byId.values()]
}

const NOTED_EVERY = 60_000

/**
 * Whether a minute has passed since the session was noted to be in use: most requests need not even ask the database.
 */
export function isTouchDue({ lastSeenAt }: Pick<Actor, 'lastSeenAt'>, machineNow: Date): boolean {
  return machineNow.getTime() - lastSeenAt.getTime() > NOTED_EVERY
}

/**
 * Notes that the session is in use, so that it does not count as idle. Written at most once a minute, or each request
 * would cost a write. Never wakes what is over.
 */
export async function touchSession(db: Db | Tx, sessionId: bigint, machineNow: Date): Promise<void> {
  await db.withTables<SessionTables>().updateTable('identity.session').set({ lastSeenAt: machineNow })
    .where('id', '=', sessionId).where('endedAt', 'is', null)
    .where('lastSeenAt', '<', new Date(machineNow.getTime() - NOTED_EVERY))
    .where(sql<boolean>`last_seen_at + idle_for > ${machineNow}`).execute()
}

/** Ends the session of this token. The account whose it was, if it was not over already. */
export async function closeSession(
  tx: Tx, token: string, machineNow: Date, why: SessionEnd,
): Promise<{ accountId: bigint } | undefined> {
  return tx.withTables<SessionTables>().updateTable('identity.session').set({ endedAt: machineNow, why })
    .where('tokenHash', '=', hashOf(token)).where('endedAt', 'is', null).returning('accountId').executeTakeFirst()
}

/** Ends what a sign-in of this account opened under the same request before. */
export async function replaceSession(tx: Tx, accountId: bigint, requestId: string, machineNow: Date): Promise<void> {
  await tx.withTables<SessionTables>().updateTable('identity.session').set({ endedAt: machineNow, why: 'replaced' })
    .where('accountId', '=', accountId).where('requestId', '=', requestId).where('endedAt', 'is', null).execute()
}

/**
 * Ends all sessions of an account, except perhaps the one in use; at once, since each request asks. Answers how many.
 */
export async function endSessionsOf(
  tx: Tx, accountId: bigint, machineNow: Date, why: SessionEnd, exceptToken: string | null = null,
): Promise<number> {
  const { numUpdatedRows } = await tx.withTables<SessionTables>().updateTable('identity.session')
    .set({ endedAt: machineNow, why })
    .where('accountId', '=', accountId).where('endedAt', 'is', null)
    .where('tokenHash', 'is distinct from', exceptToken === null ? null : hashOf(exceptToken)).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Ends all sessions of many accounts. */
export async function endSessionsOfAll(
  tx: Tx, accountIds: readonly bigint[], machineNow: Date, why: SessionEnd,
): Promise<void> {
  await tx.withTables<SessionTables>().updateTable('identity.session').set({ endedAt: machineNow, why })
    .where('accountId', '=', sql<bigint>`any(${accountIds}::bigint[])`).where('endedAt', 'is', null).execute()
}

/**
 * Ends every session there is. Under a word that all versions know: a database that came back may be older than we are.
 */
export async function endAllSessions(db: Db, machineNow: Date): Promise<number> {
  const { numUpdatedRows } = await db.withTables<SessionTables>().updateTable('identity.session')
    .set({ endedAt: machineNow, why: 'replaced' }).where('endedAt', 'is', null).executeTakeFirst()
  return Number(numUpdatedRows)
}

/**
 * Takes away tries and sessions that are older than a year before the newest of them, the oldest first, at most `limit`
 * of each: a job calls it in batches. Answers how many of that of which there were more,
 * 0 when nothing is left to forget.
 */
export async function forgetOldTraces(db: Db, limit: number): Promise<number> {
  const { rows: [found] } = await sql<{ count: number }>`select identity.forget_traces(${limit}) as count`.execute(db)
  return found?.count ?? 0
}

/** Whether the account has signed in from this address since then; served by `session_from`. */
export async function hasSignedInFrom(tx: Tx, accountId: bigint, fromAddr: string, since: Date): Promise<boolean> {
  const { rows } = await sql`
    select from identity.session
    where account_id = ${accountId} and from_addr = ${fromAddr}::inet and created_at > ${since} limit 1`.execute(tx)
  return rows.length > 0
}

function hashOf(token: string): Buffer {
  return fingerprintOf('session', token)
}

/** Looked through for who came last by the provider of identity: by their ids, so that no screen needs an index. */
const LAST = 5_000

/** When somebody last signed in by the provider of identity; null where none of the last did. */
export async function lastVouchedAt(db: Db): Promise<Date | null> {
  const { rows: [row] } = await sql<{ at: Date | null }>`select max(created_at) as at
    from (select created_at, vouched from identity.session order by id desc limit ${LAST}) last
    where vouched is not null`.execute(db)
  return row?.at ?? null
}
