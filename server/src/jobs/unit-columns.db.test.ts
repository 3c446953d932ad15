/**
 * Need: when units end nothing that is open is left with them, whatever table it stands in, and nothing that is over is
 * rewritten. Each column that names a unit is decided, so that a new one cannot be forgotten.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, type Who, openDesk } from '../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { columnsNamingUnits, countLeftIn, unitColumns } from '../../test/unit-columns.ts'
import { defaultDataSet } from '../cli/data-set.ts'
import { type Forecast, forecastSuccession } from '../cli/succession/forecast.ts'
import { readPlan } from '../cli/succession/read-plan.ts'
import { changeCollection, movePapers } from '../modules/dossiers/public.ts'
import { beginSuccession, previewSuccession } from '../modules/organisation/public.ts'
import { succeedNext } from './succeed-units.ts'

const COLUMNS = unitColumns()
const CARRIED = COLUMNS.filter(({ fate }) => fate === 'carried')
const isLeft = ({ fate }: { fate: string }) => fate === 'asked' || fate === 'history'
const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`
/** Three wards that are one from 01/07/2025 on, and one that goes elsewhere. */
const [ONE, TWO, THREE, ELSEWHERE] = ['18856', '18865', '18868', '18859'].map((code) => `cq:ubnd-xa-${code}`) as [
  string, string, string, string]
const NEW = 'cq:ubnd-xa-18880-2025'
const PLAN = readPlan(`${defaultDataSet()}/succession/2025-07-01.yaml`)

/** Rows that name a unit, by unit. */
type Counts = Readonly<Record<string, number>>

let province: Province
let desk: Desk
let ended: { ids: readonly bigint[]; keys: readonly string[] }
const planted = new Map<string, number>()
const history = new Map<string, Counts>()
let forecast: Forecast

async function carryOut(day: string): Promise<void> {
  province.clock.set(`${day}T00:10+07:00`)
  await province.directory.refresh()
  const plan = readPlan(`${defaultDataSet()}/succession/${day}.yaml`)
  const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, plan))
  while (await succeedNext({ ...province, machineClock: province.clock }, begun));
  await province.directory.refresh()
}

/** Results issued at a ward and elsewhere: at rest, planned, on the road between two that become one, and chosen. */
async function plantPapers(): Promise<void> {
  const at = (unit: string): Who => ['reception', `${unit}:one-stop`]
  const person = await province.aPerson(1)
  const issue = async (receivedAt: string, territory: string) => {
    const unit = `cq:ubnd-xa-${territory}`
    const { publicId } = await desk.receive('khai-sinh', at(receivedAt), { person, territory: `xa:${territory}` })
    await desk.act('take', publicId, ['officer', unit])
    await desk.act('propose', publicId, ['officer', unit])
    await desk.act('approve', publicId, ['agency_head', unit])
    await desk.act('issue', publicId, ['clerk', unit])
    return publicId
  }
  await issue(ONE, '18856')
  await issue(ELSEWHERE, '18856')
  const road = await issue(TWO, '18856')
  const clerk = await province.viewerAs('clerk', ONE, 'dossier.work')
  await province.inOneGo((ctx) => movePapers(ctx, province, {
    publicId: road, viewer: clerk, what: 'result', deed: 'hand-over', reason: undefined,
  }), { actorId: clerk.accountId })
  const chosen = await issue(ONE, '18856')
  const unitId = province.unit(`${THREE}:one-stop`).id
  const viewer = province.citizen(person, 'dossier.read')
  await province.inOneGo((ctx) => changeCollection(ctx, province, { publicId: chosen, viewer, unitId }), {
    actorId: viewer.accountId,
  })
  // At a centre that goes on, while the agency above it ends.
  await desk.receive('phieu-lltp', ['reception', 'cq:tt-hcc-tinh'], { person, territory: 'xa:18856' })
  // Paper originals that have not left the section of another ward.
  await desk.receive('khai-sinh', at(ELSEWHERE), { person, territory: 'xa:18856' })
}

