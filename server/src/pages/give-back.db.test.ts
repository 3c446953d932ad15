/** Need (part C1): whoever took a number from afar gives it back, which frees its place; nobody else does. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seenAtCounter } from '../../test/portal-firm.ts'
import { type HallStage, openKiosk, takeAtKiosk } from '../../test/portal-hall.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

let portal: PortalServer
let hall: HallStage
let kiosk: Visitor
let own: Visitor
let other: Visitor
beforeAll(async () => {
  portal = await startPortal()
  ;({ hall, kiosk } = await openKiosk(portal))
  own = (await seenAtCounter(portal, { fullName: 'Lê Thị Trả', personalNumber: '000184990141' })).visitor
  other = (await seenAtCounter(portal, { fullName: 'Lê Văn Khác', personalNumber: '000084990142' })).visitor
})
beforeEach(async () => {
  portal.province.clock.set('2021-06-25T09:00+07:00')
  await sql`truncate queue.visitor, queue.visit, queue.serial, queue.turn, queue.call, queue.seat, audit.event cascade`
    .execute(portal.province.database.owner)
  await hall.sit(1)
})
afterAll(async () => portal.stop())

const states = async () => (await sql<{ state: string }>`select state from queue.turn order by id`
  .execute(portal.province.database.owner)).rows.map(({ state }) => state)
const ended = async () => (await sql<{ data: object; actorId: bigint }>`select data, actor_id from audit.event
  where type = 'visit.ended'`.execute(portal.province.database.owner)).rows
const withField = (fields: readonly (readonly [string, string])[], name: string, value: string) =>
  fields.map(([one, held]) => [one, one === name ? value : held] as const)
async function takeFromHome(): Promise<string> {
  await own.open(hall.at)
  await own.submit(hall.at, { 'viec': ['nop-ho-so', 'nhan-ket-qua'], 'bao-lau': '0' })
  return own.page.path
}

test('it frees the place of all its errands, once, and another may be taken', async () => {
  const ticket = await takeFromHome()
  const { target, fields } = own.prepare(`${ticket}/tra-lai`)
  await own.post(target, fields)
  expect([own.page.path, own.page.text.includes('Đã đóng')]).toEqual([ticket, true])
  await own.post(target, fields)
  expect([await states(), (await ended()).map(({ data }) => data)]).toEqual([['closed', 'closed'], [{ isGivenBack: true }]])
  expect(own.page.html).not.toContain('/tra-lai')
  expect(await takeFromHome()).not.toBe(ticket)
})

test('two at once give it back once', async () => {
  const ticket = await takeFromHome()
  const [one, two] = [own.prepare(`${ticket}/tra-lai`), own.prepare(`${ticket}/tra-lai`)]
  await Promise.all([
    own.post(one.target, one.fields), own.post(two.target, withField(two.fields, 'requestId', crypto.randomUUID())),
  ])
  expect(await ended()).toHaveLength(1)
})

test('nobody else is offered it, or does it, with the address in hand', async () => {
  const ticket = await takeFromHome()
  const { target, fields } = own.prepare(`${ticket}/tra-lai`)
  await other.open(ticket)
  expect(other.page.html).not.toContain('/tra-lai')
  await other.open(hall.at)
  const csrf = other.prepare(hall.at).fields.find(([name]) => name === 'csrf')?.[1] ?? ''
  expect((await other.post(target, withField(fields, 'csrf', csrf))).status).toBe(404)
  expect((await states())[0]).toBe('waiting')
})

test('a number of a kiosk, and one that is called, is not given back', async () => {
  const atKiosk = await takeAtKiosk(kiosk, hall, ['nop-ho-so'])
  await own.open(atKiosk)
  expect(own.page.html).not.toContain('/tra-lai')
  await hall.call()
  const ticket = await takeFromHome()
  const { target, fields } = own.prepare(`${ticket}/tra-lai`)
  await hall.call()
  await own.post(target, fields)
  expect([own.page.path, own.page.text.includes('Mời đến quầy 1')]).toEqual([ticket, true])
  expect([(await states()).slice(1), await ended()]).toEqual([['called', 'later'], []])
})
