/**
 * Need: who keeps the calendar proposes a holiday that was declared late, sees by numbers whose day would move, and
 * somebody else decides; a press that is sent twice is one deed.
 */
import { randomUUID } from 'node:crypto'
import type { CorrectionDetail, CorrectionList } from '@motcua/contracts/calendar-corrections.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctionPoller } from '../../src/jobs/correct-calendars.ts'
import type { Caller, HttpServer } from './as-user.ts'
import { asRole } from './offices.ts'
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

const PATH = '/api/calendar-corrections'
const BODY = { holiday: { day: '2021-06-29', name: 'Nghỉ bù' }, basis: 'Thông báo 12/TB' }
const list = async (by: Caller) => (await by.call('GET', PATH)).body as unknown as CorrectionList

test('proposed by one, listed by the program, approved by another, each once', async () => {
  const key = randomUUID()
  const [first, again] = [
    await administrator.call('POST', PATH, { body: BODY, key }), await administrator.call('POST', PATH, { body: BODY, key }),
  ]
  expect([first.status, again.body.id]).toEqual([201, first.body.id])
  expect((await list(administrator)).items).toMatchObject([{ state: 'counting', day: '2021-06-29', canApprove: false }])
  while (await correctionPoller(http.province).run());
  expect((await list(administrator)).items).toMatchObject([{ state: 'to-decide', canApprove: false, isOwn: true }])
  expect((await list(controller)).items).toMatchObject([{ state: 'to-decide', canApprove: true, isOwn: false }])

  const decision = { body: { isApproved: true, note: 'Theo thông báo' } }
  const path = `${PATH}/${first.body.id}/decision`
  expect(await administrator.call('POST', path, { ...decision, key: randomUUID() }))
    .toMatchObject({ status: 409, body: { code: 'duty-separated' } })
  const once = randomUUID()
  const answers = [
    await controller.call('POST', path, { ...decision, key: once }),
    await controller.call('POST', path, { ...decision, key: once }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  while (await correctionPoller(http.province).run());
  const { correction } = (await administrator.call('GET', `${PATH}/${first.body.id}`))
    .body as unknown as CorrectionDetail
  expect(correction).toMatchObject({ state: 'done', note: 'Theo thông báo', decidedBy: expect.any(String) as string })
})

test('a day that is none, and words that are none, are refused at their place', async () => {
  for (const body of [
    { ...BODY, holiday: { day: '2021-02-30', name: 'Nghỉ bù' } }, { ...BODY, basis: '  ' },
    { ...BODY, holiday: { day: '2021-06-30', name: '' } },
    { ...BODY, holiday: { day: '2021-06-30', name: '<b>Nghỉ</b>' } }, { ...BODY, basis: 'Thông báo\u0007' },
  ])
    expect((await administrator.call('POST', PATH, { body, key: randomUUID() })).status).toBe(400)
})

test('whoever proposed it withdraws it, and a day that no calendar reaches is called so', async () => {
  const later = { ...BODY, holiday: { day: '2021-06-30', name: 'Nghỉ bù' } }
  const { body: { id } } = await administrator.call('POST', PATH, { body: later, key: randomUUID() })
  const path = `${PATH}/${id}/decision`
  await administrator.call('POST', path, { body: { isApproved: false, note: '' }, key: randomUUID() })
  expect((await list(controller)).items[0]).toMatchObject({ state: 'withdrawn', isOwn: false })
  for (const [day, code] of [['2099-06-30', 'holiday-beyond-calendars'], ['2021-06-27', 'holiday-changes-nothing']])
    expect(await administrator.call('POST', PATH, { body: { ...BODY, holiday: { day, name: 'x' } }, key: randomUUID() }))
      .toMatchObject({ status: 422, body: { code } })
})
