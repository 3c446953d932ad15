/**
 * Need (part C1): a board hangs for weeks. A hall's day of 24 hours in fast time, with boards that come and go: no line
 * is left over, and memory does not grow with what was told.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HallStage, openHall } from '../../test/portal-hall.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { closeDays, closeQueue, takeNumber } from '../modules/queue/public.ts'
import { openBoards } from './board-stream.ts'

/** Boards that stay all day, and one that is opened anew each hour as after a cut. */
const BOARDS = 8
const HOURS = 24
/** Visitors an hour. */
const ARRIVALS = 10

let portal: PortalServer
let hall: HallStage

beforeAll(async () => {
  portal = await startPortal()
  hall = await openHall(portal)
})
afterAll(async () => portal.stop())

/** A board that counts what it is told and keeps nothing. */
async function openBoard() {
  const line = await portal.app.inject({
    method: 'GET', url: `/bang-goi-so/${hall.section.publicId}/luot-goi`, payloadAsStream: true,
    headers: { accept: 'text/event-stream' },
  })
  let told = 0
  line.stream().on('data', (chunk: Buffer) => { told += chunk.length })
  return {
    told: () => told,
    async close() {
      const closed = new Promise((done) => line.raw.res.once('close', done))
      line.raw.res.destroy()
      await closed
    },
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
/** Bytes that are held once all that can go has gone. */
async function held(): Promise<number> {
  for (let nth = 0; nth < 3; nth += 1) {
    await new Promise((done) => setImmediate(done))
    collect()
  }
  return process.memoryUsage().heapUsed
}

test('a day of a hall leaves no line behind, and does not keep what it told', async () => {
  const { province, rooms } = portal
  const at = (hour: number, minute: number) =>
    province.clock.set(new Date(Date.parse('2021-06-25T00:00+07:00') + (hour * 60 + minute) * 60_000).toISOString())
  const count = async () => (await sql<{ n: number }>`select count(*)::int as n from queue.call`
    .execute(province.database.owner)).rows[0]?.n ?? 0
  at(0, 0)
  const before = openBoards(rooms.halls)
  const boards = await Promise.all(Array.from({ length: BOARDS }, openBoard))
  await hall.sit(1)
  const lines: number[] = []
  const heap: number[] = []
  let told = 0
  for (let hour = 0; hour < HOURS; hour += 1) {
    const passing = await openBoard()
    for (let nth = 0; nth < ARRIVALS; nth += 1) {
      at(hour, nth * 6)
      await province.inOneGo((ctx) => takeNumber(ctx, {
        unitId: hall.section.id, hall: hall.hall, services: ['nop-ho-so'], priority: undefined, way: 'kiosk', isReceiving: true,
        language: 'vi', visitor: { kind: 'phone', number: `+8450000${String(1_000 + hour * ARRIVALS + nth)}0`.slice(0, 12) },
      }))
      await hall.call()
      await hall.start()
      rooms.halls.wake(hall.section.id)
      await new Promise((done) => setImmediate(done))
    }
    told += passing.told()
    await passing.close()
    lines.push(openBoards(rooms.halls) - before)
    heap.push(await held())
  }
  expect(await count()).toBe(HOURS * ARRIVALS)
  expect(lines).toEqual(Array(HOURS).fill(BOARDS))
  // What the boards of the second half were told, had it been kept, would be seen.
  told += boards.reduce((sum, board) => sum + board.told(), 0)
  const [noon, night] = [heap[HOURS / 2 - 1] ?? 0, heap.at(-1) ?? 0]
  expect(told).toBeGreaterThan(HOURS * ARRIVALS * BOARDS * 50)
  expect(night - noon).toBeLessThan(told / 2)
  await province.inOneGo((ctx) => closeQueue(ctx, { unitId: hall.section.id, why: 'Hết giờ', endsWaiting: false }))
  province.clock.set('2021-06-26T00:01+07:00')
  await province.inOneGo((ctx) => closeDays(ctx, 1_000))
  const { rows } = await sql`select from queue.visitor union all (select from queue.visit where left_at is null)`
    .execute(province.database.owner)
  expect(rows).toEqual([])
  await Promise.all(boards.map((board) => board.close()))
  expect(openBoards(rooms.halls)).toBe(before)
})
