/**
 * Need (part C1, C8): a kiosk gives out numbers while the section has hours, and at night and on days of rest says when
 * it does again; whoever stands before a page of before gets none, either, nor whoever is at home.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeQueue, reopenQueue } from '../modules/queue/public.ts'
import { seenAtCounter } from '../../test/portal-firm.ts'
import { type HallStage, emptyHall, openKiosk } from '../../test/portal-hall.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

let portal: PortalServer
let hall: HallStage
let kiosk: Visitor
beforeAll(async () => {
  portal = await startPortal()
  ;({ hall, kiosk } = await openKiosk(portal))
})
beforeEach(async () => {
  at('2021-06-25T09:00')
  await emptyHall(portal)
})
afterAll(async () => portal.stop())

const at = (moment: string) => { portal.province.clock.set(`${moment}+07:00`) }
const visits = async () =>
  (await sql`select from queue.visit`.execute(portal.province.database.owner)).rows.length
const service = () => hall.hall.services[0]?.code ?? ''

// Works Monday to Friday, 07:30-11:30 and 13:30-17:00 (calendar.yaml); numbers a quarter
// of an hour before each opening.
test.each([
  ['2021-06-25T22:00', '07:15 thứ Hai 28/06/2021'],
  ['2021-06-26T09:00', '07:15 thứ Hai 28/06/2021'],
  ['2021-06-25T05:00', '07:15 thứ Sáu 25/06/2021'],
  ['2021-06-25T12:00', '13:15 thứ Sáu 25/06/2021'],
])('at %s the kiosk offers nothing, and says from when on it does', async (moment, from) => {
  at(moment)
  const { text, html, status } = await kiosk.open(hall.at)
  expect([status, text.includes('Ngoài giờ làm việc nên máy chưa phát số.'), text.includes(from)])
    .toEqual([200, true, true])
  expect(html).not.toContain('name="viec"')
})

test('where the queue is closed for the day, nobody is promised a number of the afternoon', async () => {
  at('2021-06-25T11:00')
  const { province } = portal
  await province.inOneGo((ctx) => closeQueue(ctx, { unitId: hall.section.id, why: 'Mất điện', endsWaiting: false }))
  at('2021-06-25T12:00')
  const { text } = await kiosk.open(hall.at)
  expect([text.includes('Phát số trở lại'), text.includes('Hôm nay bộ phận không phát thêm số')]).toEqual([false, true])
  // In the evening it is another day from which on it gives them again.
  at('2021-06-25T18:00')
  expect((await kiosk.open(hall.at)).text).toContain('Phát số trở lại từ 07:15 thứ Hai 28/06/2021')
  await province.inOneGo((ctx) => reopenQueue(ctx, hall.section.id))
})

test('what was offered before the evening gives no number in it, and does in time', async () => {
  await kiosk.open(`${hall.at}?viec=${service()}`)
  const { target, fields } = kiosk.prepare(hall.at)
  at('2021-06-25T17:01')
  await kiosk.post(target, fields)
  expect([await visits(), kiosk.page.path]).toEqual([0, hall.at])
  expect(kiosk.page.text).toContain('Phát số trở lại từ 07:15 thứ Hai 28/06/2021')
  at('2021-06-25T16:59')
  await kiosk.post(target, fields)
  expect([await visits(), kiosk.page.path]).toEqual([1, expect.stringMatching(/^\/phieu-cho\//)])
})

test('from afar none is given, either, though somebody still sits at a counter', async () => {
  const { visitor: person } = await seenAtCounter(portal, { fullName: 'Lê Văn Tối', personalNumber: '000084990139' })
  await hall.sit(1)
  await person.open(hall.at)
  const { target, fields } = person.prepare(hall.at, { viec: [service()], 'bao-lau': '0' })
  at('2021-06-25T17:30')
  await person.post(target, fields)
  expect([await visits(), person.page.text.includes('Ngoài giờ làm việc')]).toEqual([0, true])
  at('2021-06-25T16:30')
  await person.post(target, fields)
  expect(await visits()).toBe(1)
})
