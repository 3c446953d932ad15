/**
 * Need: the national portal hears of every state of every dossier, in order, once, however long it was down; provinces
 * lose points because both sides count differently (part E4, E7; QĐ 766/QĐ-TTg 1.4, 3.3).
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/dossier-desk.ts'
import { type ExchangeDesk, openExchange } from '../../test/exchange-desk.ts'
import { type MovableClock, movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import type { Person } from '../modules/identity/public.ts'
import { drainOutbox, pausePartner, resumePartner, tellAgain } from '../modules/integration/public.ts'
import { SendFault } from '../platform/send-fault.ts'
import { exchangePollers, moveToOutbox } from './exchange.ts'

const LAND = 'bien-dong-chuyen-nhuong'
const [SECTION, BRANCH] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd']
const OFFICER = ['officer', BRANCH] as const

let province: Province
let desk: Desk
let person: Person
let exchange: ExchangeDesk
let nth = 0
const machine = movableClock('2026-11-30T08:00+07:00')

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  person = await province.aPerson(1)
})
afterAll(() => province.drop())
beforeEach(async () => { exchange = await openExchange(province, machine) })
afterEach(() => exchange.close())

/** The clock of the machine, as it goes on between two looks at it. */
const ticking = { now: () => {
  later(machine, 0.001)
  return machine.now()
} }
const later = (clock: MovableClock, seconds: number) => {
  clock.set(new Date(clock.now().getTime() + seconds * 1_000).toISOString())
}
async function tell(): Promise<void> {
  later(province.clock, 11) // what may still be undone is told of to nobody
  await exchange.move()
  while ((await exchange.send()).hasMore) later(machine, 0)
}
const outbox = async () => (await sql<{ kind: string; state: string; fault: string | null }>`
  select kind, state, fault from integration.message_out order by id`.execute(province.db)).rows
/** At a counter, taken, waiting for money, paid: 2, 4, 6, 4 of the national codes (NĐ 107/2021). */
async function settleSome(): Promise<string> {
  const more = { answers: { nth: String(nth += 1) } }
  const { publicId, number } = await desk.receive(LAND, ['reception', SECTION], { person, territory: 'xa:18856', more })
  for (const deed of ['take', 'ask-payment', 'pay'] as const) {
    later(province.clock, 60)
    await desk.act(deed, publicId, OFFICER)
  }
  return number
}

test('the portal has each state of a dossier in order, each step once, and our outbox knows it', async () => {
  const number = await settleSome()
  await tell()
  const { seen, dossiers } = await exchange.held()
  expect(dossiers[number]?.states).toEqual(['2', '4', '6', '4'])
  expect(dossiers[number]?.steps.map(({ TrangThai }) => TrangThai)).toEqual(['2', '4', '6', '4'])
  expect(seen).toMatchObject({ added: 1, repeated: 0, refused: 0 })
  expect(new Set((await outbox()).map(({ state }) => state))).toEqual(new Set(['acknowledged']))
})

test.each([
  ['is down', { down: true }, 'unreachable'],
  ['answers errors', { errors: true }, 'http-500'],
  ['answers nonsense', { garbage: true }, 'answer-unreadable'],
])('while the portal %s nothing is lost; then all of it arrives in order, once', async (_, fault, code) => {
  const first = await settleSome()
  await exchange.faults(fault)
  await tell()
  expect(await exchange.held().then(({ dossiers }) => dossiers)).toEqual({})
  const second = await settleSome()
  for (let minute = 0; minute < 30; minute += 1) {
    later(machine, 60)
    await tell()
  }
  expect((await outbox()).filter(({ state }) => state !== 'waiting')).toEqual([])
  expect((await outbox()).some((one) => one.fault === code)).toBe(true)
  await exchange.faults({})
  later(machine, 301)
  await tell()
  const { seen, dossiers } = await exchange.held()
  for (const number of [first, second]) {
    expect(dossiers[number]?.states).toEqual(['2', '4', '6', '4'])
    expect(dossiers[number]?.steps).toHaveLength(4)
  }
  expect(seen).toMatchObject({ added: 2, repeated: 0, refused: 0 })
})

test('a partner that rests is not asked again before its time', async () => {
  await settleSome()
  await exchange.faults({ errors: true })
  await tell()
  const before = await exchange.received()
  await tell()
  expect(await exchange.received()).toBe(before)
  later(machine, 3)
  await tell()
  expect(await exchange.received()).toBeGreaterThan(before)
})

