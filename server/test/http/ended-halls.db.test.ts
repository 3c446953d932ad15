/** Need (part C7): the past days of a hall do not vanish with its section: whoever runs the heir opens them. */
import type { QueueDevices, QueueHalls } from '@motcua/contracts/queue.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultDataSet } from '../../src/cli/data-set.ts'
import { readPlan } from '../../src/cli/succession/read-plan.ts'
import { succeedNext } from '../../src/jobs/succeed-units.ts'
import { type Unit, beginSuccession } from '../../src/modules/organisation/public.ts'
import { makeDevice } from '../../src/modules/queue/public.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { STAFF_ROLES, asRole, officesOf, staffOffices } from './offices.ts'

const [BEFORE, SINCE] = ['2024-11-29', '2024-12-02']
let http: HttpServer
let [ended, heir]: (Unit | undefined)[] = []
let [head, stranger]: Caller[] = []

beforeAll(async () => {
  http = await startHttp()
  const { province } = http
  province.clock.set('2024-12-01T00:10+07:00')
  await province.directory.refresh()
  const begun = await province.inOneGo((ctx) =>
    beginSuccession(ctx, province.directory, readPlan(`${defaultDataSet()}/succession/2024-12-01.yaml`)))
  while (await succeedNext({ ...province, machineClock: province.clock }, begun));
  await province.directory.refresh()
  province.clock.set(`${SINCE}T09:00+07:00`)
  const [before, since] = [province.directory.on(BEFORE), province.directory.on(SINCE)]
  for (const unit of since.units.filter(({ isOneStop }) => isOneStop)) {
    const was = since.predecessorsOf(unit.id).map((id) => before.byId(id)).find((one) => one?.isOneStop)
    if (was) [ended, heir] = [was, unit]
  }
  const offices = officesOf(http)
  const [first] = offices
  if (!first || !heir) throw new Error('no section has ended')
  const at = heir
  const seats = Object.fromEntries(STAFF_ROLES.map((role) => [role, at])) as typeof first.seats
  await staffOffices(http, [{ ...first, name: 'heir', seats }, { ...first, name: 'other' }])
  ;[head, stranger] = [await asRole(http, 'one_stop_head', 'heir'), await asRole(http, 'one_stop_head', 'other')]
})
afterAll(async () => http.stop())

async function unitsOn(caller: Caller | undefined, day: string): Promise<string[]> {
  const body = (await caller?.call('GET', `/api/queue/halls?on=${day}`))?.body as unknown as QueueHalls
  return body.halls.map(({ unitId }) => unitId)
}

test('the head of the heir opens the past days of a section that has ended, and others do not', async () => {
  expect(ended?.publicId).not.toBe(heir?.publicId)
  expect(await unitsOn(head, BEFORE)).toContain(ended?.publicId)
  expect(await unitsOn(head, SINCE)).toEqual([heir?.publicId])
  expect(await unitsOn(stranger, BEFORE)).not.toContain(ended?.publicId)
})

test('the head of the heir sees the kiosk of a section that has ended, and revokes it; others do neither', async () => {
  const { rows: [clerk] } = await sql<{ id: bigint }>`select account_id as id from identity.staff limit 1`
    .execute(http.province.database.owner)
  const { device } = await http.province.inOneGo((ctx) => makeDevice(ctx, {
    unitId: ended?.id ?? 0n, kind: 'kiosk', name: 'Máy cũ',
  }), { actorId: clerk?.id ?? 0n })
  const seen = async (caller: Caller | undefined) => ((await caller?.call('GET', '/api/queue/devices'))?.body as
    unknown as QueueDevices).places.flatMap(({ devices }) => devices.map(({ name }) => name))
  const revoke = async (caller: Caller | undefined) =>
    (await caller?.call('POST', `/api/queue/devices/${device}/ending`, { body: {}, key: crypto.randomUUID() }))?.status
  expect([await seen(head), await seen(stranger)]).toEqual([['Máy cũ'], []])
  expect([await revoke(stranger), await revoke(head), await seen(head)]).toEqual([404, 200, []])
})