async function plantArrangements(): Promise<void> {
  const [one, two, three] = [ONE, TWO, THREE].map((key) => province.unit(key).id) as [bigint, bigint, bigint]
  const officers = await Promise.all([ONE, TWO].map((unit) => province.viewerAs('officer', unit, 'dossier.work')))
  const [first, second] = officers.map(({ accountId }) => accountId) as [bigint, bigint]
  const { owner } = province.database
  const procedure = sql`(select id from catalogue.procedure where key = 'khai-sinh')`
  await sql`
    insert into identity.stand_in (absent_id, stand_in_id, role, unit_id, valid, named_by, named_at) values
      (${first}, ${second}, 'officer', ${one}, '[2025-06-20,2025-07-20]', 1, '2025-06-20Z'),
      (${second}, ${first}, 'officer', ${two}, '[2025-06-20,2025-06-25]', 1, '2025-06-20Z')`.execute(owner)
  await sql`insert into identity.absence (account_id, valid, noted_by, noted_at)
    values (${first}, '[2025-06-20,2025-07-20]', 1, '2025-06-20Z')`.execute(owner)
  await sql`
    insert into identity.duty_exception (rule, unit_id, valid, reason, given_by, given_at) values
      ('support-receive', ${one}, '[2025-01-01,2025-08-31]', 'Chỉ có một công chức', 1, '2025-01-01Z'),
      ('support-receive', ${two}, '[2025-01-01,2025-12-31]', 'Chỉ có một công chức', 1, '2025-01-01Z')`.execute(owner)
  await sql`
    with rule as (insert into dossiers.assignment_rule (unit_id, role, procedure_id, prefers_last, goes_by, valid, made_by, made_at)
      values (${one}, 'officer', null, true, 'load', '[2025-01-01,)', 1, '2025-01-01Z'),
        (${two}, 'officer', null, false, 'turn', '[2025-01-01,)', 1, '2025-01-01Z'),
        (${three}, 'officer', ${procedure}, false, 'turn', '[2025-01-01,)', 1, '2025-01-01Z')
      returning id, unit_id),
      turn as (insert into dossiers.assignment_turn (rule_id, last_id) select id, null from rule)
    insert into dossiers.assignment_officer (rule_id, account_id, share, procedure_ids)
    select id, case unit_id when ${one} then ${first}::bigint else ${second}::bigint end, 50,
      case unit_id when ${one} then null else array[${procedure}] end
    from rule where unit_id <> ${three}`.execute(owner)
  await sql`insert into dossiers.opinion_template (agency_id, name, text, made_at, made_by) values
    (${one}, 'Đủ', 'Hồ sơ đủ điều kiện.', '2025-01-01Z', 1), (${two}, 'Đủ', 'Hồ sơ đủ điều kiện.', '2025-01-01Z', 1),
    (${three}, 'Đủ', 'Đủ điều kiện giải quyết.', '2025-01-01Z', 1)`.execute(owner)
  await sql`
    insert into dossiers.consultation (dossier_id, asked_at, asked_by, from_unit_id, asked_unit_id, unit_id, is_compulsory,
      silence, silence_basis, question, legal_basis, fields, paper_ids, hours, calendar_version_id, half_at, near_at, due_at,
      answer, answered_at, answered_by)
    select (select min(id) from dossiers.dossier), '2025-06-20Z', 1, ${three}::bigint, unit, unit, false, 'none', 'Quy định',
      'Hỏi', 'Luật', '{}', '{}', 24, 1, '2025-06-21Z', '2025-06-22Z', '2025-06-24Z', answer,
      case when answer is null then null else '2025-06-21Z'::timestamptz end, case when answer is null then null else 1 end
    from (values (${one}::bigint, null), (${two}::bigint, null), (${one}::bigint, 'agrees')) as a(unit, answer)`.execute(owner)
  await sql`update catalogue.clearance_stage set valid = 'empty' where procedure_id = ${procedure}`.execute(owner)
  await sql`insert into catalogue.clearance_stage
      (clearance_id, procedure_id, stage, unit_ids, valid, reason, opened_at, opened_by)
    select clearance_id, procedure_id, 'pilot', array[${one}::bigint, ${two}::bigint, ${province.unit(ELSEWHERE).id}::bigint],
      '[2025-01-01,)', 'Thí điểm', '2025-01-01Z', 1
    from catalogue.clearance_stage where procedure_id = ${procedure} limit 1`.execute(owner)
  await sql`insert into organisation.policy (key, scope, valid, fingerprint, value, article)
    values ('result-collection', ${ONE}, '[2025-01-01,)', 'x', '"any-section"', 'Quy định')`.execute(owner)
  await sql`insert into organisation.unit_group (key, valid, fingerprint, name, members)
    values ('nhom-thu', '[2025-01-01,)', 'x', 'Nhóm thử', array[${ONE}, ${TWO}]::text[])`.execute(owner)
  const sections = [ONE, TWO, THREE].map((key) => province.unit(`${key}:one-stop`).id) as [bigint, bigint, bigint]
  await sql`insert into documents.rollout (unit_id, valid, decision_number, decided_on, source, proposed_at, proposed_by,
      closed_at, closed_by, is_approved)
    values (${sections[0]}, '[2024-01-01,)', '2/QĐ', '2023-12-01', 'desk', '2023-12-01Z', 1, '2023-12-02Z', 2, true),
      (${sections[1]}, '[2023-01-01,)', '1/QĐ', '2022-12-01', 'desk', '2022-12-01Z', 1, '2022-12-02Z', 2, true),
      (${sections[2]}, '[2025-08-01,)', '3/QĐ', '2025-06-01', 'desk', '2025-06-01Z', 1, null, null, null)`.execute(owner)
  await sql`insert into dossiers.draft
      (token, holder_hash, procedure_version_id, request_id, territory_id, section_id, saved_at)
    select repeat('t', 24), sha256('x'), id, gen_random_uuid(), ${province.unit('xa:18856').id},
      ${province.unit(`${ONE}:one-stop`).id}, '2025-06-27Z'
    from catalogue.procedure_version limit 1`.execute(owner)
}

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  await carryOut('2024-12-01')
  await carryOut('2025-03-01')
  province.clock.set('2025-06-27T09:00+07:00') // a Friday
  const { owner } = province.database
  // Reception at any ward is by the list, as in the tests of papers.
  await plantPapers()
  await plantArrangements()
  const tried = await forecastSuccession(province, PLAN)
  if (!tried.ok) throw new Error(tried.refusal.code)
  forecast = tried.value
  const keys = (await previewSuccession(province.db, province.directory, PLAN)).planned.ends
  ended = { keys, ids: keys.flatMap((key) => province.directory.on('2025-06-30').find(key)?.id ?? []) }
  for (const one of CARRIED) planted.set(nameOf(one), await countLeftIn(owner, one, ended, '2025-06-30'))
  for (const one of COLUMNS.filter(isLeft)) history.set(nameOf(one), await rowsIn(one))
  await carryOut('2025-07-01')
})
afterAll(() => province.drop())