test('a session that ended is opened anew, and the message is not lost with it', async () => {
  const first = await settleSome()
  await tell()
  await exchange.act('end-sessions')
  const second = await settleSome()
  await tell()
  const { dossiers } = await exchange.held()
  expect([first, second].map((number) => dossiers[number]?.states.length)).toEqual([4, 4])
})

test('a process that died between the answer and its noting sends the same again, and the portal has it once', async () => {
  const number = await settleSome()
  await tell()
  // As if no answer had been noted: everything waits again.
  await sql`update integration.message_out set state = 'waiting', acknowledged_at = null, answer_digest = null`
    .execute(province.database.owner)
  await tell()
  const { seen, dossiers } = await exchange.held()
  expect(seen['added']).toBe(1)
  expect(dossiers[number]?.steps).toHaveLength(4)
  expect(new Set((await outbox()).map(({ state }) => state))).toEqual(new Set(['acknowledged']))
})

test('what the portal refuses is dead, and holds the later messages of its dossier and no others', async () => {
  const number = await settleSome()
  const other = await settleSome()
  later(province.clock, 11)
  await exchange.move()
  const broken = await sql<{ id: bigint }>`
    update integration.message_out set body = body || '{"TrangThaiHoSo": 7}'
    where id = (select min(id) from integration.message_out) returning id`.execute(province.database.owner)
  expect(broken.rows).toHaveLength(1)
  while ((await exchange.send()).hasMore) later(machine, 0)
  const { dossiers } = await exchange.held()
  expect([dossiers[number], dossiers[other]?.states.length]).toEqual([undefined, 4])
  expect((await outbox()).map(({ state }) => state)).toEqual([
    'dead', ...Array<string>(7).fill('waiting'), ...Array<string>(8).fill('acknowledged'),
  ])
})

test('two processes send nothing twice and nothing out of order', async () => {
  const numbers: string[] = []
  for (let one = 0; one < 3; one += 1) numbers.push(await settleSome())
  later(province.clock, 11)
  const { rooms, adapter } = exchange
  await Promise.all([moveToOutbox(rooms, adapter), moveToOutbox(rooms, adapter)])
  await exchange.move()
  const [mine, theirs] = [randomUUID(), randomUUID()]
  await exchange.faults({ slow: 20 })
  for (let round = 0; round < 3; round += 1) await Promise.all([exchange.send(mine), exchange.send(theirs)])
  const { seen, dossiers } = await exchange.held()
  expect(numbers.map((number) => dossiers[number]?.states)).toEqual(numbers.map(() => ['2', '4', '6', '4']))
  expect(seen).toMatchObject({ added: 3, repeated: 0, refused: 0 })
})

test('what a slow transaction tells of is not stepped over by what is told of later', async () => {
  const slow = await settleSome()
  await tell()
  const before = (await outbox()).length
  let letGo: () => void = () => undefined
  const isHeld = new Promise<void>((done) => { letGo = done })
  let begun: () => void = () => undefined
  const hasBegun = new Promise<void>((done) => { begun = done })
  const running = province.inOneGo(async (ctx) => {
    const done = await tellAgain(ctx, { partner: exchange.adapter.partner, number: slow })
    // What is left to the commit is written by now, and it may stay open for as long as the other takes.
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(ctx.tx)
    begun()
    await isHeld
    return done
  })
  await hasBegun
  const quick = await settleSome()
  later(province.clock, 11)
  // While it runs its event cannot be seen, and that of the other, which comes after it, is not passed.
  await moveToOutbox(exchange.rooms, exchange.adapter)
  expect(await outbox()).toHaveLength(before)
  letGo()
  await running
  await tell()
  expect(await outbox()).toHaveLength(before + 1 + 8)
  expect((await exchange.held()).dossiers[quick]?.states).toEqual(['2', '4', '6', '4'])
})

test('a message in the middle that is refused lets none of its dossier past, whatever a call has room for', async () => {
  const number = await settleSome()
  later(province.clock, 11)
  await exchange.move()
  await sql`update integration.message_out set body = body || '{"TrangThaiHoSo": 7}'
    where id = (select min(id) from integration.message_out where kind = 'dossier-change')`.execute(province.database.owner)
  while ((await exchange.send()).hasMore) later(machine, 0)
  expect((await exchange.held()).dossiers[number]).toMatchObject({ states: ['2'], steps: [{ TrangThai: '2' }] })
  expect((await outbox()).map(({ state }) => state)).toEqual([
    'acknowledged', 'acknowledged', 'dead', ...Array<string>(5).fill('waiting'),
  ])
})

