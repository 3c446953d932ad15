/**
 * Need: who keeps the system proposes that digitisation is in force at a section, somebody else approves, each once
 * however often it is pressed; the share of sections is counted by level and year, remote communes left out, and held
 * against the stricter reading of the plan (KH 1107 II.2.4–6, domain 1.1).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { RolloutFigures, RolloutList, RolloutRows } from '@motcua/contracts/rollouts.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller, HttpServer } from './as-user.ts'
import { asRole } from './offices.ts'
import { storedRows } from './stored.ts'
import { startWithAdministrator } from './with-administrator.ts'

let http: HttpServer
let administrator: Caller
let controller: Caller
let stop: () => Promise<void>
beforeAll(async () => {
  ({ http, administrator, stop } = await startWithAdministrator())
  controller = await asRole(http, 'controller', 'commune')
})
afterAll(() => stop())

const PATH = '/api/rollouts'
const list = async (by: Caller) => (await by.call('GET', PATH)).body as unknown as RolloutList
const lineOf = async (by: Caller, sectionId: string) =>
  (await list(by)).items.find((one) => one.sectionId === sectionId)

test('proposed by one, approved by another, each once', async () => {
  const section = http.province.unit('cq:ubnd-xa-18856:one-stop').publicId
  const body = { sectionId: section, from: '2021-06-25', decisionNumber: '7/QĐ-UBND', decidedOn: '2021-06-20' }
  const key = randomUUID()
  const [first, again] = [
    await administrator.call('POST', PATH, { body, key }), await administrator.call('POST', PATH, { body, key }),
  ]
  expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id])
  expect(await lineOf(administrator, section)).toMatchObject({ from: null, open: { isOwn: true, canApprove: false } })
  expect(await lineOf(controller, section)).toMatchObject({ open: { isOwn: false, canApprove: true } })
  const [decision, path] = [{ isApproved: true, note: '' }, `${PATH}/${first.body.id}/decision`]
  expect(await administrator.call('POST', path, { body: decision, key: randomUUID() }))
    .toMatchObject({ status: 409, body: { code: 'duty-separated' } })
  const once = randomUUID()
  const answers = [
    await controller.call('POST', path, { body: decision, key: once }),
    await controller.call('POST', path, { body: decision, key: once }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await lineOf(controller, section)).toMatchObject({ from: '2021-06-25', decisionNumber: '7/QĐ-UBND', open: null })
})

test('it ends by two people, too, from a day after today; until then it holds, and it may begin anew', async () => {
  const section = http.province.unit('cq:ubnd-xa-18856:one-stop').publicId
  const body = { sectionId: section, decisionNumber: '9/QĐ-UBND', decidedOn: '2021-06-24', isEnd: true }
  const end = (from: string) => administrator.call('POST', PATH, { body: { ...body, from }, key: randomUUID() })
  expect(await end('2021-06-25')).toMatchObject({
    status: 422, body: { code: 'rollout-end-too-early', errors: [{ pointer: '/from' }] },
  })
  const proposed = await end('2021-07-01')
  expect(proposed.status).toBe(201)
  expect((await end('2021-08-01')).body.code).toBe('rollout-open')
  expect(await lineOf(controller, section)).toMatchObject({
    from: '2021-06-25', until: null, open: { isEnd: true, from: '2021-07-01', canApprove: true },
  })
  const path = `${PATH}/${proposed.body.id}/decision`
  const decide = (by: Caller) => by.call('POST', path, { body: { isApproved: true, note: '' }, key: randomUUID() })
  expect((await decide(administrator)).body.code).toBe('duty-separated')
  expect([(await decide(controller)).status, (await decide(controller)).body.code]).toEqual([200, 'rollout-decided'])
  expect(await lineOf(controller, section)).toMatchObject({ from: '2021-06-25', until: '2021-06-30', open: null })
  const holds = async (day: string) => (await storedRows(http, sql`
    select from documents.rollout where is_approved and valid @> ${day}::date and unit_id = ${http.province.unit('cq:ubnd-xa-18856:one-stop').id}`)).length
  expect([await holds('2021-06-30'), await holds('2021-07-01')]).toEqual([1, 0])
  // It has ended: no second time. Anew from a day on which the old one does not hold any more, and not before.
  expect((await end('2021-07-05')).body.code).toBe('rollout-not-in-force')
  const again = (from: string) => administrator.call('POST', PATH, {
    body: { sectionId: section, from, decisionNumber: '11/QĐ-UBND', decidedOn: '2021-06-25' }, key: randomUUID(),
  })
  expect((await again('2021-06-30')).body.code).toBe('rollout-in-force')
  const begun = await again('2021-07-01')
  await controller.call('POST', `${PATH}/${begun.body.id}/decision`, {
    body: { isApproved: true, note: '' }, key: randomUUID(),
  })
  expect(await lineOf(controller, section)).toMatchObject({ from: '2021-07-01', until: null, open: null })
})

test('a unit that is no section, and a day that is none, are refused at their place', async () => {
  const body = { from: '2021-07-01', decisionNumber: '7/QĐ-UBND', decidedOn: '2021-06-20' }
  const agency = http.province.unit('cq:ubnd-xa-18856').publicId
  expect(await administrator.call('POST', PATH, { body: { ...body, sectionId: agency }, key: randomUUID() }))
    .toMatchObject({ status: 422, body: { code: 'section-unknown', errors: [{ pointer: '/sectionId' }] } })
  for (const wrong of [{ ...body, from: '2021-02-30' }, { ...body, decisionNumber: ' ' }, { ...body, decisionNumber: '<b>' }])
    expect((await administrator.call('POST', PATH, { body: { ...wrong, sectionId: agency }, key: randomUUID() })).status)
      .toBe(400)
})

test('figures leave remote communes out and are held against the stricter reading', async () => {
  http.province.clock.set('2023-12-31T10:00+07:00')
  const { years } = (await controller.call('GET', '/api/figures/digitisation-rollout')).body as unknown as RolloutFigures
  const of = (year: number, level: string) => years.find((one) => one.year === year && one.level === level)
  // 151 communes, 13 of them remote by organisation.yaml; one was approved above, two come with the data.
  expect(of(2021, 'commune')).toMatchObject({ sections: 151, exempt: 13, inForce: 1, target: null })
  expect(of(2023, 'commune')).toMatchObject({ inForce: 3, share: 3 / 138, target: 0.6 })
  // Eight districts: by the body of the plan 80 % in 2023, by its appendix all.
  expect(of(2022, 'district')).toMatchObject({ sections: 8, inForce: 1, share: 1 / 8, target: 0.5, source: 'KH 1107 phần II.2' })
  expect(of(2023, 'district')).toMatchObject({
    inForce: 2, target: 1, source: 'KH 1107 phụ lục II.2.5', readings: [{ percent: 80 }, { percent: 100 }],
  })
  expect(of(2021, 'province')).toMatchObject({ sections: 1, inForce: 0, share: 0, target: 1 })
  const rows = (await controller.call('GET', '/api/figures/digitisation-rollout/sections?year=2023&level=commune'))
    .body as unknown as RolloutRows
  expect(rows.items.filter(({ isExempt }) => isExempt)).toHaveLength(13)
  expect(rows.items.filter(({ isInForce }) => isInForce)).toHaveLength(3)
})
