/** Need (E7): what does not come, or is not heard, keeps nothing else back, and somebody sees it (ADR 0146). */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { movableClock } from '../../test/movable-clock.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { SendFault } from '../platform/send-fault.ts'
import {
  handleAgain, listHeld, listPartners, pausePartner, resumePartner, takeIn, workInbox,
} from '../modules/integration/public.ts'

type Inlet = Parameters<typeof takeIn>[1]
const PARTNER = 'national-portal'
const machine = movableClock('2026-11-30T08:00+07:00')
let province: Province
let asked: string[]
let told: string[]
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())
beforeEach(async () => {
  machine.set('2026-11-30T08:00+07:00');
  [asked, told] = [[], []]
  await sql`truncate integration.message_in, integration.package_in, integration.package_missed cascade`
    .execute(province.database.owner)
  await sql`update integration.partner set handed_over_at = null, fetch_retry_at = null`.execute(province.database.owner)
})

/** A partner that has these packages, of which those of that name do not come, and those are not heard of. */
function inletOf(
  names: readonly string[], broken: RegExp, { fault = 'http-500', deaf = /^$/ }: { fault?: string; deaf?: RegExp } = {},
): Inlet {
  return {
    partner: PARTNER,
    list: async () => names,
    async read(name) {
      asked.push(name)
      if (broken.test(name)) throw new SendFault(fault, false)
      return {
        number: name, kind: 'word', sender: null, saidAt: null, body: {}, fault: null, files: [],
        digest: createHash('sha256').update(name).digest(),
      }
    },
    async confirm(name, how) {
      told.push(`${name} ${how}`)
      if (deaf.test(name)) throw new SendFault('error-404', false)
    },
    handle: async () => ({ is: 'done', dossierId: null }),
  }
}
const rooms = () => ({ ...province, machineClock: machine })
const later = (seconds: number) => { machine.set(new Date(machine.now().getTime() + seconds * 1_000).toISOString()) }
const held = async () => listHeld(province.db, PARTNER, 0n, 50)
/** Each round five minutes after the other, in which something else comes, too; what was asked for in each. */
async function rounds(
  count: number, broken: RegExp, more: { fault?: string; others?: boolean } = {},
): Promise<string[][]> {
  const all: string[][] = []
  for (let round = 0; round < count; round += 1) {
    asked = []
    const others = more.others === false ? [] : [`good-${randomUUID()}`]
    await takeIn(rooms(), inletOf(['bad', ...others], broken, more))
    all.push(asked.map((name) => name.slice(0, 4)))
    later(300)
  }
  return all
}

test('what stands behind it is taken in, and the fault is told as long as it is awaited', async () => {
  const [bad, good] = [`bad-${randomUUID()}`, `good-${randomUUID()}`]
  const inlet = inletOf([bad, good], /^bad/)
  expect(await takeIn(rooms(), inlet)).toMatchObject({ taken: 1, fault: 'http-500' })
  expect(asked).toEqual([bad, good])
  const { rows } = await sql<{ number: string }>`select number from integration.message_in`.execute(province.db)
  expect(rows).toEqual([{ number: good }])
  expect(await takeIn(rooms(), inlet)).toMatchObject({ taken: 0, fault: 'http-500' })
  expect(asked).toEqual([bad, good])
  later(2)
  expect(await takeIn(rooms(), inletOf([bad, good], /^$/))).toMatchObject({ taken: 1, fault: null })
})

test('after three that did not come the round is over, and the next begins with those behind them', async () => {
  const inlet = inletOf(['a', 'b', 'c', 'd', 'e'], /[abc]/)
  expect(await takeIn(rooms(), inlet)).toMatchObject({ taken: 0, fault: 'http-500' })
  expect(asked).toEqual(['a', 'b', 'c'])
  later(5)
  asked = []
  expect(await takeIn(rooms(), inlet)).toMatchObject({ taken: 2, confirmed: 2, fault: 'http-500' })
  expect(asked).toEqual(['d', 'e', 'a', 'b', 'c'])
})

test('what never comes while others do is held with its fault after eight tries; its partner is told nothing', async () => {
  await rounds(7, /^bad/)
  expect(await held()).toEqual([])
  expect(await rounds(1, /^bad/)).toEqual([['good', 'bad']])
  expect(await held()).toMatchObject([{ kind: 'unreadable', fault: 'http-500' }])
  expect(await rounds(1, /^bad/)).toEqual([['good']])
  expect(told.filter((one) => one.startsWith('bad'))).toEqual([])
  expect(await takeIn(rooms(), inletOf(['bad'], /^bad/))).toMatchObject({ fault: null })
})

