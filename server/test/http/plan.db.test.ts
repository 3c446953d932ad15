/**
 * Need (KH 1107 IV): each agency sees and reports its own part of the plan, whoever follows it confirms or sends back
 * and enters what tasks wait for; the part of an agency that has ended is its heir’s.
 */
import { randomUUID } from 'node:crypto'
import type { PlanOverview, PlanPart, PlanTaskDetail } from '@motcua/contracts/plan.ts'
import { ON_BEHALF_HEADER } from '@motcua/contracts/session.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultDataSet } from '../../src/cli/data-set.ts'
import { readPlan as readSuccession } from '../../src/cli/succession/read-plan.ts'
import { readPlanUse, runPlan } from '../../src/cli/plan-command.ts'
import { succeedNext } from '../../src/jobs/succeed-units.ts'
import { ok } from '../../src/kernel/result.ts'
import { loadRows as loadStaff } from '../../src/modules/identity/public.ts'
import { type Unit, beginSuccession } from '../../src/modules/organisation/public.ts'
import { hashSecret } from '../../src/platform/secrets.ts'
import { type Caller, type Got, type HttpServer, PASSWORD, startHttp } from './as-user.ts'
import { roleAt } from './offices.ts'

/** Digitise by the end of 2021: of departments, districts and communes. */
const [EACH, MILESTONES, FOR_GOOD, WAITS, PAPER] = ['II.2.2', 'II.3.3', 'II.5.3', 'II.6.1', 'II.1.3']
const FILE = `${defaultDataSet()}/plan-1107.yaml`

let http: HttpServer
let department: Unit
/** Heads of the department and of the office; who follows, who does both, who controls an agency, who only looks. */
let [chief, officeHead, follower, both, controller, leader, head]: Caller[] = []
beforeAll(async () => {
  http = await startHttp()
  department = http.province.unit('cq:so-tu-phap')
  const [office, top] = [http.province.unit('cq:vp-ubnd-tinh'), http.province.unit('cq:ubnd-tinh')]
  // One after the other: accounts are loaded under one lock.
  chief = await roleAt(http, 'agency_head', department.id, 'giam.doc')
  officeHead = await roleAt(http, 'agency_head', office.id, 'chanh.van.phong')
  follower = await roleAt(http, 'controller', top.id, 'kiem.soat')
  controller = await roleAt(http, 'controller', department.id, 'kiem.soat.so')
  leader = await roleAt(http, 'leader_viewer', top.id, 'lanh.dao')
  head = await roleAt(http, 'unit_head', http.province.unit('cq:so-tu-phap:phong-hanh-chinh-va-bo-tro-tu-phap').id, 'truong.phong')
  both = await doingBoth(office.id, top.id)
})
afterAll(() => http.stop())

async function doingBoth(unitId: bigint, topId: bigint): Promise<Caller> {
  const passwordHash = await hashSecret(PASSWORD, { memoryCost: 1024, timeCost: 2, parallelism: 1 })
  const valid = { validFrom: '2021-01-01', validTo: null }
  const grants = [{ role: 'agency_head', unitId, ...valid }, { role: 'controller', unitId: topId, ...valid }]
  const staff = [{ username: 'kiem.nhiem', fullName: 'Nguyễn Văn Kiêm', position: 'Phó Văn phòng', unitId, grants }]
  await http.province.inOneGo(async (ctx) => ok(await loadStaff(ctx, { staff, passwordHash })))
  return http.asUser('kiem.nhiem')
}

