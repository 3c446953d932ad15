/**
 * Need (KH 1107 II.2.2 to II.2.8, II.4, II.6.4, II.6.5; QĐ 766 1.3, 3.1, 3.2, 3.5, 4.5): what the catalogue, the
 * sections and their rosters have is counted like all else. Procedures are counted once more from their rows.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layFacts } from '../../../test/lay-facts.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { METRICS, dimensionsOf, listBehind, measure } from './public.ts'

const [CENTRE, DEPARTMENT] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap']
const JUNE = { from: '2021-06-01', until: '2021-06-30' } as const
let province: Province

const put = async (query: ReturnType<typeof sql>) => { await query.execute(province.database.owner) }
const metricOf = (id: string) => METRICS.find((one) => one.id === id) ?? expect.fail(id)
const figure = async (id: string, more: object = {}) => (await measure(province, metricOf(id), { ...JUNE, ...more }))
  .map(({ of, numerator, denominator }) => [of?.key ?? 'all', numerator, denominator] as const)
const whole = async (id: string, more: object = {}) => {
  const [all] = await figure(id, more)
  return [all?.[1] ?? 0, all?.[2] ?? 0] as const
}
/** Counts versions in force at the end of June that are no bundles, by their rows. */
const fromRows = async (asked: ReturnType<typeof sql>) => {
  const { rows: [row] } = await sql<{ count: number }>`select count(*)::int as count from catalogue.procedure_version
    where valid @> '2021-06-30'::date and not content ? 'bundle' and ${asked}`.execute(province.database.owner)
  return row?.count ?? 0
}

beforeAll(async () => {
  province = await createProvince()
  province.clock.set('2021-06-30T09:00+07:00')
})
afterAll(() => province.drop())

test('procedures are those in force on the last day, by their level and service', async () => {
  const all = await fromRows(sql`true`)
  expect(all).toBeGreaterThan(50)
  expect(await whole('dvc-muc-3-4')).toEqual([await fromRows(sql`(content ->> 'legacyLevel')::int >= 3`), all])
  const online = await fromRows(sql`content ->> 'serviceLevel' <> 'information'`)
  expect(await whole('qd766-3.1')).toEqual([online, all])
  expect((await whole('qd766-3.2'))[1]).toBe(online)
  expect((await whole('tthc-phi-dia-gioi'))[1]).toBe(await fromRows(sql`not (content ->> 'onSiteInspection')::boolean`))
  expect((await whole('qd766-3.5'))[1]).toBe(await fromRows(
    sql`exists (select from jsonb_array_elements(content -> 'fee' -> 'items') as item where (item ->> 'amount')::bigint > 0)`))
  expect((await whole('qd766-4.5a'))[1]).toBe(await fromRows(sql`content -> 'subjects' ? 'citizen'`))
})

test('they are told apart by level, sector and procedure, and come to the whole; of a unit they are the whole', async () => {
  const all = await whole('qd766-3.1')
  expect(dimensionsOf(metricOf('qd766-3.1'))).toEqual(['level', 'sector', 'procedure'])
  const levels = await figure('qd766-3.1', { by: 'level' })
  expect(levels.length).toBeGreaterThan(1)
  expect(levels.reduce((sum, [, , of]) => sum + (of ?? 0), 0)).toBe(all[1])
  expect(await whole('qd766-3.1', { unitIds: [province.unit(CENTRE).id] })).toEqual(all)
  expect(await listBehind(province, metricOf('qd766-3.1'), { ...JUNE, after: 0n, limit: 9 })).toEqual([])
})

test('an online service was used once somebody handed in online in the days', async () => {
  expect((await whole('qd766-3.2'))[0]).toBe(0)
  const [first, second] = province.catalogue.on('2021-06-30').list()
    .filter(({ content }) => content.serviceLevel !== 'information')
  // Two dossiers of one are one service; handed in at a counter it was not used online.
  await layFacts(province, 2, { versionId: first?.id, channel: 'online', received: '2021-06-10' })
  await layFacts(province, 1, { versionId: second?.id, channel: 'counter', received: '2021-06-10' })
  expect((await whole('qd766-3.2'))[0]).toBe(1)
  expect((await whole('qd766-3.2', { from: '2021-05-01', until: '2021-05-31' }))[0]).toBe(0)
})

test('document types are those that procedures ask for or give, with a national code or not', async () => {
  const { rows: [row] } = await sql<{ count: number }>`
    select count(distinct type)::int as count from catalogue.procedure_version, lateral (
      select content -> 'result' ->> 'documentType' as type
      union all select one ->> 'documentType' from jsonb_array_elements(content -> 'components') as one) as used
    where valid @> '2021-06-30'::date and not content ? 'bundle'`.execute(province.database.owner)
  const [mapped, all] = await whole('chuan-hoa-danh-muc')
  expect(all).toBe(row?.count)
  expect(mapped).toBeLessThan(all)
  expect(dimensionsOf(metricOf('chuan-hoa-danh-muc'))).toEqual([])
})