test.each([
  ['that hands over nothing', 'http-500', []], ['that answers that it will not hand it over', 'error-404', ['error-404']],
])('of a partner %s', async (_, fault, expected) => {
  await rounds(12, /^bad/, { fault, others: false })
  expect((await held()).map((one) => one.fault)).toEqual(expected)
})

test('handled again it is read, done and confirmed; or held again when it still does not come', async () => {
  await rounds(8, /^bad/)
  const again = async () => {
    const [one] = await held()
    await province.inOneGo(async (ctx) => handleAgain(ctx, one?.publicId ?? ''))
  }
  await again()
  const broken = inletOf(['bad'], /^bad/)
  for (let time = 0; time < 8; time += 1) {
    await workInbox(rooms(), broken)
    later(300)
  }
  expect(await held()).toMatchObject([{ fault: 'http-500' }])
  await again()
  const mended = inletOf(['bad'], /^$/)
  await workInbox(rooms(), mended)
  await workInbox(rooms(), mended)
  told = []
  expect(await takeIn(rooms(), mended)).toMatchObject({ taken: 0, confirmed: 1, fault: null })
  expect([told, await held()]).toEqual([['bad done'], []])
})

test('a word that the partner does not take is told again later, and keeps none of 500 others back', async () => {
  const names = Array.from({ length: 501 }, (_, nth) => `p${String(nth).padStart(3, '0')}`)
  // What is listed again is told again, but of a partner that lists for ever.
  const inlet = { ...inletOf(names, /^$/, { deaf: /^p[0-4]/ }), listsForEver: true }
  expect(await takeIn(rooms(), inlet)).toMatchObject({ taken: 501, fault: 'error-404' })
  expect(await takeIn(rooms(), inlet)).toMatchObject({ fault: 'error-404' })
  expect(told).toHaveLength(501)
  expect(new Set(told)).toContain('p500 done')
  later(2)
  told = []
  const hearing = { ...inletOf(names, /^$/), listsForEver: true }
  expect(await takeIn(rooms(), hearing)).toMatchObject({ confirmed: 500, fault: null })
})

test.each([['120', 120], ['86400', 3_600]])(
  'one that has too much to do is not asked what it has before it said (Retry-After: %s), nor for longer than %i seconds',
  async (retryAfter, seconds) => {
    let lists = 0
    const busy: Inlet = {
      ...inletOf(['good'], /^$/),
      async list() {
        lists += 1
        return Promise.reject(new SendFault('http-429', false, undefined, { retryAfter, date: null }))
      },
    }
    expect(await takeIn(rooms(), busy)).toMatchObject({ taken: 0, fault: 'http-429' })
    later(seconds - 1)
    expect(await takeIn(rooms(), busy)).toMatchObject({ fault: 'http-429' })
    expect(lists).toBe(1)
    later(1)
    expect(await takeIn(rooms(), inletOf(['good'], /^$/))).toMatchObject({ taken: 1, fault: null })
    expect(await takeIn(rooms(), busy)).toMatchObject({ fault: 'http-429' })
    expect(lists).toBe(2)
  },
)

test('one of whose lists asks for a rest is heard of the others, and rests then as a whole', async () => {
  const inlet: Inlet = {
    ...inletOf([], /^$/),
    async list(_since, missing) {
      missing?.(new SendFault('error-404', false))
      missing?.(new SendFault('http-429', false, undefined, { retryAfter: '600', date: null }))
      return Promise.resolve(['good'])
    },
  }
  expect(await takeIn(rooms(), inlet)).toMatchObject({ taken: 1, fault: 'http-429' })
  later(599)
  const next = inletOf(['next'], /^$/)
  expect(await takeIn(rooms(), next)).toMatchObject({ taken: 0, fault: 'http-429' })
  later(1)
  expect(await takeIn(rooms(), next)).toMatchObject({ taken: 1, fault: null })
})

test('until when it rests is told, and whoever pauses and resumes it ends the rest', async () => {
  const busy: Inlet = {
    ...inletOf([], /^$/),
    list: async () => Promise.reject(new SendFault('http-429', false, undefined, { retryAfter: '3600', date: null })),
  }
  await takeIn(rooms(), busy)
  const until = new Date(machine.now().getTime() + 3_600_000)
  const standing = async () => (await listPartners({ ...rooms(), adapters: [] })).find(({ code }) => code === PARTNER)
  expect(await standing()).toMatchObject({ fault: null, fetchFault: 'http-429', retryAt: until })
  await province.inOneGo((ctx) => pausePartner(ctx, { partner: PARTNER, reason: 'hẹn nhầm' }))
  await province.inOneGo((ctx) => resumePartner(ctx, PARTNER))
  expect(await standing()).toMatchObject({ retryAt: null })
  expect(await takeIn(rooms(), inletOf(['good'], /^$/))).toMatchObject({ taken: 1, fault: null })
})