/** How many rows name which ended unit in a column, by its id or, in a scope, by its key. */
async function rowsIn({ table, column }: { table: string; column: string }): Promise<Counts> {
  const { rows } = await sql<{ unit: string; n: bigint }>`
    select ${sql.ref(column)}::text as unit, count(*) as n from ${sql.table(table)}
    where ${sql.ref(column)}::text = any(${[...ended.ids.map(String), ...ended.keys]}::text[]) group by 1`.execute(province.database.owner)
  return Object.fromEntries(rows.map(({ unit, n }) => [unit, Number(n)]))
}

describe('columns that name units', () => {
  test('all are decided, with a reason, and none is listed that is not there', async () => {
    const listed = COLUMNS.map(nameOf)
    expect(await columnsNamingUnits(province.database.owner)).toEqual(listed)
    expect(COLUMNS.filter(({ reason }) => reason === '').map(nameOf)).toEqual([])
  })

  test('a new one that nobody decided makes it red', async () => {
    const { owner } = province.database
    await sql`create table dossiers.made_up (unit_id bigint, "where" bigint, note text)`.execute(owner)
    const found = await columnsNamingUnits(owner)
    await sql`drop table dossiers.made_up`.execute(owner)
    expect(found.filter((name) => name.startsWith('dossiers.made_up'))).toEqual([
      'dossiers.made_up.unit_id', 'dossiers.made_up.where'])
  })

  test.each(CARRIED.map((one) => [nameOf(one), one] as const))('%s: nothing open is left behind', async (name, one) => {
    expect(planted.get(name)).toBeGreaterThan(0)
    expect(await countLeftIn(province.database.owner, one, ended, '2025-07-01')).toBe(0)
  })

  test('what is history is there as it was; more may have come', async () => {
    for (const one of COLUMNS.filter(isLeft)) {
      const now = await rowsIn(one)
      for (const [unit, count] of Object.entries(history.get(nameOf(one)) ?? {}))
        expect([nameOf(one), unit, (now[unit] ?? 0) >= count]).toEqual([nameOf(one), unit, true])
    }
  })
})

