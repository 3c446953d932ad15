/**
 * Need (part C6): a device of a section that has ended is seen, and can be revoked, by whoever runs its heir
 * (NQ 1680/NQ-UBTVQH15).
 */
import { randomUUID } from 'node:crypto'
import type { OfflineDevices } from '@motcua/contracts/offline.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultDataSet } from '../../src/cli/data-set.ts'
import { readPlan } from '../../src/cli/succession/read-plan.ts'
import { succeedNext } from '../../src/jobs/succeed-units.ts'
import { type Unit, beginSuccession } from '../../src/modules/organisation/public.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { roleAt } from './offices.ts'

let http: HttpServer
let section: Unit
let elsewhere: Unit
beforeAll(async () => {
  http = await startHttp()
  const { province } = http
  const then = province.directory.on('2021-06-25')
  const oneStop = (commune: string) => {
    const agency = then.agencyGoverning(then.find(commune)?.id ?? 0n)
    const found = agency && then.oneStopOf(agency.id)
    if (!found) throw new Error(`${commune} has no section`)
    return found
  }
  section = oneStop('xa:18856')
  elsewhere = oneStop('xa:18901')
  const before = await roleAt(http, 'one_stop_head', section.id, 'truong.cu')
  const made = await before.call('POST', '/api/offline/devices', {
    body: { unitId: section.publicId, name: 'Máy tính bảng cũ' }, key: randomUUID(),
  })
  expect(made.status, made.text).toBe(201)
  for (const day of ['2024-12-01', '2025-03-01', '2025-07-01']) {
    province.clock.set(`${day}T00:10+07:00`)
    await province.directory.refresh()
    const plan = readPlan(`${defaultDataSet()}/succession/${day}.yaml`)
    const begun = await province.inOneGo((ctx) => beginSuccession(ctx, province.directory, plan))
    while (await succeedNext({ ...province, machineClock: province.clock }, begun));
  }
  await province.directory.refresh()
  province.clock.set('2025-07-03T09:00+07:00')
})
afterAll(async () => http.stop())

test('its heir lists it and revokes it; another section neither', async () => {
  const today = http.province.directory.on('2025-07-03')
  const [heir, other] = [section, elsewhere].map(({ id }) => today.heirOf(id) ?? today.byId(id))
  if (!heir || !other || heir.id === section.id) throw new Error('the section did not end')
  const [theirs, stranger] = [
    await roleAt(http, 'one_stop_head', heir.id, 'truong.noi'), await roleAt(http, 'one_stop_head', other.id, 'truong.la'),
  ]
  const devicesOf = async (caller: typeof theirs) =>
    ((await caller.call('GET', '/api/offline/devices')).body as unknown as OfflineDevices).places.flatMap(({ devices }) => devices)
  expect((await devicesOf(stranger)).map(({ name }) => name)).toEqual([])
  const [device] = await devicesOf(theirs)
  expect(device?.name).toBe('Máy tính bảng cũ')
  const end = (caller: typeof theirs) =>
    caller.call('POST', `/api/offline/devices/${device?.id ?? ''}/ending`, { body: {}, key: randomUUID() })
  expect([(await end(stranger)).status, (await end(theirs)).status]).toEqual([404, 200])
})
