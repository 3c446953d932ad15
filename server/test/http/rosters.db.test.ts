/** Need (part C7): the roster over HTTP: whose section, whose people, a press that is sent twice. */
import { randomUUID } from 'node:crypto'
import type { OwnRoster, Roster, WeekCopied } from '@motcua/contracts/roster.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, type Got, type HttpServer, startHttp } from './as-user.ts'
import { type Office, asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let section: Office['seats']['reception']
let [clerk, head, stranger]: Caller[] = []
let clerkId: string
/** Monday to Sunday; the calendar of 2021 has 07:30-11:30 and 13:30-17:00 or so: as `shifts` says. */
const MONDAY = '2021-06-28'

beforeAll(async () => {
  http = await startHttp()
  const offices = officesOf(http)
  await staffOffices(http, offices)
  const [commune] = offices as [Office]
  section = commune.seats.reception
  ;[clerk, head, stranger] = [
    await asRole(http, 'reception', 'commune'), await asRole(http, 'one_stop_head', 'commune'),
    await asRole(http, 'one_stop_head', 'department'),
  ]
  clerkId = (await by(clerk).call('GET', '/api/session')).body.id
})
afterAll(() => http.stop())
beforeEach(async () => {
  await sql`truncate queue.duty`.execute(http.province.database.owner)
})

const by = (caller: Caller | undefined) => {
  if (!caller) throw new Error('nobody signed in')
  return caller
}
const post = (caller: Caller | undefined, path: string, body: object = {}, key = randomUUID()): Promise<Got> =>
  by(caller).call('POST', `/api/queue/${path}`, { body, key })
const week = async (from = MONDAY, caller = head) =>
  (await by(caller).call('GET', `/api/queue/roster?from=${from}`)).body as unknown as Roster
const own = async () =>
  (await by(clerk).call('GET', `/api/queue/roster/own?from=${MONDAY}`)).body as unknown as OwnRoster
const codeOf = ({ status, body }: Got) => [status, (body as { code?: string }).code]
const duty = (more: object = {}) =>
  ({ unitId: section.publicId, accountId: clerkId, counter: 1, day: MONDAY, begins: 0, ends: 1440, ...more })

describe('whoever runs a section', () => {
  test('writes a duty once, changes and cancels it, and the clerk sees it', async () => {
    const key = randomUUID()
    const first = await post(head, 'duties', duty(), key)
    expect((await post(head, 'duties', duty(), key)).text).toBe(first.text)
    const [shown] = (await own()).duties
    expect(shown).toMatchObject({ counter: 1, day: MONDAY })
    expect(shown?.unitName).toContain(section.name)
    const change = { counter: 2, begins: 480, ends: 660 }
    const once = randomUUID()
    const id = (first.body as unknown as { id: string }).id
    const changed = await post(head, `duties/${id}/change`, change, once)
    expect([changed.status, (await post(head, `duties/${id}/change`, change, once)).text]).toEqual([200, changed.text])
    const { place } = await week()
    expect(place?.duties).toMatchObject([change])
    expect(place?.ended).toMatchObject([{ id, counter: 1 }])
    const [next, end] = [place?.duties[0]?.id ?? '', randomUUID()]
    expect((await post(head, `duties/${next}/ending`, {}, end)).status).toBe(200)
    expect((await post(head, `duties/${next}/ending`, {}, end)).status).toBe(200)
    expect(codeOf(await post(head, `duties/${next}/ending`))).toEqual([404, 'not-found'])
    expect((await own()).duties).toEqual([])
  })

  test('reads how much of full time each does: a whole week is one, half a day a tenth, days away none', async () => {
    for (const day of ['2021-06-28', '2021-06-29', '2021-06-30', '2021-07-01', '2021-07-02'])
      expect((await post(head, 'duties', duty({ day }))).status).toBe(201)
    const of = async () => (await week()).place?.people.find(({ accountId }) => accountId === clerkId)
    expect(await of()).toMatchObject({ fullTime: 1, away: [] })
    await sql`insert into identity.absence (account_id, valid, noted_by, noted_at)
      select id, '[2021-06-29,2021-06-30]', 1, now() from identity.account where public_id = ${clerkId}`
      .execute(http.province.database.owner)
    // Two of five days away.
    expect(await of()).toMatchObject({ fullTime: 0.6, away: ['2021-06-29', '2021-06-30'] })
    expect((await week()).place?.fullTime).toBe(0.6)
    await sql`truncate identity.absence`.execute(http.province.database.owner)
  })

  test('copies a week, and a press sent twice copies once', async () => {
    await post(head, 'duties', duty())
    const [body, key] = [{ unitId: section.publicId, from: MONDAY, to: '2021-07-05' }, randomUUID()]
    const first = await post(head, 'roster-weeks', body, key)
    expect([first.status, first.body as unknown as WeekCopied]).toEqual([201, { written: 1, left: [] }])
    expect((await post(head, 'roster-weeks', body, key)).text).toBe(first.text)
    expect((await week('2021-07-05')).place?.duties).toMatchObject([{ day: '2021-07-05' }])
    expect(codeOf(await post(head, 'roster-weeks', { ...body, to: '2021-06-29' }))).toEqual([422, 'roster-same-week'])
  })

  test('is told where a duty is wrong, and finds those of others not', async () => {
    expect(codeOf(await post(head, 'duties', duty({ begins: 690, ends: 450 })))).toEqual([422, 'roster-times-reversed'])
    expect(codeOf(await post(head, 'duties', duty({ accountId: randomUUID() })))).toEqual([422, 'roster-person-unknown'])
    const { body: { id } } = await post(head, 'duties', duty()) as unknown as { body: { id: string } }
    expect(codeOf(await post(stranger, 'duties', duty({ counter: 2 })))).toEqual([422, 'section-unknown'])
    expect(codeOf(await post(stranger, `duties/${id}/ending`))).toEqual([404, 'not-found'])
    expect(codeOf(await post(stranger, 'roster-weeks', { unitId: section.publicId, from: MONDAY, to: '2021-07-05' })))
      .toEqual([422, 'section-unknown'])
    expect((await week(MONDAY, stranger)).places.map(({ unitId }) => unitId)).not.toContain(section.publicId)
    expect(await week()).toMatchObject({ place: { duties: [{ id }] } })
  })
})