describe('what units had arranged', () => {
  const unitOf = (id: bigint) => province.directory.on('2025-07-01').lastKnown(id)?.idOfData
  const rowsOf = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(province.database.owner)).rows

  test('is counted before', () => {
    expect(forecast).toMatchObject({
      arrangements: {
        standIns: 1, exceptions: 2, absences: 1, assignmentRules: 3, templates: 3, pilots: ['khai-sinh'],
      },
      papers: { lying: 4, onTheirWay: 3, collected: 1 },
    })
    expect(forecast.named.policies).toContain(`result-collection ${ONE}`)
  })

  test('a stand-in goes on for the days that are left; one whose days were over does not', async () => {
    const rows = await rowsOf(sql<{ unitId: bigint; days: string; isOpen: boolean }>`
      select unit_id, valid::text as days, ended_at is null as is_open from identity.stand_in order by id`)
    expect(rows.map(({ unitId, ...row }) => ({ ...row, unit: unitOf(unitId) }))).toEqual([
      { unit: ONE, days: '[2025-06-20,2025-07-21)', isOpen: false },
      { unit: TWO, days: '[2025-06-20,2025-06-26)', isOpen: true },
      { unit: NEW, days: '[2025-07-01,2025-07-21)', isOpen: true }])
  })

  test('of two exceptions of one rule the longer goes on', async () => {
    const rows = await rowsOf(sql<{ days: string }>`
      select valid::text as days from identity.duty_exception where ended_at is null`)
    expect(rows).toEqual([{ days: '[2025-07-01,2026-01-01)' }])
  })

  test('rules of assignment become one, among the officers of all; the old stay as they were made', async () => {
    const rows = await rowsOf(sql<{ unitId: bigint; goesBy: string; officers: bigint; isOpen: boolean; turns: bigint }>`
      select unit_id, goes_by, ended_at is null as is_open,
        (select count(*) from dossiers.assignment_officer where rule_id = r.id) as officers,
        (select count(*) from dossiers.assignment_turn where rule_id = r.id) as turns
      from dossiers.assignment_rule r order by id`)
    expect(rows.map(({ unitId, goesBy, isOpen, officers, turns }) =>
      [unitOf(unitId), goesBy, isOpen, Number(officers), Number(turns)])).toEqual([
      [ONE, 'load', false, 1, 1], [TWO, 'turn', false, 1, 1], [THREE, 'turn', false, 0, 1],
      [NEW, 'load', true, 2, 1], [NEW, 'turn', true, 0, 1]])
  })

  test('templates of one text are one, of another text have a number behind their name', async () => {
    const rows = await rowsOf(sql<{ name: string }>`
      select name from dossiers.opinion_template where ended_at is null order by id`)
    expect(rows.map(({ name }) => name)).toEqual(['Đủ', 'Đủ (2)'])
  })

  test('questions that nobody answered are the heir’s, several about one dossier too; what was answered stays', async () => {
    const rows = await rowsOf(sql<{ askedUnitId: bigint; unitId: bigint; isOpen: boolean }>`
      select asked_unit_id, unit_id, answered_at is null as is_open from dossiers.consultation order by id`)
    expect(rows.map(({ askedUnitId, unitId, isOpen }) => [unitOf(askedUnitId), unitOf(unitId), isOpen])).toEqual([
      [ONE, NEW, true], [TWO, NEW, true], [ONE, ONE, false]])
  })

  test('a pilot goes on in the new units, and ended in the old ones the day before', async () => {
    const rows = await rowsOf(sql<{ days: string; unitIds: bigint[] }>`
      select valid::text as days, unit_ids from catalogue.clearance_stage where stage = 'pilot' order by id`)
    expect(rows.map(({ days, unitIds }) => [days, unitIds.map(unitOf).sort()])).toEqual([
      ['[2025-01-01,2025-07-01)', [ELSEWHERE, ONE, TWO].sort()],
      ['[2025-07-01,)', ['cq:ubnd-xa-18859-2025', NEW].sort()]])
  })

  test('digitisation is in force at the heir by the decision that came first; what was proposed is closed', async () => {
    const rows = await rowsOf(sql<{ unitId: bigint; days: string; number: string; source: string; isApproved: boolean }>`
      select unit_id, valid::text as days, decision_number as number, source, is_approved from documents.rollout
      where decision_number not like 'DEMO%' order by id`)
    expect(rows.map(({ unitId, days, number, source, isApproved }) =>
      [unitOf(unitId), days, number, source, isApproved])).toEqual([
      [`${ONE}:one-stop`, '[2024-01-01,2025-07-01)', '2/QĐ', 'desk', true],
      [`${TWO}:one-stop`, '[2023-01-01,2025-07-01)', '1/QĐ', 'desk', true],
      [`${THREE}:one-stop`, '[2025-08-01,)', '3/QĐ', 'desk', false],
      ['cq:tt-pvhcc-xa-18880-2025', '[2025-07-01,)', '1/QĐ', 'succession', true]])
  })

  test('a way of papers ends as succeeded and goes on between the heirs, as due and handed over as it was', async () => {
    const rows = await rowsOf(sql<{ endedWhy: string | null; fromUnitId: bigint; toUnitId: bigint; isSent: boolean }>`
      select ended_why, from_unit_id, to_unit_id, handed_over_at is not null as is_sent from dossiers.result_move
      order by id`)
    expect(rows.map(({ endedWhy, fromUnitId, toUnitId, isSent }) =>
      [endedWhy, unitOf(fromUnitId), unitOf(toUnitId), isSent])).toEqual([
      ['succeeded', ONE, `${ELSEWHERE}:one-stop`, false], ['succeeded', ONE, `${TWO}:one-stop`, true],
      ['succeeded', `${ONE}:one-stop`, `${THREE}:one-stop`, false],
      [null, NEW, 'cq:tt-pvhcc-xa-18859-2025', false], [null, NEW, 'cq:tt-pvhcc-xa-18880-2025', true]])
  })
})
