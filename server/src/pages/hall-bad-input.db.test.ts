/**
 * Need (part C1): a kiosk with a wrong clock, a printer without paper, a guessed ticket, too many boards and a section
 * that ends take nothing from anybody in the hall.
 */
import type { HallBoard } from '@motcua/contracts/hall-board.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type HallStage, emptyHall, openKiosk, takeAtKiosk } from '../../test/portal-hall.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { defaultDataSet } from '../cli/data-set.ts'
import { readPlan } from '../cli/succession/read-plan.ts'
import { succeedNext } from '../jobs/succeed-units.ts'
import { beginSuccession } from '../modules/organisation/public.ts'
import { claimDevice, makeDevice } from '../modules/queue/public.ts'
import { endBoards } from './board-stream.ts'

let portal: PortalServer
let hall: HallStage
let kiosk: Visitor
let lineAt: string

beforeAll(async () => {
  portal = await startPortal()
  ;({ hall, kiosk } = await openKiosk(portal))
  lineAt = `/bang-goi-so/${hall.section.publicId}/luot-goi`
})
beforeEach(async () => {
  portal.province.clock.set('2021-06-25T09:00+07:00')
  await emptyHall(portal)
})
afterAll(async () => portal.stop())

const first = 'nop-ho-so'
const visits = async () => (await sql<{ unitId: bigint; day: string; number: number; takenAt: Date }>`
  select unit_id, day, number, taken_at from queue.visit order by id`.execute(portal.province.database.owner)).rows
const openLine = (remoteAddress: string, url = lineAt) => portal.app.inject({
  method: 'GET', url, remoteAddress, headers: { accept: 'text/event-stream' }, payloadAsStream: true,
})
const look = async (remoteAddress: string) =>
  (await portal.app.inject({ method: 'GET', url: lineAt, remoteAddress, headers: { accept: 'application/json' } })).statusCode

describe('a kiosk', () => {
  test('whose clock is wrong gives the number of the day that it is', async () => {
    await takeAtKiosk(kiosk, hall, [first])
    await kiosk.open(`${hall.at}?viec=${first}`)
    const { target, fields } = kiosk.prepare(hall.at)
    // The form was opened in the evening and is sent after midnight, whatever the kiosk says.
    portal.province.clock.set('2021-06-28T07:31+07:00')
    await kiosk.post(target, [...fields, ['takenAt', '2019-01-01'], ['day', '2019-01-01']])
    expect((await visits()).at(-1)).toMatchObject({
      day: '2021-06-28', number: 1_001, takenAt: new Date('2021-06-28T07:31+07:00'),
    })
  })

  test('without paper keeps the number on the screen, and shows it again as often as it is wanted', async () => {
    await kiosk.open(`${hall.at}?viec=${first}`)
    const { target, fields } = kiosk.prepare(hall.at)
    for (let nth = 0; nth < 3; nth += 1) {
      await kiosk.post(target, fields)
      expect(kiosk.page.html).toMatch(/class="ticket-number">1001</)
      expect(kiosk.page.text).toContain('Nếu máy không in được, hãy nhớ số hoặc quét mã.')
      expect(kiosk.page.html).toContain('data-print-again')
      expect(kiosk.page.html).toContain('data:image/svg+xml')
    }
    expect(await visits()).toHaveLength(1)
  })
})

test('a ticket is found by no number and by no address that was not given out', async () => {
  const ticket = await takeAtKiosk(kiosk, hall, [first])
  const near = ticket.slice(0, -1) + (ticket.endsWith('0') ? '1' : '0')
  const guesses = ['/phieu-cho/1001', '/phieu-cho/1', near, `/phieu-cho/${crypto.randomUUID()}`, ticket.slice(0, -1)]
  for (const at of guesses) for (const part of ['', '/vi-tri', '/phieu.pdf', '?in=1'])
    expect([at, part, (await portal.visitor().open(`${at}${part}`)).status]).toEqual([at, part, 404])
  expect((await portal.visitor().open(ticket)).status).toBe(200)
})