const by = (caller: Caller | undefined) => caller ?? expect.fail('nobody signed in')
const get = (caller: Caller | undefined, path = '') => by(caller).call('GET', `/api/plan${path}`)
const post = (caller: Caller | undefined, path: string, body: object, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/plan/${path}`, { body, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const faultOf = ({ status, body }: Got) => [status, body.code, body.errors[0]?.pointer]
const overview = async (caller: Caller | undefined, query = '') => (await get(caller, query)).body as unknown as PlanOverview
const taskOf = async (caller: Caller | undefined, key: string) =>
  (await overview(caller)).tasks.find((one) => one.key === key) ?? expect.fail(key)
const detailOf = async (caller: Caller | undefined, key: string, query = '') =>
  (await get(caller, `/tasks/${(await taskOf(caller, key)).id}${query}`)).body as unknown as PlanTaskDetail
async function partOf(caller: Caller | undefined, key: string, unit = department): Promise<PlanPart> {
  const { parts } = await detailOf(caller, key, `?unit=${unit.publicId}`)
  return parts[0] ?? expect.fail(`${key} ${unit.name}`)
}
const GOES_ON = { status: 'going-on', said: 'Đã số hóa một nửa.' }
const DONE = { status: 'done', said: 'Đã số hóa xong.', document: '12/BC-STP' }
const report = (caller: Caller | undefined, part: PlanPart, body: object = GOES_ON, key = randomUUID()) =>
  post(caller, `parts/${part.id}/reports`, body, key)
const decide = (caller: Caller | undefined, part: PlanPart, reportId: string, body: object = {}) =>
  post(caller, `parts/${part.id}/decisions`, { reportId, verdict: 'confirmed', note: '', ...body })
const sum = (counts: PlanOverview['counts']) => Object.values(counts).reduce((one, more) => one + more, 0)
const eventsOf = async (part: PlanPart) => (await sql<{ type: string }>`
  select type from audit.event where data ->> 'part' = ${part.id} order by id`
  .execute(http.province.database.owner)).rows.map(({ type }) => type)

test('an agency sees its own parts, who follows and who leads see all of them, one agency or year at a time', async () => {
  const [all, seen, own] = [await overview(follower), await overview(leader), await overview(chief)]
  expect(all).toMatchObject({ number: 'Kế hoạch 1107/KH-UBND', issuedOn: '2021-06-25', day: '2021-06-25' })
  expect([all.tasks.length, own.tasks.length, seen.counts]).toEqual([44, 44, all.counts])
  const { rows: [count] } = await sql<{ all: bigint; own: bigint }>`
    select count(*) as all, count(*) filter (where unit_id = ${department.id}) as own from plan.instance`
    .execute(http.province.database.owner)
  expect([BigInt(sum(all.counts)), BigInt(sum(own.counts))]).toEqual([count?.all, count?.own])
  expect(own.units.map(({ id }) => id)).toEqual([department.publicId])
  expect(all.units.length).toBeGreaterThan(170)
  // Asked for one agency, all are still there to choose from; what is not within reach is not told.
  const one = await overview(follower, `?unit=${department.publicId}`)
  expect([one.counts, one.units.length]).toEqual([own.counts, all.units.length])
  expect(sum((await overview(chief, `?unit=${http.province.unit('cq:so-noi-vu').publicId}`)).counts)).toBe(0)
  expect(sum((await overview(follower, `?unit=${randomUUID()}`)).counts)).toBe(0)
  // Budget and posts, each year its own part; in 2023 one of each.
  expect((await detailOf(chief, 'III.1.1')).parts.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025])
  expect((await detailOf(chief, 'III.1.1', '?year=2023')).parts.map(({ year }) => year)).toEqual([2023])
  expect((await detailOf(chief, EACH)).parts.map(({ unitName, may }) => [unitName, may])).toEqual([[department.name, ['report']]])
  // A division that leads no task has no part, and its head learns of none.
  expect([sum((await overview(head)).counts), (await detailOf(head, EACH)).parts]).toEqual([0, []])
  const page = await detailOf(follower, EACH, '?limit=2&standing=not-begun')
  const next = await detailOf(follower, EACH, `?limit=2&cursor=${page.next ?? ''}`)
  expect(new Set([...page.parts, ...next.parts].map(({ id }) => id)).size).toBe(4)
  expect((await detailOf(follower, EACH, '?standing=overdue')).parts).toEqual([])
  expect(page.parts.map(({ may }) => may)).toEqual([[], []])
})

test('reported, sent back, reported anew and confirmed, each by whoever may, and on record', async () => {
  const part = await partOf(chief, EACH)
  expect(codeOf(await report(officeHead, part))).toEqual([404, 'plan-part-unknown'])
  for (const nobody of [follower, leader]) expect((await report(nobody, part)).status).toBe(404)
  const key = randomUUID()
  const [made, again] = [await report(chief, part, GOES_ON, key), await report(chief, part, GOES_ON, key)]
  expect([made.status, again.text]).toEqual([201, made.text])
  expect(codeOf(await decide(follower, part, made.body.id))).toEqual([409, 'plan-nothing-to-confirm'])

  expect(faultOf(await report(chief, part, { ...DONE, document: undefined }))).toEqual([422, 'plan-evidence-needed', '/document'])
  const first = (await report(chief, part, { ...DONE, link: 'https://example.vn/bao-cao' })).body.id
  const seen = await partOf(follower, EACH)
  expect(seen).toMatchObject({
    standing: 'going-on', may: ['confirm'],
    report: { id: first, status: 'done', document: '12/BC-STP', link: 'https://example.vn/bao-cao', by: 'Nguyễn Văn Bưu', verdict: null },
  })
  // Who controls the procedures of one agency sees it, and does not follow the plan for the province.
  expect((await partOf(controller, EACH)).may).toEqual([])
  for (const nobody of [chief, leader, controller]) expect((await decide(nobody, part, first)).status).toBe(404)
  expect(codeOf(await decide(follower, part, made.body.id))).toEqual([409, 'plan-moved-on'])
  expect(faultOf(await decide(follower, part, first, { verdict: 'sent-back', note: ' ' }))).toEqual([422, 'plan-note-needed', '/note'])
  expect((await decide(follower, part, first, { verdict: 'sent-back', note: 'Thiếu phụ lục' })).status).toBe(200)
  expect((await partOf(chief, EACH)).report).toMatchObject({ verdict: 'sent-back', note: 'Thiếu phụ lục' })
  const second = (await report(chief, part, DONE)).body.id
  expect((await decide(follower, part, second)).status).toBe(200)
  expect(await partOf(chief, EACH)).toMatchObject({ standing: 'done', may: [] })
  expect(codeOf(await report(chief, part))).toEqual([409, 'plan-part-done'])
  expect((await detailOf(follower, EACH, '?standing=done')).parts.map(({ id }) => id)).toEqual([part.id])
  expect(await eventsOf(part)).toEqual([
    'plan.reported', 'plan.reported', 'plan.sent-back', 'plan.reported', 'plan.confirmed',
  ])
})

test('who stands in for an absent head reports for that agency', async () => {
  const part = await partOf(chief, 'II.6.2')
  expect((await report(head, part)).status).toBe(404)
  const idOf = async (caller: Caller | undefined) => (await by(caller).call('GET', '/api/session')).body.id
  const lent = await by(chief).call('POST', '/api/stand-ins', { body: {
    standInId: await idOf(head), places: [{ role: 'agency_head', unitId: department.publicId }],
    from: '2021-06-25', to: '2021-06-30',
  }, key: randomUUID() })
  expect(lent.status).toBe(201)
  const asHead = { [ON_BEHALF_HEADER]: await idOf(chief) }
  const made = await by(head).call('POST', `/api/plan/parts/${part.id}/reports`, { body: DONE, key: randomUUID(), headers: asHead })
  expect(made.status).toBe(201)
  expect((await decide(follower, part, made.body.id)).status).toBe(200)
})

test('whoever reported does not confirm, whatever roles they have', async () => {
  const part = await partOf(both, 'II.2.7', http.province.unit('cq:vp-ubnd-tinh'))
  const { id } = (await report(both, part, { ...DONE, document: '1/BC-VP' })).body
  expect(codeOf(await decide(both, part, id))).toEqual([409, 'plan-own-report'])
  expect((await decide(follower, part, id)).status).toBe(200)
})

test('a threshold is named by its day; what goes on for good is never done', async () => {
  const detail = await detailOf(chief, MILESTONES)
  expect(detail.milestones.map(({ on, percent }) => [on, percent])).toEqual([['2022-12-31', 30], ['2025-12-31', 80]])
  const [part] = detail.parts
  if (!part) throw new Error('no part')
  expect(faultOf(await report(chief, part, { ...DONE, milestone: '2023-12-31' }))).toEqual([422, 'plan-milestone-unknown', '/milestone'])
  const { id } = (await report(chief, part, { ...GOES_ON, document: '3/BC', milestone: '2022-12-31' })).body
  expect((await partOf(chief, MILESTONES)).due).toBe('2025-12-31')
  expect((await decide(follower, part, id)).status).toBe(200)
  const goes = await detailOf(chief, FOR_GOOD)
  expect([goes.canEnd, goes.due]).toEqual([false, null])
  expect(faultOf(await report(chief, await partOf(chief, FOR_GOOD), DONE))).toEqual([422, 'plan-never-done', '/status'])
})

test('an event, and the day of another paper, are entered by whoever follows the plan', async () => {
  const [event, paper] = [await detailOf(follower, WAITS), await detailOf(follower, PAPER)]
  expect([event.mayEnter, paper.mayEnter, event.entered]).toEqual([true, true, null])
  expect(event.heardOf).toMatchObject({ on: '2021-12-06' })
  for (const [who, key] of [[chief, WAITS], [controller, WAITS], [follower, EACH]] as const)
    expect((await detailOf(who, key)).mayEnter).toBe(false)
  const part = await partOf(chief, WAITS)
  expect(part.may).toEqual([])
  expect(codeOf(await report(chief, part))).toEqual([409, 'plan-date-awaited'])
  const enter = (caller: Caller | undefined, id: string, body: object) =>
    post(caller, `tasks/${id}/dates`, { basis: 'Công báo', ...body })
  for (const nobody of [chief, controller])
    expect((await enter(nobody, event.id, { startsOn: '2021-06-24' })).status).toBe(404)
  expect(faultOf(await enter(follower, event.id, {}))).toEqual([422, 'plan-event-needed', '/startsOn'])
  expect(faultOf(await enter(follower, event.id, { startsOn: '2021-06-26' }))).toEqual([422, 'plan-event-later', '/startsOn'])
  expect(faultOf(await enter(follower, event.id, { startsOn: '2021-06-24', dueOn: '2021-06-23' })))
    .toEqual([422, 'days-reversed', '/dueOn'])
  expect(faultOf(await enter(follower, paper.id, {}))).toEqual([422, 'plan-due-needed', '/dueOn'])
  expect(codeOf(await enter(follower, (await taskOf(follower, EACH)).id, { dueOn: '2021-12-31' }))).toEqual([409, 'plan-date-fixed'])
  expect(codeOf(await enter(follower, randomUUID(), { dueOn: '2021-12-31' }))).toEqual([404, 'plan-task-unknown'])
  // I.1.2 with both its parts, and II.6.1.
  const entered = await enter(follower, event.id, { startsOn: '2021-06-24', dueOn: '2021-09-30' })
  expect([entered.status, entered.body]).toMatchObject([201, { tasks: 4 }])
  expect((await enter(follower, paper.id, { dueOn: '2022-06-30' })).status).toBe(201)
  expect((await taskOf(chief, PAPER)).due).toBe('2022-06-30')
  expect(await detailOf(chief, WAITS)).toMatchObject({ entered: { startsOn: '2021-06-24', basis: 'Công báo' } })
  expect((await report(chief, part)).status).toBe(201)
})

test('of two that decide at once one does; a report beside a confirmation comes before it or not at all', async () => {
  const { parts } = await detailOf(follower, EACH, '?limit=40&standing=not-begun')
  const top = http.province.unit('cq:ubnd-tinh')
  expect(parts.length).toBeGreaterThan(20)
  const other = await roleAt(http, 'controller', top.id, 'kiem.soat.hai')
  const units = (await overview(follower)).units
  const places = parts.filter(({ unitName }) => unitName.startsWith('Sở')).slice(0, 6)
  expect(places.length).toBe(6)
  for (const [nth, part] of places.entries()) {
    const unit = http.province.directory.on('2021-06-25').byPublicId(units.find(({ name }) => name === part.unitName)?.id ?? '')
    const own = await roleAt(http, 'agency_head', unit?.id ?? 0n, `giam.doc.${nth}`)
    // Two reports at once are both kept, one after the other, and the newest is the one that counts.
    const reports = await Promise.all([report(own, part, DONE), report(own, part, DONE)])
    expect(reports.map(({ status }) => status)).toEqual([201, 201])
    const id = (await partOf(own, EACH, unit)).report?.id ?? ''
    expect(reports.map(({ body }) => body.id)).toContain(id)
    const done = nth % 2 === 0
      ? await Promise.all([decide(follower, part, id), decide(other, part, id)])
      : await Promise.all([report(own, part), decide(follower, part, id)])
    const refused = done.filter(({ status }) => status === 409).map(({ body }) => body.code)
    expect(refused).toHaveLength(1)
    expect(['plan-moved-on', 'plan-part-done']).toContain(refused[0])
    const { standing, report: newest } = await partOf(own, EACH, unit)
    expect([standing, newest?.status]).toEqual(nth % 2 === 1 && done[0].status === 201 ? ['going-on', 'going-on'] : ['done', 'done'])
  }
})

test('where no plan was taken in, that is said', async () => {
  const small = await startHttp({ dataSet: `${defaultDataSet()}/../data-sets/lam-giang` })
  try {
    const unit = small.province.directory.on('2021-06-25').units.find(({ kind }) => kind === 'agency')
    const nobody = await roleAt(small, 'controller', unit?.id ?? 0n, 'kiem.soat')
    expect(codeOf(await get(nobody))).toEqual([404, 'plan-none'])
    expect(codeOf(await get(nobody, `/tasks/${randomUUID()}`))).toEqual([404, 'plan-task-unknown'])
  } finally {
    await small.stop()
  }
})

test('the part of an agency that has ended is its heir’s, and no second one is opened for it', async () => {
  const { province } = http
  const before = province.directory.on('2024-11-29')
  province.clock.set('2024-12-01T00:10+07:00')
  await province.directory.refresh()
  const begun = await province.inOneGo((ctx) =>
    beginSuccession(ctx, province.directory, readSuccession(`${defaultDataSet()}/succession/2024-12-01.yaml`)))
  while (await succeedNext({ ...province, machineClock: province.clock }, begun));
  await province.directory.refresh()
  province.clock.set('2024-12-02T09:00+07:00')
  const since = province.directory.on('2024-12-02')
  const communes = before.group('nhom:ubnd-cap-xa')?.units ?? []
  const isNew = (id: bigint | undefined) => !communes.some((one) => one.id === id)
  const ended = communes.find(({ id }) => since.byId(id) === undefined && isNew(since.heirOf(id)?.id))
  const heir = ended && since.heirOf(ended.id)
  if (!ended || !heir) throw new Error('no commune has an heir of its own')
  const other = communes.find(({ id }) => since.byId(id) !== undefined && id !== heir.id)
  const [own, stranger] = [
    await roleAt(http, 'agency_head', heir.id, 'chu.tich.moi'),
    await roleAt(http, 'agency_head', other?.id ?? 0n, 'chu.tich.khac'),
  ]
  const inherited = since.predecessorsOf(heir.id).length
  const { parts } = await detailOf(own, EACH)
  expect(parts.map(({ unitName, standing }) => [unitName, standing]))
    .toEqual(Array.from({ length: inherited }, () => [heir.name, 'overdue']))
  expect((await detailOf(follower, EACH, `?unit=${heir.publicId}`)).parts.map(({ id }) => id)).toEqual(parts.map(({ id }) => id))
  const [part] = parts
  if (!part) throw new Error('nothing was inherited')
  expect(codeOf(await report(stranger, part))).toEqual([404, 'plan-part-unknown'])
  expect((await report(own, part, DONE)).status).toBe(201)
  const lines: string[] = []
  const tell = (line: string) => { lines.push(line) }
  const use = readPlanUse(['import', FILE, '--json'])
  if (typeof use !== 'string') await runPlan(use, { stdout: tell, stderr: tell }, province)
  expect((await detailOf(own, EACH)).parts).toHaveLength(inherited)
  expect(JSON.parse(lines.join(''))).toMatchObject({ parts: { opened: 0 } })
})
