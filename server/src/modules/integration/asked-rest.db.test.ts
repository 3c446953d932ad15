/** Need: a partner that has too much to do and says until when is left alone as a whole, and no message pays for it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { type RestAsked, SendFault } from '../../platform/send-fault.ts'
import type { KeepingOutlet } from './keeping-outlet.ts'
import { drainOutbox } from './public.ts'

const P = 'a-partner'
const machineClock = movableClock('2026-11-30T08:00+07:00')
let province: Province
let dossiers: readonly bigint[]
/** By what they say, as they were sent. */
let sent: unknown[]
/** What each is answered that is not taken. */
let asks: ReadonlyMap<unknown, RestAsked>
const owner = () => province.database.owner
beforeAll(async () => {
  province = await createProvince()
  const [person, desk] = [await province.aPerson(1), openDesk(province)]
  for (const nth of ['1', '2']) await desk.receive('bien-dong-chuyen-nhuong', ['reception', 'cq:ubnd-dong-hoi:bpmc'], {
    person, territory: 'xa:18856', more: { answers: { nth } },
  })
  const { rows } = await sql<{ id: bigint }>`select id from dossiers.dossier order by id`.execute(owner())
  dossiers = rows.map(({ id }) => id)
})
afterAll(() => province.drop())
beforeEach(async () => {
  await sql`truncate integration.message_out, integration.message_in, integration.partner cascade`.execute(owner())
  await sql`insert into integration.partner (code) values (${P})`.execute(owner())
  await sql`insert into integration.message_out (partner, dossier_id, kind, era, event_id, body, digest, happened_at, made_at)
    select ${P}, id, 'step', 1, 100000 + place, jsonb_build_object('says', chr(96 + place::int)), ${Buffer.alloc(32, 1)},
      ${machineClock.now()}, ${machineClock.now()}
    from unnest(${dossiers}::bigint[]) with ordinality of(id, place)`.execute(owner())
  sent = []
  asks = new Map()
})

const outlet: KeepingOutlet = {
  partner: P, most: 1,
  send: async (messages) => Promise.resolve(messages.map(({ id, body: { says } }) => {
    sent.push(says)
    const asked = asks.get(says)
    if (asked) throw new SendFault('http-429', false, undefined, asked)
    return { id, is: 'taken', answer: 'ok' }
  })),
}
const look = async (seconds = 0, longestRestSeconds?: number) => {
  machineClock.set(new Date(machineClock.now().getTime() + seconds * 1_000).toISOString())
  sent = []
  while ((await drainOutbox({ db: province.db, machineClock, longestRestSeconds }, outlet, randomUUID())).hasMore);
  return sent.sort()
}
const stumbles = async () => (await sql<{ stumbles: number }>`
  select max(stumbles)::int as stumbles from integration.message_out`.execute(owner())).rows[0]?.stumbles
const seconds = (retryAfter: string): RestAsked => ({ retryAfter, date: null })

test('nothing goes to it before it asks to be asked, and then everything', async () => {
  asks = new Map([['a', seconds('600')], ['b', seconds('600')]])
  expect((await look()).length).toBeGreaterThan(0)
  expect(await look(599)).toEqual([])
  asks = new Map()
  expect(await look(1)).toEqual(['a', 'b'])
})

test('it is left alone no longer than the setting lets it ask for', async () => {
  asks = new Map([['a', seconds('86400')], ['b', seconds('86400')]])
  await look(0, 60)
  asks = new Map()
  expect(await look(60)).toEqual(['a', 'b'])
})

test('a message that came when it had too much to do is not to blame', async () => {
  // It answered others between, so that any other fault would count.
  for (let round = 0; round < 3; round += 1) {
    asks = new Map([['a', seconds('10')], ['b', seconds('10')]])
    await look(600)
    await sql`update integration.partner set failures = 0, retry_at = null, answered_at = ${machineClock.now()}`.execute(owner())
    await sql`update integration.message_out set tried_at = tried_at - interval '1 minute'`.execute(owner())
  }
  expect(await stumbles()).toBe(0)
})

test('one on which it asks for a rest each time while it takes others keeps them from nothing', async () => {
  asks = new Map([['a', seconds('3600')], ['b', seconds('3600')]])
  await look()
  asks = new Map([['a', seconds('3600')]])
  expect(await look(3_600)).toEqual(['a', 'b'])
  // Not an hour, but as long as after any fault.
  expect(await look(4)).toEqual(['a'])
})
