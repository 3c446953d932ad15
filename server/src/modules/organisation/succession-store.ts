import { sql } from 'kysely'
import type { Day } from '../../kernel/work-calendar.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { insertRows } from '../../platform/insert-rows.ts'
import type { SuccessionPlan, UnitSuccession } from './domain/succession-plan.ts'

/** A plan that was taken in, and how far it is. */
export interface Succession {
  readonly id: bigint
  readonly publicId: string
  readonly key: string
  readonly fingerprint: string
  readonly effective: Day
  readonly plan: SuccessionPlan
  readonly doneAt: Date | null
}

/** The plan under a key; undefined if none was taken in. */
export async function findSuccession(db: Db | Tx, key: string): Promise<Succession | undefined> {
  const { rows: [row] } = await sql<Succession>`
    select id, public_id, key, fingerprint, effective, plan, done_at from organisation.succession where key = ${key}`
    .execute(db)
  return row
}

/** Plans that are not carried out to the end, in the order of their days. */
export async function listOpenSuccessions(db: Db | Tx): Promise<Succession[]> {
  const { rows } = await sql<Succession>`
    select id, public_id, key, fingerprint, effective, plan, done_at from organisation.succession
    where done_at is null order by effective, id`.execute(db)
  return rows
}

/** The day on which a plan that is not carried out to the end ends this unit; undefined if none does. */
export async function findEndOfUnit(tx: Tx, unitId: bigint): Promise<Day | undefined> {
  const { rows: [row] } = await sql<{ effective: Day }>`
    select s.effective from organisation.unit_succession u join organisation.succession s on s.id = u.succession_id
    where u.from_id = ${unitId} and s.done_at is null limit 1`.execute(tx)
  return row?.effective
}

/** All plans, the newest first: there is one every few years. */
export async function listSuccessions(db: Db): Promise<(Succession & { readonly roles: number })[]> {
  const { rows } = await sql<Succession & { roles: bigint }>`
    select id, public_id, key, fingerprint, effective, plan, done_at,
      (select count(*) from organisation.passed_grant g where g.succession_id = s.id and g.confirmed_at is null) as roles
    from organisation.succession s order by effective desc, id desc limit 100`.execute(db)
  return rows.map((row) => ({ ...row, roles: Number(row.roles) }))
}

/** The plan with this public id. */
export async function findSuccessionById(db: Db, publicId: string): Promise<Succession | undefined> {
  const { rows: [row] } = await sql<Succession>`
    select id, public_id, key, fingerprint, effective, plan, done_at from organisation.succession
    where public_id = ${publicId}`.execute(db)
  return row
}

export async function insertSuccession(
  tx: Tx, { plan, fingerprint }: { readonly plan: SuccessionPlan; readonly fingerprint: string }, by: bigint, at: Date,
): Promise<Succession> {
  const { key, effective } = plan
  const { rows: [row] } = await sql<Succession>`
    insert into organisation.succession (key, fingerprint, effective, plan, begun_at, begun_by)
    values (${key}, ${fingerprint}, ${effective}, ${JSON.stringify(plan)}::jsonb, ${at}, ${by})
    returning id, public_id, key, fingerprint, effective, plan, done_at`.execute(tx)
  if (!row) throw new Error('the plan was not stored')
  return row
}

/** Cuts what is said of units off at a day; what would have begun later, and has not, is taken back. */
export async function cutUnits(tx: Tx, unitIds: readonly string[], from: Day, today: Day): Promise<void> {
  await sql`
    delete from organisation.unit_version
    where unit_id = any(${unitIds}::bigint[]) and lower(valid) >= ${from}::date and lower(valid) > ${today}::date`
    .execute(tx)
  await sql`
    update organisation.unit_version set valid = daterange(lower(valid), ${from}::date)
    where unit_id = any(${unitIds}::bigint[]) and lower(valid) < ${from}::date
      and (upper(valid) is null or upper(valid) > ${from}::date)`.execute(tx)
}

export interface SuccessionRows {
  readonly successions: readonly (Omit<UnitSuccession, 'from' | 'to'> & { fromId: string; toId: string | null })[]
  readonly rules: SuccessionPlan['rules']
}

/** Keeps who takes the place of whom, and what words mean. */
export async function insertSuccessors(
  tx: Tx, { id, effective }: Pick<Succession, 'id' | 'effective'>, { successions, rules }: SuccessionRows,
): Promise<void> {
  const about = { successionId: id, onDay: effective }
  await insertRows(tx, 'organisation.unit_succession', successions.map((row) => ({ ...about, ...row })))
  await insertRows(tx, 'organisation.rule_succession', rules.map((row) => ({ ...about, ...row })))
}

/** Levels end, and their units with them. */
export async function endLevels(tx: Tx, levels: readonly string[], from: Day): Promise<void> {
  await sql`
    update organisation.level set valid = daterange(lower(valid), ${from}::date)
    where key = any(${levels}::text[]) and valid @> ${from}::date and lower(valid) < ${from}::date`.execute(tx)
}

