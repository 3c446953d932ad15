/** Need (E7): one package that does not come keeps nothing else back, and a partner that is away is not waited for. */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Province, createProvince } from '../../test/province-database.ts'
import { stoppedClock } from '../platform/clock.ts'
import { SendFault } from '../platform/send-fault.ts'
import { takeIn } from '../modules/integration/public.ts'

type Inlet = Parameters<typeof takeIn>[1]
let province: Province
let asked: string[]
beforeAll(async () => { province = await createProvince() })
afterAll(() => province.drop())
beforeEach(async () => {
  asked = []
  await sql`truncate integration.message_in, integration.package_in cascade`.execute(province.database.owner)
})

/** A partner that has these packages, of which those of that name do not come. */
function inletOf(names: readonly string[], broken: RegExp, confirmed: string[] = []): Inlet {
  return {
    partner: 'national-portal',
    list: async () => names,
    async read(name) {
      asked.push(name)
      if (broken.test(name)) throw new SendFault('http-500', false)
      return {
        number: name, kind: 'word', sender: null, saidAt: null, body: {}, fault: null, files: [],
        digest: createHash('sha256').update(name).digest(),
      }
    },
    confirm: async (name) => { confirmed.push(name) },
    handle: async () => ({ is: 'done', dossierId: null }),
  }
}
const rooms = () => ({ ...province, machineClock: stoppedClock('2026-11-30T08:00+07:00') })

test('what stands behind it is taken in, and the fault is told', async () => {
  const [bad, good] = [`bad-${randomUUID()}`, `good-${randomUUID()}`]
  expect(await takeIn(rooms(), inletOf([bad, good], /^bad/))).toMatchObject({ taken: 1, fault: 'http-500' })
  expect(asked).toEqual([bad, good])
  const { rows } = await sql<{ number: string }>`select number from integration.message_in`.execute(province.db)
  expect(rows).toEqual([{ number: good }])
})

test('after three that did not come the round is over', async () => {
  expect(await takeIn(rooms(), inletOf(['a', 'b', 'c', 'd', 'e'], /./))).toMatchObject({ taken: 0, fault: 'http-500' })
  expect(asked).toEqual(['a', 'b', 'c'])
})
