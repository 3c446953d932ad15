/** Need: a partner that has too much to do and says until when is left alone as a whole, and no message pays for it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDesk } from '../../../test/dossier-desk.ts'
import { movableClock } from '../../../test/movable-clock.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { RestAsked } from '../../kernel/rest-asked.ts'
import { SendFault } from '../../platform/send-fault.ts'
import type { KeepingOutlet } from './keeping-outlet.ts'
import { drainOutbox } from './public.ts'
import { readRegister } from './registers/ask-register.ts'
import type { RegisterRule } from './registers/domain/register-rule.ts'
import type { Register } from './registers/register.ts'

const P = 'a-partner'
const clock = movableClock('2026-11-30T08:00+07:00')
/** A moment passes each time it is looked at, so that what is noted later is later. */
const machineClock = {
  now: () => {
    const now = clock.now()
    clock.set(new Date(now.getTime() + 1).toISOString())
    return now
  },
}
let province: Province
let dossiers: readonly bigint[]
let events = 100_000
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
  await wait('a', 0)
  await wait('b', 1)
  sent = []
  asks = new Map()
})

/** `nth` is that of its dossier; undefined of what keeps no order. */
async function wait(says: string, nth?: number) {
  const now = machineClock.now()
  events += 1
  await sql`insert into integration.message_out
      (partner, dossier_id, kind, era, event_id, body, digest, happened_at, made_at)
    values (${P}, ${nth === undefined ? null : dossiers[nth]}, 'step', 1, ${events}, ${{ says }}, ${Buffer.alloc(32, 1)}, ${now}, ${now})`
    .execute(owner())
}

const outlet: KeepingOutlet = {
  partner: P, most: 1,
  send: async (messages) => Promise.resolve(messages.map(({ id, body: { says } }) => {
    sent.push(says)
    const asked = asks.get(says)
    if (asked) throw new SendFault('http-429', false, undefined, asked)
    return { id, is: 'taken', answer: 'ok' }
  })),
}
const later = (seconds: number) => { clock.set(new Date(clock.now().getTime() + seconds * 1_000).toISOString()) }
const drain = async (of: KeepingOutlet, longestRestSeconds?: number) => {
  while ((await drainOutbox({ db: province.db, machineClock, longestRestSeconds }, of, randomUUID())).hasMore);
}
const look = async (seconds = 0, longestRestSeconds?: number) => {
  later(seconds)
  sent = []
  await drain(outlet, longestRestSeconds)
  return sent.sort()
}
const stumbles = async () => (await sql<{ says: string; stumbles: number }>`
  select body->>'says' as says, stumbles from integration.message_out where stumbles > 0`.execute(owner())).rows
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

test('a message that came when it had too much to do is not to blame, whether all go or two to learn if it is back', async () => {
  // While others are taken: since then it answered, so that any other fault would count against a.
  asks = new Map([['a', seconds('10')]])
  expect(await look()).toEqual(['a', 'b'])
  await wait('c', 1)
  asks = new Map([['a', seconds('10')], ['c', seconds('10')]])
  expect(await look(10)).toEqual(['a', 'c'])
  expect(await look(10)).toEqual(['a', 'c'])
  expect(await stumbles()).toEqual([])
})

test('one on which it asks for a rest each time while it takes others keeps them from nothing', async () => {
  asks = new Map([['a', seconds('3600')], ['b', seconds('3600')]])
  await look()
  asks = new Map([['a', seconds('3600')]])
  // Once more alone: it might take a call at a time.
  expect(await look(3_600)).toEqual(['a', 'a', 'b'])
  await wait('c', 1)
  // Not an hour, but as long as after any fault.
  expect(await look(4)).toEqual(['a', 'a', 'c'])
  // And that one has stumbled: others were taken between.
  expect(await stumbles()).toEqual([{ says: 'a', stumbles: 1 }])
})

test('calls stay as full as they were, however often it asks for a rest: what was answered so does not go alone', async () => {
  for (let nth = 0; nth < 30; nth += 1) await wait(`word ${String(nth)}`)
  let [lets, calls] = [0, 0]
  const portal: KeepingOutlet = {
    partner: P, most: 100,
    send: async (messages) => {
      calls += 1
      if (calls > lets) return Promise.reject(new SendFault('http-429', false, undefined, seconds('60')))
      return Promise.resolve(messages.map(({ id }) => ({ id, is: 'taken', answer: 'ok' })))
    },
  }
  // Two are let through after each rest, and then one call of each lane is told to rest.
  for (lets of [0, 2, 2, 2, 100]) {
    calls = 0
    later(60)
    await drain(portal)
  }
  expect((await sql`select from integration.message_out where state = 'waiting'`.execute(owner())).rows).toEqual([])
  expect(calls).toBeLessThanOrEqual(2 + 8)
})

test('one that takes a call at a time is back though two go to learn it: the other is sent once more', async () => {
  asks = new Map([['a', seconds('60')], ['b', seconds('60')]])
  await look()
  let isOut = false
  later(60)
  await drain({
    ...outlet,
    async send(messages) {
      if (isOut) throw new SendFault('http-429', false, undefined, seconds('60'))
      isOut = true
      await Promise.resolve()
      isOut = false
      return messages.map(({ id }) => ({ id, is: 'taken', answer: 'ok' }))
    },
  })
  expect((await sql`select from integration.message_out where state = 'waiting'`.execute(owner())).rows).toEqual([])
  expect((await sql`select failures, retry_at from integration.partner`.execute(owner())).rows)
    .toEqual([{ failures: 0, retryAt: null }])
})

const RULE: RegisterRule = {
  basis: 'Luật Căn cước', limitMilliseconds: 400, cacheMinutes: 60, keepDays: 30, failures: 3, restSeconds: 60,
  longestRestSeconds: 600, level: 2,
}

test('a register rests though calls that were out before are answered, or fail, after one of them was told so', async () => {
  const outcomes = async () => (await sql<{ outcome: string }>`
    select outcome from integration.register_call order by id`.execute(owner())).rows.map(({ outcome }) => outcome)
  const askAbout = async (nth: number, said: Register['read']) => readRegister({ ...province, machineClock }, {
    register: {
      code: 'population', about: ['citizen'], entries: [], transport: 'lgsp', read: said,
      confirm: async () => Promise.resolve(false),
    },
    rule: RULE, personId: (await province.aPerson(nth)).id, subjectKind: 'intake', subject: 'i-1', procedure: '1.001193',
    reason: 'prefill', sender: { actorId: 901n, unitId: 7n }, officer: 'can-bo-901', entries: [],
  })
  const nobody = async () => Promise.resolve(undefined)
  // Each is out while the one after it is asked.
  await askAbout(2, async () => {
    await askAbout(3, async () => {
      await askAbout(4, async () => Promise.reject(new SendFault('http-429', false, undefined, seconds('600'))))
      throw new SendFault('timeout', false)
    })
    return undefined
  })
  expect(await outcomes()).toEqual(['unknown', 'failed', 'failed'])
  later(599)
  expect(await askAbout(5, nobody)).toBe('away')
  later(1)
  expect(await askAbout(5, nobody)).toBe('unknown')
  // The one call that was made after the rest has ended it, for everybody.
  expect([await askAbout(6, nobody), await outcomes()])
    .toEqual(['unknown', ['unknown', 'failed', 'failed', 'unknown', 'unknown']])
})
