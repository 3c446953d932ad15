import type pg from 'pg'
import { type Client, signIn } from '../../client.ts'
import { PASSWORD } from '../birth-desks.ts'

/** Fourteen roles are given to staff; the other three are people's, and come with their accounts. */
export const STAFF_ROLES = [
  'reception', 'postal_staff', 'one_stop_head', 'unit_assigner', 'officer', 'unit_head', 'agency_head', 'clerk',
  'cashier', 'controller', 'leader_viewer', 'agency_admin', 'system_admin', 'auditor',
] as const
export type StaffRole = typeof STAFF_ROLES[number]

const AT_THE_SECTION: ReadonlySet<string> = new Set(['reception', 'postal_staff', 'one_stop_head', 'cashier'])
const OVER_THE_PROVINCE: ReadonlySet<string> = new Set(['leader_viewer', 'system_admin', 'auditor'])

/** Whoever holds one role and no other at the commune, by role: the cookie of a session. */
export type Cast = Readonly<Record<StaffRole, string>>

/**
 * An account with one role only for each role, so that no right comes from another. Written as rows, as the province's
 * own list is loaded; the password is that of everybody.
 */
export async function castOf(client: Client, database: pg.Pool, place: string): Promise<Cast> {
  const unitOf = async (username: string) => {
    const { rows } = await database.query<{ unit: string }>(
      `select unit_id::text as unit from identity.staff_grant join identity.account a on a.id = account_id
       where username = $1 limit 1`, [username])
    return rows[0]?.unit ?? ''
  }
  const [section, agency, top] = [
    await unitOf(`tiepnhan.${place}`), await unitOf(`chuyenvien.${place}`), await unitOf('quantri'),
  ]
  const cookies: [StaffRole, string][] = []
  for (const role of STAFF_ROLES) {
    const unit = AT_THE_SECTION.has(role) ? section : OVER_THE_PROVINCE.has(role) ? top : agency
    await insertStaff(database, nameOf(role), role, unit)
    cookies.push([role, await signIn(client, nameOf(role), PASSWORD)])
  }
  await insertStaff(database, SPARE, undefined, section)
  await insertDelegation(database, agency, section)
  return Object.fromEntries(cookies) as Cast
}

/** The agency has the post do all tasks of its counter in all procedures, as rows like the staff. */
async function insertDelegation(database: pg.Pool, agencyId: string, sectionId: string): Promise<void> {
  await database.query('begin; set local session_replication_role = replica')
  await database.query(`
    with given as (
      insert into post.delegation (agency_id, section_id, post_unit_id, procedure_ids, decision, valid_from, valid_to,
        given_at, given_by)
      select $1, $2, unit.id, (select array_agg(id) from catalogue.procedure), '1/QĐ', '2021-01-01', '2099-12-31',
        '2021-01-01', 1
      from organisation.policy join organisation.unit on unit.key = value ->> 'unit'
      where policy.key = 'post-operator' limit 1 returning id)
    insert into post.delegation_task (delegation_id, task, price)
    select given.id, task, 0 from given, unnest(array['guide', 'receive', 'digitise', 'return']) as t(task)`,
  [agencyId, sectionId])
  await database.query('commit')
}

/** Somebody at the section without any role, on whom whoever manages staff may try. */
export const SPARE = 'drill.spare'
export const nameOf = (role: StaffRole) => `drill.${role.replaceAll('_', '-')}`

/**
 * Writes one account of staff with at most one role. The triggers ask for an event, which rows of a list have none of.
 */
export async function insertStaff(
  database: pg.Pool, username: string, role: string | undefined, unitId: string,
): Promise<void> {
  await database.query('begin; set local session_replication_role = replica')
  const { rows: [account] } = await database.query<{ id: string }>(`
    insert into identity.account (kind, username, opened_at, opened_by, opened_how)
    values ('staff', $1, '2021-01-01', 1, 'staff') returning id`, [username])
  await database.query(`
    with one as (insert into identity.staff values ($1, 'Nguyễn Văn Diễn', 'Công chức', $2))
    insert into identity.password (account_id, hash, must_change, changed_at)
    select $1, hash, false, '2021-06-01' from identity.password join identity.account on id = account_id
    where username = 'quantri'`, [account?.id, unitId])
  if (role !== undefined) await database.query(`
    insert into identity.staff_grant (account_id, role, unit_id, valid, granted_by, granted_at)
    values ($1, $2, $3, '[2021-01-01,)', 1, '2021-01-01')`, [account?.id, role, unitId])
  await database.query('commit')
}
