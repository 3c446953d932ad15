/**
 * Need: a commune sends its report of a quarter, the district takes it into its own, and the numbers that were sent
 * stay, whatever is found out later (TT 01/2020/TT-VPCP).
 */
import { randomUUID } from 'node:crypto'
import type { ReportList, ShownReport } from '@motcua/contracts/reports.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFacts } from '../reporting-facts.ts'
import { readReportsUse, runReports } from '../../src/cli/reports-command.ts'
import { openReport, reportIi06a, sheetOfReport, unitsWithin } from '../../src/modules/reporting/public.ts'
import type { Unit } from '../../src/modules/organisation/public.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

/** 15/3 to 14/6; the clock of the tests stands at 25/6/2021. */
const [PERIOD, LAST] = ['2021-Q2', '2021-06-14']

let http: HttpServer
let commune: Unit
let district: Unit
let other: Unit
let [head, officer, upper, stranger, controller]: Caller[] = []
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const directory = http.province.directory.on(LAST)
  const agencyAt = (nth: number) => directory.bodyOf(offices[nth]?.seats.agency_head.id ?? 0n) as Unit
  ;[commune, other, district] = [agencyAt(0), agencyAt(1), agencyAt(2)]
  ;[head, officer, upper, stranger, controller] = [
    await asRole(http, 'agency_head', 'commune'), await asRole(http, 'officer', 'commune'),
    await asRole(http, 'agency_head', 'district'), await asRole(http, 'agency_head', 'other-commune'),
    await asRole(http, 'controller', 'commune'),
  ]
  // Two come in the quarter, one of them settled; one came before it and was due on 31/3: late.
  await addFacts(http.province.database.owner, [
    { unitId: commune.id, receivedAt: '2021-05-03T09:00+07:00', channel: 'online', settledAt: '2021-05-10T09:00+07:00' },
    { unitId: commune.id, receivedAt: '2021-06-07T09:00+07:00', channel: 'counter' },
    { unitId: commune.id, receivedAt: '2021-03-01T09:00+07:00', channel: 'counter' },
    { unitId: district.id, receivedAt: '2021-06-08T09:00+07:00', channel: 'post' },
  ])
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const get = (caller: Caller | undefined, path: string) => by(caller).call('GET', `/api/${path}`)
const post = (caller: Caller | undefined, path: string, body: object = {}, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/${path}`, { body, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const shown = async (caller: Caller | undefined, id: string) =>
  (await get(caller, `reports/${id}`)).body as unknown as ShownReport
const listed = async (caller: Caller | undefined) =>
  (await get(caller, `reports?period=${PERIOD}`)).body as unknown as ReportList
const draft = (caller: Caller | undefined, unit: Unit, key = randomUUID()) =>
  post(caller, 'reports', { unitId: unit.publicId, period: PERIOD }, key)

/** What somebody is offered to do with it. */
const offered = async (caller: Caller | undefined, id: string) => (await shown(caller, id)).deeds

// Columns 3 to 13, by hand: of three one was carried over, one settled on time, two are open, one of them late.
const OF_COMMUNE = [3, 1, 1, 1, 1, 0, 1, 0, 2, 1, 1]
const OF_DISTRICT = [1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0]

let own = ''
let above = ''

test('who may begin a report, for whom and for when', async () => {
  expect((await draft(officer, commune)).status).toBe(404)
  expect(codeOf(await draft(stranger, commune))).toEqual([422, 'report-unit-unknown'])
  expect(codeOf(await draft(upper, commune))).toEqual([422, 'report-unit-unknown'])
  expect(codeOf(await post(head, 'reports', { unitId: commune.publicId, period: '2021-Q4' })))
    .toEqual([422, 'report-period-ahead'])
  // Before there were rules of periods.
  expect(codeOf(await post(head, 'reports', { unitId: commune.publicId, period: '1900-Q1' })))
    .toEqual([422, 'report-period-unknown'])
  const key = randomUUID()
  const [made, again] = [await draft(head, commune, key), await draft(head, commune, key)]
  expect([made.status, again.text]).toEqual([201, made.text])
  own = made.body.id
  expect(codeOf(await draft(head, commune))).toEqual([409, 'report-drafted'])
  expect(codeOf(await get(stranger, `reports/${own}`))).toEqual([404, 'not-found'])
  expect(await shown(head, own)).toMatchObject({
    unit: commune.name, above: district.name, from: '2021-03-15', until: LAST, dueOn: '2021-06-20', state: 'draft',
    daysLate: 5, total: OF_COMMUNE, broken: [], corrections: [], causes: [{ cause: null, count: 1 }],
    ownUnit: commune.idOfData, deeds: ['explain', 'submit'],
  })
  expect([await offered(controller, own), await offered(upper, own)]).toEqual([['explain', 'submit'], []])
  expect((await shown(head, own)).causeChoices)
    .toContainEqual({ code: 'thieu-nhan-luc', name: 'Thiếu người giải quyết' })
  expect((await listed(head)).items.map(({ isMine }) => isMine)).toEqual([true])
  const mine = (await listed(upper)).items.filter(({ isMine }) => isMine)
  expect(mine.map(({ unit }) => unit.name)).toEqual([district.name])
})

test('a period that is not over is not sent', async () => {
  const open = await post(head, 'reports', { unitId: commune.publicId, period: '2021-Q3' })
  expect(await offered(head, open.body.id)).toEqual(['explain'])
  expect(codeOf(await post(head, `reports/${open.body.id}/submission`))).toEqual([409, 'report-period-open'])
})

test('what is late has its cause before it is sent; sent twice it is sent once', async () => {
  expect(codeOf(await post(head, `reports/${own}/submission`))).toEqual([422, 'report-cause-missing'])
  const [line] = (await shown(head, own)).lines
  const cause = { level: line?.level.key, sector: line?.sector.key, cause: 'thieu-nhan-luc', note: 'Một công chức nghỉ' }
  expect(codeOf(await post(head, `reports/${own}/causes`, { ...cause, cause: 'khong-co' })))
    .toEqual([422, 'report-cause-unknown'])
  expect(codeOf(await post(head, `reports/${own}/causes`, { ...cause, sector: 'khong-co' })))
    .toEqual([422, 'report-line-not-late'])
  expect(codeOf(await post(stranger, `reports/${own}/causes`, cause))).toEqual([404, 'report-unknown'])
  expect((await post(controller, `reports/${own}/causes`, cause)).status).toBe(200)
  expect(codeOf(await post(stranger, `reports/${own}/submission`))).toEqual([404, 'report-unknown'])
  const key = randomUUID()
  const [sent, again] = [
    await post(head, `reports/${own}/submission`, {}, key), await post(head, `reports/${own}/submission`, {}, key),
  ]
  expect([sent.status, again.text]).toEqual([200, sent.text])
  expect(codeOf(await post(head, `reports/${own}/submission`))).toEqual([409, 'report-moved-on'])
  expect(codeOf(await post(head, `reports/${own}/causes`, cause))).toEqual([409, 'report-moved-on'])
  expect(await shown(head, own)).toMatchObject({
    state: 'submitted', total: OF_COMMUNE, causes: [{ cause: 'thieu-nhan-luc', name: 'Thiếu người giải quyết', count: 1 }],
    steps: [{ deed: 'draft' }, { deed: 'submit' }],
  })
})

test('sent back with a reason, sent anew, and taken by whoever is above only', async () => {
  expect([await offered(head, own), await offered(upper, own)]).toEqual([[], ['take', 'return']])
  expect(codeOf(await post(head, `reports/${own}/taking`))).toEqual([404, 'report-unknown'])
  expect(codeOf(await post(upper, `reports/${randomUUID()}/taking`))).toEqual([404, 'report-unknown'])
  expect((await post(upper, `reports/${own}/returning`, { reason: 'Nêu rõ hơn' })).status).toBe(200)
  expect(await shown(head, own))
    .toMatchObject({ state: 'returned', steps: [{}, {}, { deed: 'return', reason: 'Nêu rõ hơn' }] })
  expect(codeOf(await post(upper, `reports/${own}/taking`))).toEqual([409, 'report-moved-on'])
  expect((await post(head, `reports/${own}/submission`)).status).toBe(200)
  expect((await post(upper, `reports/${own}/taking`)).status).toBe(200)
  expect(await shown(upper, own)).toMatchObject({ state: 'consolidated', total: OF_COMMUNE, deeds: ['return', 'lock'] })
})

test('the report above has the lines of those below, and their sum is what is counted of all', async () => {
  above = (await draft(upper, district)).body.id
  const before = await shown(upper, above)
  const sums = Object.fromEntries(before.units.map(({ unit, counts }) => [unit.key, counts]))
  expect(sums).toEqual({ [commune.idOfData]: OF_COMMUNE, [district.idOfData]: OF_DISTRICT })
  const directory = http.province.directory.on(LAST)
  const unitIds = [commune, district].flatMap(({ id }) => unitsWithin(directory, id))
  const counted = await reportIi06a(http.province, { from: '2021-03-15', until: LAST, unitIds })
  expect(before.total).toEqual(counted.total)
  expect(before.causes).toEqual([{ cause: 'thieu-nhan-luc', name: 'Thiếu người giải quyết', count: 1 }])
  expect((await post(upper, `reports/${above}/submission`)).status).toBe(200)
  expect(codeOf(await post(upper, `reports/${own}/returning`, { reason: 'Muộn' }))).toEqual([409, 'report-above-sent'])
})

test('numbers stay after something is found out later, and the list of corrections names it', async () => {
  // Found out now: one more had come by post in May, and is open.
  await sql`
    insert into reporting.fact (dossier_id, nth, known_from, held_from, unit_id, section_id, procedure_version_id, channel,
      received_at, due_at, is_waiting, is_late_by_supplement)
    values (2000000, 1, now() + interval '1 second', '2021-05-20T09:00+07:00', ${commune.id}, 1, 1, 'post',
      '2021-05-20T09:00+07:00', '2021-07-20T17:00+07:00', false, false)`.execute(http.province.database.owner)
  for (const [caller, id, sum] of [
    [head, own, OF_COMMUNE], [upper, above, OF_COMMUNE.map((one, nth) => one + (OF_DISTRICT[nth] ?? 0))],
  ] as const) {
    const report = await shown(caller, id)
    expect(report.total).toEqual(sum)
    expect(report.corrections.map(({ unit, column, then, now }) => [unit.key, column, then, now])).toEqual([
      [commune.idOfData, 3, 3, 4], [commune.idOfData, 5, 1, 2], [commune.idOfData, 11, 2, 3],
      [commune.idOfData, 12, 1, 2],
    ])
  }
})

test('its file holds what was sent, and is of those who may open the report', async () => {
  const opened = await openReport(http.province, above)
  if (!opened) throw new Error('there is one')
  const { lines, rows } = sheetOfReport(http.province.directory, opened, http.province.clock.now())
  expect(rows.at(-1)?.cells).toEqual(['', 'Tổng cộng', ...OF_COMMUNE.map((one, nth) => one + (OF_DISTRICT[nth] ?? 0))])
  // Both agencies have the same level of the same procedure: together in one row of a level and one of a sector.
  expect(rows).toHaveLength(3)
  const headings = lines.map(({ text }) => text)
  expect(headings).toContain(`Đơn vị báo cáo: ${district.name}`)
  expect(headings).toContainEqual(expect.stringMatching(/^Số liệu tính đến \d\d:\d\d ngày 25\/06\/2021$/))
  const file = await get(head, `reports/${own}/file?format=xlsx`)
  expect(file).toMatchObject({
    status: 200, headers: { 'content-disposition': `attachment; filename="II.06a-${PERIOD}.xlsx"` },
  })
  expect(file.text).toMatch(/^PK/)
  expect((await get(upper, `reports/${own}/file?format=pdf`)).text).toMatch(/^%PDF-/)
  expect(codeOf(await get(stranger, `reports/${own}/file?format=pdf`))).toEqual([404, 'not-found'])
})

test('what is locked is neither sent nor sent back', async () => {
  expect((await post(upper, `reports/${own}/locking`)).status).toBe(200)
  expect(codeOf(await post(head, `reports/${own}/submission`))).toEqual([409, 'report-locked'])
  expect(codeOf(await post(upper, `reports/${own}/returning`, { reason: 'Sai' }))).toEqual([409, 'report-locked'])
  expect(await shown(upper, own)).toMatchObject({ total: OF_COMMUNE, deeds: [] })
})

test('an agency without dossiers sends a report of zeros', async () => {
  const { body: { id } } = await draft(stranger, other)
  expect((await post(stranger, `reports/${id}/submission`)).status).toBe(200)
  expect(await shown(stranger, id))
    .toMatchObject({ total: OF_COMMUNE.map(() => 0), lines: [], corrections: [], causes: [] })
})

test('who is missing and who is late, as far as one sees', async () => {
  expect((await listed(head)).items.map(({ unit, state }) => [unit.name, state])).toEqual([[commune.name, 'locked']])
  const { items, missing, late } = await listed(upper)
  const below = http.province.directory.on(LAST).territories('xa', district.territoryId ?? 0n).length
  expect(items.length).toBeGreaterThanOrEqual(below + 1)
  expect(items.find(({ unit }) => unit.id === district.publicId))
    .toMatchObject({ state: 'submitted', dueOn: '2021-06-22', daysLate: 3 })
  expect(items.filter(({ state }) => state === 'missing').every((one) => one.daysLate > 0)).toBe(true)
  expect([missing, late]).toEqual([items.length - 2, items.length])
  expect(codeOf(await get(upper, 'reports?period=1990-Q5'))[0]).toBe(400)
})

test('the command line says the same of a district', async () => {
  const lines: string[] = []
  const io = { stdout: (line: string) => lines.push(line), stderr: (line: string) => lines.push(line) }
  const use = readReportsUse(['list', '--period', PERIOD, '--unit', district.idOfData, '--json'])
  if (typeof use === 'string') throw new Error(use)
  expect(await runReports(use, io, http.province)).toBe(0)
  const { items, missing, late } = await listed(upper)
  const said = JSON.parse(lines.join('')) as { missing: number; late: number; reports: { name: string; state: string }[] }
  expect([said.missing, said.late]).toEqual([missing, late])
  expect(said.reports.map(({ name, state }) => [name, state]))
    .toEqual(items.map(({ unit, state }) => [unit.name, state]))
  expect(readReportsUse(['list', '--period', '2021-Q5'])).toContain('--period')
})