test('results of the past are what was declared, or listed where that is more, of whose they are', async () => {
  const [department, centre] = [province.unit(DEPARTMENT).id, province.unit(CENTRE).id]
  await put(sql`delete from documents.backlog_declaration`)
  await put(sql`insert into documents.backlog_declaration (unit_id, document_type, amount, as_of, declared_at, declared_by)
    values (${department}, 'giay-khai-sinh', 9, '2021-06-01', '2021-06-01 09:00+07', 1),
      (${department}, 'giay-khai-sinh', 10, '2021-06-30', '2021-06-30 09:00+07', 1),
      (${centre}, 'giay-khai-sinh', 1, '2021-06-01', '2021-06-01 09:00+07', 1)`)
  await put(sql`insert into documents.backlog_item (unit_id, document_type, number, number_key, issued_on, owner_kind, owner_name, listed_at, listed_by)
    select ${centre}, 'giay-khai-sinh', nth::text, nth::text, '2019-12-03', 'citizen', 'Nguyễn Thị Kín', '2021-06-02 09:00+07', 1
    from generate_series(1, 3) as nth`)
  expect(await figure('so-hoa-ket-qua', { by: 'unit' })).toEqual(expect.arrayContaining([[DEPARTMENT, 0, 10], [CENTRE, 0, 3]]))
  expect(await whole('so-hoa-ket-qua')).toEqual([0, 13])
  expect(await whole('so-hoa-ket-qua', { until: '2021-06-29' })).toEqual([0, 12])
})

test('a section digitises while its decision is in force; those of exempt communes are not asked', async () => {
  const centre = province.unit(CENTRE).id
  await put(sql`delete from documents.rollout`)
  const [none, sections] = await whole('trien-khai-quy-trinh-so-hoa')
  expect(none).toBe(0)
  const oneStops = province.directory.on('2021-06-30').units.filter(({ isOneStop }) => isOneStop).length
  expect(sections).toBeGreaterThan(0)
  expect(sections).toBeLessThan(oneStops)
  await put(sql`insert into documents.rollout (unit_id, valid, decision_number, decided_on, source, proposed_at, proposed_by, closed_at, closed_by, is_approved)
    values (${centre}, daterange('2021-06-30', '2021-08-01'), '1/QĐ', '2021-06-20', 'data', '2021-06-20 09:00+07', 1, '2021-06-20 09:00+07', 1, true)`)
  const sum = (id: string, until: string) => whole(id, { until })
  expect(await sum('trien-khai-quy-trinh-so-hoa', '2021-06-29')).toEqual([0, sections])
  expect(await sum('trien-khai-quy-trinh-so-hoa', '2021-06-30')).toEqual([1, sections])
  expect((await sum('trien-khai-quy-trinh-so-hoa', '2021-08-01'))[0]).toBe(0)
  expect(await whole('trien-khai-quy-trinh-so-hoa', { unitIds: [centre] })).toEqual([1, 1])
})

test('what a section lists as not received there is not received', async () => {
  const centre = province.unit(CENTRE).id
  const [received, all] = await whole('tthc-tai-bpmc', { unitIds: [centre] })
  expect(received).toBeGreaterThan(1)
  expect(all).toBeGreaterThanOrEqual(received)
  const procedure = province.catalogue.on('2021-06-30').find('phieu-lltp')?.procedureId
  await put(sql`insert into sections.exception (unit_id, procedure_id, valid, reason, decision_number, decided_on, listed_at, listed_by)
    values (${centre}, ${procedure}, daterange('2021-06-20', null), 'R', '1/QĐ', '2021-06-19', '2021-06-20 09:00+07', 1)`)
  expect(await whole('tthc-tai-bpmc', { unitIds: [centre] })).toEqual([received - 1, all])
})

test('productivity is what people on duty received, by their working time in years', async () => {
  const centre = province.unit(CENTRE)
  const { accountId } = await province.viewerAs('reception', CENTRE, 'dossier.intake')
  expect(await whole('nang-suat')).toEqual([0, 0])
  // Friday 25 June from before the morning shift to after the afternoon's: one working day, lunch left out.
  await put(sql`insert into queue.duty (unit_id, account_id, day, begins, ends, written_by, written_at)
    values (${centre.id}, ${accountId}, '2021-06-25', 360, 1200, 1, '2021-06-20 09:00+07')`)
  await put(sql`insert into queue.tally (unit_id, day, account_id, received)
    values (${centre.id}, '2021-06-25', ${accountId}, 6), (${centre.id}, '2021-06-25', 1, 50), (${centre.id}, '2021-07-01', ${accountId}, 9)`)
  const [received, years] = await whole('nang-suat')
  expect(received).toBe(6)
  // A year of the plan's calendar has about 250 working days.
  expect(Math.round(1 / years)).toBeGreaterThan(245)
  expect(Math.round(1 / years)).toBeLessThan(256)
  expect(await figure('nang-suat', { by: 'unit' })).toEqual([[CENTRE, 6, years]])
})