describe('boards', () => {
  test('have two hundred lines of one address, a place again once one is cut, and others have theirs', async () => {
    const lines = []
    for (let nth = 0; nth < 200; nth += 1) lines.push(await openLine('10.0.0.1'))
    expect(lines.map(({ statusCode }) => statusCode)).toEqual(Array(200).fill(200))
    const refused = await openLine('10.0.0.1')
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '30'])
    const other = await openLine('10.0.0.2')
    expect(other.statusCode).toBe(200)
    const cut = lines.pop()
    const isCut = new Promise((done) => cut?.raw.res.once('close', done))
    cut?.stream().destroy()
    cut?.raw.res.destroy()
    await isCut
    lines.push(await openLine('10.0.0.1'))
    expect(lines.at(-1)?.statusCode).toBe(200)
    // The program stops: every line is ended, and none keeps it.
    const ends = [...lines, other].map(({ raw }) => new Promise((done) => raw.res.once('finish', done)))
    endBoards(portal.rooms.halls)
    await Promise.all(ends)
    expect([...lines, other].every(({ raw }) => raw.res.writableEnded)).toBe(true)
  })

  test('without a line look as often as two hundred may, by address, and again in the next five seconds', async () => {
    const codes = []
    for (let nth = 0; nth < 201; nth += 1) codes.push(await look('10.0.0.3'))
    expect([codes.slice(0, 200).every((code) => code === 200), codes[200]]).toEqual([true, 429])
    expect(await look('10.0.0.4')).toBe(200)
    portal.machineClock.forward(1)
    expect(await look('10.0.0.3')).toBe(200)
  })
})

/** A commune that becomes part of another on 01/12/2024 (NQ 1242/NQ-UBTVQH15). */
const MERGED = 'xa:18919'

test('a section that ends: its kiosk and its board go on at the heir, where they are', async () => {
  const { province } = portal
  province.clock.set('2024-11-29T09:00+07:00')
  const before = province.directory.on('2024-11-29')
  const agency = before.agencyGoverning(before.find(MERGED)?.id ?? 0n)
  const ended = before.oneStopOf(agency?.id ?? 0n)
  if (!ended) throw new Error('the commune has no section')
  const own = portal.visitor()
  own.remember('__Host-motcua-lay-so', await secretOfKiosk(ended.id))
  const [at, board] = [`/lay-so/${ended.publicId}`, `/bang-goi-so/${ended.publicId}`]
  expect((await own.open(at)).text).toContain('Bạn đến làm gì?')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const { raw: { res } } = await openLine('10.0.0.5', `${board}/luot-goi`)
    vi.advanceTimersByTime(60_000)
    province.clock.set('2024-12-01T00:10+07:00')
    const begun = await province.inOneGo((ctx) =>
      beginSuccession(ctx, province.directory, readPlan(`${defaultDataSet()}/succession/2024-12-01.yaml`)))
    while (await succeedNext({ ...province, machineClock: province.clock }, begun));
    await province.directory.refresh()
    province.clock.set('2024-12-02T09:00+07:00')
    expect(res.writableEnded).toBe(false)
    // With the next beat the line ends, and the board opens another under the same address.
    vi.advanceTimersByTime(60_000)
    expect(res.writableEnded).toBe(true)
  } finally {
    vi.useRealTimers()
  }
  const today = province.directory.on('2024-12-02')
  const heir = today.heirOf(ended.id)
  expect([today.byId(ended.id), heir?.isOneStop]).toEqual([undefined, true])
  const shown = JSON.parse((await portal.visitor().open(`${board}/luot-goi`)).html) as HallBoard
  expect(shown.name).toContain('Tân Thành')
  expect((await portal.visitor().open(board)).text).toContain(shown.name)
  await own.open(`${at}?viec=${first}`)
  await own.submit(`/lay-so/${heir?.publicId ?? ''}`)
  expect(await visits()).toMatchObject([{ unitId: heir?.id, day: '2024-12-02', number: 1_001 }])
  // Who is no kiosk there is none here either.
  expect((await portal.visitor().open(at)).text).not.toContain('Bạn đến làm gì?')
})

/** What a browser keeps that was made a kiosk of a section. */
async function secretOfKiosk(unitId: bigint): Promise<string> {
  const { province } = portal
  const { rows: [clerk] } = await sql<{ id: bigint }>`select account_id as id from identity.staff limit 1`
    .execute(province.database.owner)
  const { code } = await province.inOneGo((ctx) => makeDevice(ctx, { unitId, kind: 'kiosk', name: 'Máy cũ' }), {
    actorId: clerk?.id ?? 0n,
  })
  return (await province.inOneGo((ctx) => claimDevice(ctx, { code, unitId, kinds: ['kiosk'] }))).secret
}
