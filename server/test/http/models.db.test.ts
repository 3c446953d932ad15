/**
 * Need: what a pilot brought is held against what was before it and against sections without one, from what was
 * counted and nothing else (KH 1107 II.6.3).
 */
import { randomUUID } from 'node:crypto'
import type { ModelDesk, ModelDetail, ModelPage } from '@motcua/contracts/models.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, postAt, staffOffices } from './offices.ts'

let http: HttpServer
let commune: Office
let other: Office
let [head, controller, stranger, postman]: Caller[] = []
beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  ;[commune, other] = offices as [Office, Office]
  ;[head, controller, stranger, postman] = [
    await asRole(http, 'agency_head', 'commune'), await asRole(http, 'controller', 'commune'),
    await asRole(http, 'agency_head', 'other-commune'), await asRole(http, 'postal_staff', 'commune'),
  ]
})
afterAll(() => http.stop())

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const get = async <T>(caller: Caller | undefined, path: string) =>
  (await by(caller).call('GET', `/api/${path}`)).body as unknown as T
const post = (caller: Caller | undefined, path: string, body: object, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/${path}`, { body, key })
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]

/** Waits of one day as the count of days leaves them: so many called, so many seconds in all. */
async function waited(unitId: bigint, day: string, called: number, seconds: number): Promise<void> {
  await sql`
    insert into queue.day_wait (unit_id, day, service, visits, called, wait_seconds, over)
    values (${unitId}, ${day}, 'nop-ho-so', ${called}, ${called}, ${seconds}, 0)`
    .execute(http.province.database.owner)
  await sql`
    insert into queue.tally (unit_id, day, account_id, received, returned) values (${unitId}, ${day}, 1, ${called}, 0)`
    .execute(http.province.database.owner)
}

/** The section of another commune of the same area type. */
function alike(): bigint {
  const directory = http.province.directory.on('2021-06-25')
  const found = directory.territories('xa').find(({ id, areaType }) =>
    id !== commune.territory.id && areaType === commune.territory.areaType)
  const section = found && directory.oneStopOf(directory.agencyGoverning(found.id)?.id ?? 0n)
  if (!section) throw new Error('no commune is alike')
  return section.id
}

test('a proposal is approved by another, piloted, and held against days before and sections beside', async () => {
  const desk = await get<ModelDesk>(head, 'models/desk')
  expect(desk.proposers).toMatchObject([{ sections: [{ id: commune.seats.reception.publicId }] }])
  // The post may propose for every section.
  const post_ = await get<ModelDesk>(postman, 'models/desk')
  expect(post_.proposers[0]?.sections.length).toBeGreaterThan(100)
  const proposer = desk.proposers[0]
  const body = {
    proposerId: proposer?.id, title: 'Bưu điện hướng dẫn', summary: 'Hướng dẫn tại quầy 1.',
    sections: [commune.seats.reception.publicId],
    tasks: [{ procedureId: desk.procedures[0]?.id, task: 'guide', by: 'post' }],
  }
  expect(codeOf(await post(stranger, 'models', body))).toEqual([422, 'agency-unknown'])
  expect(codeOf(await post(head, 'models', { ...body, sections: [other.seats.reception.publicId] })))
    .toEqual([422, 'section-unknown'])
  const key = randomUUID()
  const [made, again] = [await post(head, 'models', body, key), await post(head, 'models', body, key)]
  expect([made.status, again.text]).toEqual([201, made.text])
  const path = `models/${made.body.id}`
  expect(codeOf(await by(stranger).call('GET', `/api/${path}`))).toEqual([404, 'model-unknown'])
  expect(await get<ModelDetail>(head, path)).toMatchObject({ state: 'submitted', may: ['withdraw'], evaluation: null })
  expect(await get<ModelDetail>(controller, path)).toMatchObject({ may: ['decline', 'approve'], tasks: [{ by: 'post' }] })
  const approval = { deed: 'approve', note: '', decision: { number: '5/QĐ-UBND', on: '2021-06-24' } }
  expect(codeOf(await post(head, `${path}/step`, approval))).toEqual([404, 'not-found'])
  expect((await post(controller, `${path}/step`, approval)).status).toBe(200)
  expect(codeOf(await post(head, `${path}/withdrawal`, { note: '' }))).toEqual([409, 'model-moved-on'])
  const pilot = { deed: 'pilot', note: '', pilot: { from: '2021-06-25', until: '2021-09-30' } }
  expect((await post(controller, `${path}/step`, pilot)).status).toBe(200)

  // Two days: 25 and 26 June of the pilot, 23 and 24 June before it. 4 waits of 900 s before, 2 of 300 s during.
  const { id } = commune.seats.reception
  await waited(id, '2021-06-23', 4, 3_600)
  await waited(id, '2021-06-25', 2, 600)
  await waited(alike(), '2021-06-24', 1, 1_200)
  http.province.clock.set('2021-06-26T09:00+07:00')
  const { evaluation } = await get<ModelDetail>(controller, path)
  expect(evaluation).toMatchObject({
    before: { from: '2021-06-23', until: '2021-06-24' }, during: { from: '2021-06-25', until: '2021-06-26' },
    pilots: {
      sections: 1, before: { wait: 900, called: 4, received: 4, share: null, satisfaction: null },
      during: { wait: 300, called: 2, received: 2, due: 0, lateShare: null, satisfaction: null },
    },
    others: { before: { wait: 1_200, called: 1 }, during: { wait: null, called: 0, lateShare: null } },
  })
  expect((await post(controller, `${path}/step`, { deed: 'stop', note: 'Chưa đủ người' })).status).toBe(200)
  expect(await get<ModelDetail>(head, path)).toMatchObject({ state: 'stopped', pilotEndedOn: '2021-06-26', may: [] })
  expect((await get<ModelPage>(head, 'models')).items.map(({ id }) => id)).toEqual([made.body.id])
  expect((await get<ModelPage>(stranger, 'models')).items).toEqual([])
})

test('whoever works for the post at the section of an agency does not propose as that agency', async () => {
  const centre = http.province.unit('cq:tt-hcc-tinh')
  const { proposers } = await get<ModelDesk>(await asRole(http, 'postal_staff', 'department'), 'models/desk')
  expect(proposers.map(({ name }) => name)).toEqual([expect.stringContaining('Bưu điện')])
  const seconded = await postAt(http, centre.id, 'seconded.proposes')
  expect((await by(seconded).call('GET', '/api/models/desk')).status).toBe(404)
})
