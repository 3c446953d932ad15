/** Need: a partner that has more than can be heard at once is still heard: of what is newer, whole an hour later. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { movableClock } from '../../../test/movable-clock.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { SendFault } from '../../platform/send-fault.ts'
import type { Inlet } from './inlet.ts'
import { listNew } from './list-new.ts'

const PARTNER = 'thu-nghiem'
let province: Province
const machine = movableClock('2026-11-30T12:00+07:00')
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())
beforeEach(async () => {
  machine.set('2026-11-30T12:00+07:00')
  await sql`delete from integration.partner where code = ${PARTNER}`.execute(province.database.owner)
  await sql`insert into integration.partner (code, listed_until, listed_whole_at)
    values (${PARTNER}, '2026-11-30T11:00+07:00', '2026-11-29T11:00+07:00')`.execute(province.database.owner)
})

const asked: (string | undefined)[] = []
const inlet = (fault: string | undefined): Inlet => ({
  partner: PARTNER, laidAt: () => new Date('2026-11-30T11:30+07:00'),
  async list(since?: Date) {
    asked.push(since?.toISOString())
    if (!since && fault !== undefined) throw new SendFault(fault, false)
    return ['one']
  },
  read: async () => { throw new Error('not here') }, confirm: async () => undefined, handle: async () => ({ is: 'done', dossierId: null }),
})
const look = async (fault?: string) => {
  asked.length = 0
  const { names, noteKept } = await listNew({ ...province, machineClock: machine }, inlet(fault))
  await noteKept(new Set(names))
  return [...asked]
}
const SINCE = '2026-11-30T03:00:00.000Z'

test('all is too much: what is newer is asked for in the same round, and all again an hour later', async () => {
  expect(await look('timeout')).toEqual([undefined, SINCE])
  machine.set('2026-11-30T12:59+07:00')
  expect(await look('timeout')).toEqual(['2026-11-30T03:30:00.000Z'])
  machine.set('2026-11-30T13:00+07:00')
  expect(await look()).toEqual([undefined])
})

test('a partner that is away is not asked twice', async () => {
  await expect(look('unreachable')).rejects.toMatchObject({ code: 'unreachable' })
  expect(asked).toEqual([undefined])
})