/** The installation is called otherwise from a day on. Its key, and the code of birthplaces, stay. */
export async function renameProvince(
  tx: Tx, { name, agencyCode }: { readonly name: string; readonly agencyCode: string }, from: Day,
): Promise<void> {
  await sql`
    with old as (
      update organisation.province set valid = daterange(lower(valid), ${from}::date) where valid @> ${from}::date
      returning key, fingerprint, place_code)
    insert into organisation.province (key, valid, fingerprint, name, agency_code, place_code)
    select key, daterange(${from}::date, null), md5(fingerprint || ${name}::text || ${agencyCode}::text), ${name},
      ${agencyCode}, place_code from old`.execute(tx)
}

/** Rules of the installation as they are from a day on; and those of one unit pass to its heir, if that has none. */
export async function changePolicies(
  tx: Tx, policies: SuccessionPlan['policies'], heirs: readonly (readonly [from: string, to: string])[], from: Day,
): Promise<void> {
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(policies)}::jsonb) as w(key text, value jsonb, article text)`
  await sql`
    update organisation.policy p set valid = daterange(lower(valid), ${from}::date) from ${wanted}
    where p.key = w.key and p.scope is null and p.valid @> ${from}::date`.execute(tx)
  await sql`
    insert into organisation.policy (key, scope, valid, fingerprint, value, article)
    select key, null, daterange(${from}::date, null), md5(value::text), value, article from ${wanted}`
    .execute(tx)
  await sql`
    with heir as (select * from unnest(${heirs.map(([one]) => one)}::text[], ${heirs.map(([, to]) => to)}::text[])
        as h(from_key, to_key)),
      old as (update organisation.policy p set valid = daterange(lower(valid), ${from}::date) from heir h
        where p.scope = h.from_key and p.valid @> ${from}::date
        returning p.key, h.to_key, p.fingerprint, p.value, p.article)
    insert into organisation.policy (key, scope, valid, fingerprint, value, article)
    select distinct on (key, to_key) key, to_key, daterange(${from}::date, null), fingerprint, value, article from old
    where not exists (select from organisation.policy p
      where p.key = old.key and p.scope = old.to_key and p.valid @> ${from}::date)
    order by key, to_key`.execute(tx)
}

/** Posts end with their agencies, and new ones have those of the agencies before them; groups name the heirs. */
export async function passPostsAndGroups(
  tx: Tx, heirs: readonly ({ readonly [W in 'from' | 'to' | 'fromId' | 'toId']: string })[],
  from: Day,
): Promise<void> {
  await sql`
    with heir as (select * from unnest(${heirs.map(({ fromId }) => fromId)}::bigint[],
        ${heirs.map(({ toId }) => toId)}::bigint[]) as h(from_id, to_id)),
      old as (update organisation.post p set valid = daterange(lower(valid), ${from}::date) from heir h
        where p.unit_id = h.from_id and p.valid @> ${from}::date and lower(p.valid) < ${from}::date
        returning h.to_id, p.name)
    insert into organisation.post (unit_id, name, valid, fingerprint)
    select distinct on (to_id, name) to_id, name, daterange(${from}::date, null), md5(to_id::text || name) from old
    where not exists (select from organisation.post p
      where p.unit_id = old.to_id and p.name = old.name and p.valid && daterange(${from}::date, null))`.execute(tx)
  await sql`
    with heir as (select * from unnest(${heirs.map((one) => one.from)}::text[], ${heirs.map(({ to }) => to)}::text[])
        as h(from_key, to_key)),
      old as (update organisation.unit_group g set valid = daterange(lower(valid), ${from}::date)
        where g.valid @> ${from}::date and lower(g.valid) < ${from}::date
          and exists (select from heir where from_key = any(g.members))
        returning g.key, g.name, g.selector, g.members)
    insert into organisation.unit_group (key, valid, fingerprint, name, selector, members)
    select key, daterange(${from}::date, null), md5(key || members::text), name, selector,
      array(select distinct coalesce(h.to_key, member) from unnest(members) as m(member) left join heir h on h.from_key = member)
    from old`.execute(tx)
}

/** Says that nothing of a plan is left to do; false if somebody has said so. */
export async function endSuccession(tx: Tx, id: bigint, at: Date): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update organisation.succession set done_at = ${at} where id = ${id} and done_at is null`.execute(tx)
  return numAffectedRows > 0n
}

/** Of each unit that a plan ends, the one that takes its staff and whatever cannot be told apart. */
export async function listHeirs(db: Db | Tx, successionId: bigint): Promise<Map<bigint, bigint>> {
  const { rows } = await sql<{ fromId: bigint; toId: bigint }>`
    select from_id, to_id from organisation.unit_succession
    where succession_id = ${successionId} and is_heir and to_id is not null order by id`.execute(db)
  return new Map(rows.map(({ fromId, toId }) => [fromId, toId]))
}

