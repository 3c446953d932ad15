/**
 * Need (issue F7): an officer sees and contests each input of their own sheet; nobody but themselves and their heads
 * sees it; a period is closed from one place.
 */
import { randomUUID } from 'node:crypto'
import type { EvaluationPeriods, OwnEvaluation, UnitEvaluations } from '@motcua/contracts/evaluation.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../../src/modules/dossiers/public.ts'
import { staffInUnit } from '../../src/modules/identity/public.ts'
import { openDesk } from '../dossier-desk.ts'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { roleAt } from './offices.ts'

const [COMMUNE, OTHER] = ['cq:ubnd-xa-18856', 'cq:ubnd-xa-18859']
let http: HttpServer
let [officer, colleague, head, otherHead, controller, ownController]: Caller[] = []
let officerId = ''
beforeAll(async () => {
  http = await startHttp()
  const { province } = http
  const unit = province.unit(COMMUNE)
  officer = await roleAt(http, 'officer', unit.id, 'can.bo')
  colleague = await roleAt(http, 'officer', unit.id, 'dong.nghiep')
  head = await roleAt(http, 'agency_head', unit.id, 'chu.tich')
  otherHead = await roleAt(http, 'agency_head', province.unit(OTHER).id, 'chu.tich.khac')
  controller = await roleAt(http, 'controller', province.unit('cq:ubnd-tinh').id, 'kiem.soat')
  ownController = await roleAt(http, 'controller', unit.id, 'kiem.soat.xa')
  const staff = (await staffInUnit(province.database.app, unit.id, 'officer', '2021-06-25'))
    .find(({ username }) => username === 'can.bo') ?? expect.fail('no officer')
  officerId = staff.publicId
  const viewer: Viewer = {
    accountId: staff.accountId, fullName: staff.fullName, personId: null, grants: [{ role: 'officer', unitId: unit.id }],
    reaches: [{ reach: 'unit', unitId: unit.id }],
  }
  const desk = openDesk(province)
  const { publicId } = await desk.submit('khai-sinh', { person: await province.aPerson(1), territory: 'xa:18856' })
  await desk.act('acknowledge', publicId, ['reception', `${COMMUNE}:one-stop`])
  await desk.act('accept', publicId, ['reception', `${COMMUNE}:one-stop`])
  await desk.act('take', publicId, viewer)
  await desk.act('propose', publicId, viewer)
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => caller ?? expect.fail('nobody signed in')
const get = (caller: Caller | undefined, path: string) => by(caller).call('GET', `/api/evaluation/${path}`)
const post = (caller: Caller | undefined, path: string, body: object, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/evaluation/${path}`, { body, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const own = async (caller: Caller | undefined, query = '') => (await get(caller, `own${query}`)).body as unknown as OwnEvaluation
const units = async (caller: Caller | undefined) => (await get(caller, 'units')).body as unknown as UnitEvaluations
const periods = async (caller: Caller | undefined) =>
  ((await get(caller, 'periods')).body as unknown as EvaluationPeriods).items
const stepOf = async () => (await own(officer)).sheets[0]?.steps[0] ?? expect.fail('no step')

test('an officer sees each input of their own, a colleague none of it', async () => {
  const { period, sheets, officerName } = await own(officer)
  expect(period).toMatchObject({
    code: '2021-Q2', from: '2021-04-01', until: '2021-06-30', contestUntil: '2021-07-10', decideUntil: '2021-07-17',
    closedAt: null, leastSteps: 30,
  })
  expect([officerName, sheets.length]).toEqual([expect.stringContaining('Nguyễn'), 1])
  expect(sheets[0]).toMatchObject({
    unitName: http.province.unit(COMMUNE).name, rank: null, left: false,
    sheet: { steps: 1, timeliness: { numerator: 1, denominator: 1, isEnough: false, comparison: null } },
  })
  expect(sheets[0]?.steps).toMatchObject([{ isInTime: true, isReturned: false, may: ['step'], contests: [] }])
  expect((await own(colleague)).sheets).toEqual([])
  expect((await own(head)).sheets).toEqual([])
  expect((await own(officer, '?period=2021-Q1')).sheets).toEqual([])
  for (const code of ['2021-Q3', '2021'])
    expect(codeOf(await get(officer, `own?period=${code}`))).toEqual([404, 'evaluation-period-unknown'])
})

test('a head sees the sheets of their own people; no other head, no colleague and no controller does', async () => {
  const of = async (caller: Caller | undefined) => (await units(caller)).units.flatMap(({ sheets }) =>
    sheets.map((sheet) => sheet.officerId))
  expect(await of(head)).toContain(officerId)
  expect(await of(otherHead)).not.toContain(officerId)
  expect((await get(head, `officers/${officerId}`)).body).toMatchObject({ sheets: [{ steps: [{ may: [] }] }] })
  expect(codeOf(await get(otherHead, `officers/${officerId}`))).toEqual([404, 'evaluation-officer-unknown'])
  expect(codeOf(await get(head, `officers/${randomUUID()}`))).toEqual([404, 'evaluation-officer-unknown'])
  for (const nobody of [officer, colleague, controller, ownController])
    for (const path of ['units', `officers/${officerId}`]) expect(codeOf(await get(nobody, path))).toEqual([404, 'not-found'])
  expect(codeOf(await get(controller, 'own'))).toEqual([404, 'not-found'])
})

test('what is contested once is decided once, by a head of that unit; the officer reads the answer', async () => {
  const step = await stepOf()
  const contest = (caller: Caller | undefined, key = randomUUID()) =>
    post(caller, `steps/${step.id ?? ''}/contests`, { point: 'step', reason: 'Việc của bộ phận khác.' }, key)
  expect(codeOf(await contest(colleague))).toEqual([404, 'evaluation-step-unknown'])
  expect(codeOf(await contest(head))).toEqual([404, 'evaluation-step-unknown'])
  const key = randomUUID()
  const [made, again] = [await contest(officer, key), await contest(officer, key)]
  expect([made.status, again.text]).toEqual([201, made.text])
  expect(codeOf(await contest(officer))).toEqual([409, 'evaluation-contested'])
  expect((await units(otherHead)).contests).toEqual([])
  expect((await units(head)).contests).toMatchObject([{ id: made.body.id, officerId, mayDecide: true, verdict: null }])

  const decide = (caller: Caller | undefined, verdict = 'granted') =>
    post(caller, `contests/${made.body.id}/decision`, { verdict, reason: 'Đúng.' })
  expect(codeOf(await decide(officer))).toEqual([404, 'not-found'])
  expect(codeOf(await decide(otherHead))).toEqual([404, 'evaluation-contest-unknown'])
  expect((await decide(head)).status).toBe(200)
  expect(codeOf(await decide(head, 'upheld'))).toEqual([409, 'evaluation-contest-decided'])
  expect(await stepOf()).toMatchObject({ granted: ['step'], may: [], contests: [{ verdict: 'granted', answer: 'Đúng.' }] })
  expect((await own(officer)).sheets[0]?.sheet.steps).toBe(0)
})

test('only whoever controls for the province closes a period, once its days are over; then it is read as it was', async () => {
  expect(codeOf(await post(ownController, 'closings', { period: '2021-Q2' }))).toEqual([404, 'evaluation-period-unknown'])
  expect(codeOf(await post(controller, 'closings', { period: '2021-Q2' }))).toEqual([409, 'evaluation-period-open'])
  expect(codeOf(await post(head, 'closings', { period: '2021-Q2' }))).toEqual([404, 'not-found'])
  http.province.clock.set('2021-07-18T08:00+07:00')
  ;[controller, ownController, officer, otherHead] = await Promise.all(
    ['kiem.soat', 'kiem.soat.xa', 'can.bo', 'chu.tich.khac'].map(async (name) => http.asUser(name)))
  const mayClose = async (caller: Caller | undefined) =>
    (await periods(caller)).filter((one) => one.mayClose).map(({ code }) => code)
  expect([await mayClose(ownController), await mayClose(controller)]).toEqual([[], ['2021-Q2']])
  expect((await post(controller, 'closings', { period: '2021-Q2' })).body).toMatchObject({ steps: 2, officers: 2, units: 2 })
  expect(codeOf(await post(controller, 'closings', { period: '2021-Q2' }))).toEqual([409, 'evaluation-closed'])
  const { period, periods: codes, sheets } = await own(officer, '?period=2021-Q2')
  expect([period.closedAt, codes]).toEqual(['2021-07-18T01:00:00.000Z', ['2021-Q3', '2021-Q2']])
  expect(sheets).toMatchObject([{ corrections: [], steps: [{ id: null, may: [], granted: ['step'] }] }])
  expect(sheets[0]?.id).toMatch(/^[\da-f-]{36}$/)
  expect(codeOf(await get(otherHead, `officers/${officerId}?period=2021-Q2`))).toEqual([404, 'evaluation-officer-unknown'])
})