test('an event that is read a second time makes no second message', async () => {
  await settleSome()
  await exchange.move()
  const before = await outbox()
  // As if a cursor came from an old copy of the database.
  await sql`update audit.cursor set era = 0, xid = '0', id = 0 where consumer = ${`to-${exchange.adapter.partner}`}`
    .execute(province.database.owner)
  await expect(moveToOutbox(exchange.rooms, exchange.adapter, 100_000)).rejects.toThrow('message_out_once_an_event')
  expect(await outbox()).toEqual(before)
})

test('a partner that was away for long is tried again within five minutes, and never given up', async () => {
  await settleSome()
  await exchange.faults({ errors: true })
  await tell()
  for (let nth = 0; nth < 20; nth += 1) {
    const before = await exchange.received()
    later(machine, 300)
    await tell()
    expect(await exchange.received()).toBeGreaterThan(before)
  }
  expect(new Set((await outbox()).map(({ state }) => state))).toEqual(new Set(['waiting']))
})

test('of two processes one sends; the other leaves it alone until the lease is given back', async () => {
  await settleSome()
  later(province.clock, 11)
  await exchange.move()
  await exchange.faults({ slow: 50 })
  const both = await Promise.all([exchange.send(randomUUID()), exchange.send(randomUUID())])
  expect(both.map(({ settled }) => settled).sort((a, b) => a - b)).toEqual([0, 8])
  expect((await exchange.held()).seen).toMatchObject({ added: 1, repeated: 0, refused: 0 })
})

test('one that is paused is told nothing, however long it has rested', async () => {
  await settleSome()
  later(province.clock, 11)
  await exchange.move()
  await province.inOneGo((ctx) => pausePartner(ctx, { partner: exchange.adapter.partner, reason: 'Bảo trì' }))
  later(machine, 86_400)
  await exchange.send()
  expect([await exchange.received(), new Set((await outbox()).map(({ state }) => state))]).toEqual([0, new Set(['waiting'])])
  await province.inOneGo((ctx) => resumePartner(ctx, exchange.adapter.partner))
  await exchange.send()
  expect(await exchange.received()).toBeGreaterThan(0)
})

test('a message on which the partner stumbles is dead in the end, and the others go on without it', async () => {
  const stumbling = await settleSome()
  const others = [await settleSome(), await settleSome(), await settleSome()]
  later(province.clock, 11)
  await exchange.move()
  const { rows: [row] } = await sql<{ id: bigint }>`select id from dossiers.dossier where number = ${stumbling}`
    .execute(province.db)
  const { rooms, adapter: { outlet } } = exchange
  const falling: typeof outlet = { ...outlet, async send(messages) {
    if (messages.some(({ dossierId }) => dossierId === row?.id)) throw new SendFault('http-500', false)
    return outlet.send(messages)
  } }
  // Ten minutes between looks are longer than any rest; it fails alone six times and once before that with others.
  for (let look = 0; look < 20; look += 1) {
    later(machine, 600)
    await drainOutbox({ ...rooms, machineClock: ticking }, falling, randomUUID())
  }
  const { dossiers } = await exchange.held()
  expect(others.map((number) => dossiers[number]?.states.length)).toEqual([4, 4, 4])
  expect((await outbox()).filter(({ state }) => state === 'dead')).toEqual([
    { kind: 'dossier-new', state: 'dead', fault: 'http-500' },
  ])
})

test('one look wakes who has something to move or to send, and nobody else', async () => {
  await tell()
  const [look, mover, sender] = exchangePollers(exchange.rooms)
  const woken = () => Promise.all([mover, sender].map(async (poller) => {
    const soon = new AbortController()
    setImmediate(() => { soon.abort() })
    return poller?.wake?.rest(3_600_000, soon.signal).then(() => !soon.signal.aborted)
  }))
  const seen = async () => {
    await look?.run()
    return woken()
  }
  expect(await seen()).toEqual([false, false])
  await settleSome()
  later(province.clock, 11)
  // What runs beside this may keep events back for a moment.
  await expect.poll(seen).toEqual([true, false])
  await mover?.run()
  expect(await woken()).toEqual([false, true])
  expect(await seen()).toEqual([false, true])
})