/** Each unit that a plan ends with each that has its place: of one that was split, all its parts. */
export async function listParts(db: Db | Tx, successionId: bigint): Promise<(readonly [bigint, bigint])[]> {
  const { rows } = await sql<{ fromId: bigint; toId: bigint }>`
    select from_id, to_id from organisation.unit_succession
    where succession_id = ${successionId} and to_id is not null order by id`.execute(db)
  return rows.map(({ fromId, toId }) => [fromId, toId] as const)
}

/** What names units by their ids in the data on a day: rules of one unit, groups, and how many posts they have. */
export async function listNamedBy(
  db: Db | Tx, keys: readonly string[], day: Day,
): Promise<{ readonly policies: readonly string[]; readonly groups: readonly string[]; readonly posts: number }> {
  const those = sql`${keys}::text[]`
  const { rows: [row] } = await sql<{ policies: string[]; groups: string[]; posts: bigint }>`
    select
      array(select key || coalesce(' ' || scope, '') from organisation.policy
        where (scope = any(${those}) or exists (
            select from unnest(${those}) as k(key) where position('"' || k.key || '"' in value::text) > 0))
          and valid @> ${day}::date - 1 order by 1) as policies,
      array(select key from organisation.unit_group
        where members && ${those} and valid @> ${day}::date - 1 order by 1) as groups,
      (select count(*) from organisation.post held join organisation.unit on unit.id = held.unit_id
        where unit.key = any(${those}) and valid @> ${day}::date - 1) as posts`.execute(db)
  return { policies: row?.policies ?? [], groups: row?.groups ?? [], posts: Number(row?.posts ?? 0n) }
}

/**
 * How far a stage is; held until `tx` ends, so that of two that go on with it one waits, and sees what the other did.
 */
export async function lockStage(tx: Tx, successionId: bigint, stage: string): Promise<Stage> {
  await sql`
    insert into organisation.succession_stage (succession_id, stage) values (${successionId}, ${stage})
    on conflict do nothing`.execute(tx)
  const { rows: [row] } = await sql<Stage>`
    select stage, after, done, done_at from organisation.succession_stage
    where succession_id = ${successionId} and stage = ${stage} for update`.execute(tx)
  if (!row) throw new Error(`no stage ${stage}`)
  return row
}

export interface Stage {
  readonly stage: string
  readonly after: bigint
  readonly done: bigint
  readonly doneAt: Date | null
}

/** Moves a stage on by what was done in this transaction. */
export async function moveStage(
  tx: Tx, successionId: bigint, { stage, after, done, doneAt }: Stage,
): Promise<void> {
  await sql`
    update organisation.succession_stage set after = ${after}, done = ${done}, done_at = ${doneAt}
    where succession_id = ${successionId} and stage = ${stage}`.execute(tx)
}

export async function listStages(db: Db | Tx, successionId: bigint): Promise<Stage[]> {
  const { rows } = await sql<Stage>`
    select stage, after, done, done_at from organisation.succession_stage
    where succession_id = ${successionId} order by stage`.execute(db)
  return rows
}

export interface PassedGrant {
  readonly accountId: bigint
  readonly role: string
  readonly fromId: bigint
  readonly toId: bigint
}

/** Keeps which roles the program passed on, to be looked through. */
export async function insertPassedGrants(tx: Tx, successionId: bigint, grants: readonly PassedGrant[]): Promise<void> {
  await insertRows(tx, 'organisation.passed_grant', grants.map((grant) => ({ successionId, ...grant })))
}

/** Roles passed on that nobody has confirmed, those at one unit together; `after` is the last that was read, or 0. */
export async function listPassedGrants(
  db: Db | Tx, successionId: bigint, after: bigint, limit: number,
): Promise<(PassedGrant & { readonly id: bigint })[]> {
  const { rows } = await sql<PassedGrant & { id: bigint }>`
    select id, account_id, role, from_id, to_id from organisation.passed_grant
    where succession_id = ${successionId} and confirmed_at is null
      and (${after} = 0::bigint or (to_id, id) > (select g.to_id, g.id from organisation.passed_grant g where g.id = ${after}))
    order by to_id, id limit ${limit}`.execute(db)
  return rows
}

/** Confirms those at a unit; answers how many. */
export async function confirmPassedGrants(
  tx: Tx, successionId: bigint, toId: bigint, by: bigint, at: Date,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update organisation.passed_grant set confirmed_at = ${at}, confirmed_by = ${by}
    where succession_id = ${successionId} and to_id = ${toId} and confirmed_at is null`.execute(tx)
  return Number(numAffectedRows)
}

/** Units that ended with their heirs, as rows `(from_id, to_id)` of a statement. */
export function heirRows(heirs: ReadonlyMap<bigint, bigint>) {
  return sql`select * from unnest(${[...heirs.keys()]}::bigint[], ${[...heirs.values()]}::bigint[]) as h(from_id, to_id)`
}
