/**
 * Need: whoever directs sees where the own units stand with what the plan demands, and communes on a map, before and
 * after they were merged; of other units nothing (KH 1107 II).
 */
import type { TargetDossiers, TargetMap, TargetStandings } from '@motcua/contracts/targets.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultDataSet } from '../../src/cli/data-set.ts'
import { readPlan } from '../../src/cli/succession/read-plan.ts'
import { succeedNext } from '../../src/jobs/succeed-units.ts'
import { beginSuccession } from '../../src/modules/organisation/public.ts'
import { type InventedFact, addFacts } from '../reporting-facts.ts'
import { type HttpServer, startHttp } from './as-user.ts'
import { type Office, type StaffRole, officesOf, staffOffices, usernameOf } from './offices.ts'

const ONLINE = 'ho-so-truc-tuyen'
let http: HttpServer
let home: Office
let other: Office
beforeAll(async () => {
  http = await startHttp()
  const [first, second] = officesOf(http)
  if (!first || !second) throw new Error('no two communes')
  ;[home, other] = [first, second]
  await staffOffices(http, [home, other])
  // Of the commune of the home office 3 of 5 are online, of the other 1 of 2.
  await addFacts(http.province.db, [...facts(home, 3, 2), ...facts(other, 1, 1)])
})
afterAll(async () => http.stop())

function facts(office: Office, online: number, counter: number): InventedFact[] {
  const one = { unitId: office.seats.agency_head.id, receivedAt: '2021-06-07T08:00+07:00' }
  return [
    ...Array.from({ length: online }, () => ({ ...one, channel: 'online' as const })),
    ...Array.from({ length: counter }, () => ({ ...one, channel: 'counter' as const })),
  ]
}

interface Answered<T> { readonly status: number; readonly body: T }
async function asked<T>(role: StaffRole, office: Office, path = ''): Promise<Answered<T>> {
  const { status, text } = await (await http.asUser(usernameOf(role, office.name))).call('GET', `/api/targets${path}`)
  return { status, body: JSON.parse(text) as T }
}
const online = ({ targets }: TargetStandings) => targets.find(({ id }) => id === ONLINE)
const seen = ({ tiles }: TargetMap) => tiles.filter(({ counts }) => counts !== null && counts.denominator > 0)
  .map(({ name, counts }) => [name, counts?.numerator, counts?.denominator])

test('a head sees the fifteen for the own agency and no other', async () => {
  const { body } = await asked<TargetStandings>('agency_head', home)
  expect(body).toMatchObject({ year: 2021, until: '2021-06-25', unit: { id: home.seats.agency_head.publicId } })
  expect(body.targets).toHaveLength(15)
  expect(online(body)).toMatchObject({
    line: null, noLine: { why: 'not-yet', from: 2025 }, metric: { id: ONLINE },
    trajectory: { soFar: { numerator: 3, denominator: 5 }, share: 60, isMet: null, forecast: null, demand: null },
  })
  expect(body.targets.find(({ id }) => id === 'hai-long')).toMatchObject({ metric: null, trajectory: null })
  const unit = `?unit=${other.seats.agency_head.publicId}`
  expect(body.units.map(({ id }) => id)).not.toContain(other.seats.agency_head.publicId)
  for (const path of [unit, `/dossiers${unit}&target=${ONLINE}`, `?unit=${crypto.randomUUID()}`])
    expect(await asked('agency_head', home, path)).toMatchObject({ status: 404, body: { code: 'not-found' } })
})

test('whoever sees the province begins with it and may ask of each agency; a year to come has lines alone', async () => {
  const all = await asked<TargetStandings>('leader_viewer', home)
  expect(online(all.body)?.trajectory?.soFar).toEqual({ numerator: 4, denominator: 7 })
  const unit = `?unit=${other.seats.agency_head.publicId}`
  expect(online((await asked<TargetStandings>('leader_viewer', home, unit)).body)?.trajectory?.soFar)
    .toEqual({ numerator: 1, denominator: 2 })
  const later = (await asked<TargetStandings>('leader_viewer', home, `${unit}&year=2026`)).body
  expect(later.until).toBeNull()
  expect(online(later)).toMatchObject({ line: { value: 50, ofYear: 2025, isKept: true }, trajectory: null })
})

test('there is nothing behind a target that nothing measures, nor behind one that there is not', async () => {
  // These facts have no dossiers behind them: a page is of those that there are.
  expect(await asked<TargetDossiers>('agency_head', home, `/dossiers?target=${ONLINE}`))
    .toEqual({ status: 200, body: { items: [], next: null } })
  for (const target of ['hai-long', 'no-such'])
    expect((await asked('agency_head', home, `/dossiers?target=${target}`)).status).toBe(404)
})

test('all 151 communes of 2021 stand on the map, each on a tile of its own; of others a head sees no figure', async () => {
  const all = (await asked<TargetMap>('leader_viewer', home, `/map?target=${ONLINE}`)).body
  expect(all).toMatchObject({ layout: 'communes_2021', until: '2021-06-25', layouts: [{ key: 'communes_2021' }] })
  expect(new Set(all.tiles.map(({ col, row }) => `${col} ${row}`)).size).toBe(151)
  expect(seen(all).sort()).toEqual([[home.territory.name, 3, 5], [other.territory.name, 1, 2]].sort())
  const own = (await asked<TargetMap>('agency_head', home, `/map?target=${ONLINE}`)).body
  expect(own.tiles).toHaveLength(151)
  expect(own.tiles.filter(({ isSeen }) => isSeen).map(({ name }) => name)).toEqual([home.territory.name])
  expect(seen(own)).toEqual([[home.territory.name, 3, 5]])
  for (const query of [`target=none`, `target=${ONLINE}&layout=none`, `target=${ONLINE}&year=2026`])
    expect((await asked('leader_viewer', home, `/map?${query}`)).status).toBe(404)
})

describe('after communes were merged', () => {
  beforeAll(async () => {
    for (const day of ['2024-12-01', '2025-03-01', '2025-07-01']) {
      http.province.clock.set(`${day}T00:10+07:00`)
      await http.province.directory.refresh()
      const begun = await http.province.inOneGo((ctx) => beginSuccession(
        ctx, http.province.directory, readPlan(`${defaultDataSet()}/succession/${day}.yaml`)))
      while (await succeedNext({ ...http.province, machineClock: http.province.clock }, begun));
      await http.province.directory.refresh()
    }
    http.province.clock.set('2025-09-01T09:00+07:00')
    // Of 2025: two before the merger, one after it.
    const unitId = home.seats.agency_head.id
    const heir = http.province.directory.on('2025-09-01').heirOf(unitId)?.id ?? expect.fail('no heir')
    await sql`delete from reporting.fact`.execute(http.province.db)
    await addFacts(http.province.db, [
      { unitId, receivedAt: '2025-03-03T08:00+07:00', settledAt: '2025-03-05T08:00+07:00', channel: 'online' },
      { unitId, receivedAt: '2025-03-03T08:00+07:00', settledAt: '2025-03-05T08:00+07:00', channel: 'counter' },
      { unitId: heir, receivedAt: '2025-08-04T08:00+07:00', channel: 'online' },
    ])
  })

  test('41 stand on the new map with what theirs had before, 145 on the old one until its last day', async () => {
    const now = (await asked<TargetMap>('leader_viewer', home, `/map?target=${ONLINE}`)).body
    expect(now).toMatchObject({ layout: 'communes_2025', until: '2025-09-01', day: '2025-09-01' })
    expect(now.layouts.map(({ key }) => key)).toEqual(['communes_2021', 'communes_2025'])
    expect([now.tiles.length, new Set(now.tiles.map(({ col, row }) => `${col} ${row}`)).size]).toEqual([41, 41])
    expect(seen(now).map(([, ...counts]) => counts)).toEqual([[2, 3]])
    expect(now.tiles.find(({ counts }) => counts?.denominator === 3))
      .toMatchObject({ isMet: true, line: { value: 50 } })
    const before = (await asked<TargetMap>('leader_viewer', home, `/map?target=${ONLINE}&layout=communes_2021`)).body
    expect(before).toMatchObject({ until: '2025-06-30', day: '2025-06-30' })
    expect([before.tiles.length, new Set(before.tiles.map(({ col, row }) => `${col} ${row}`)).size]).toEqual([145, 145])
    expect(seen(before)).toEqual([[home.territory.name, 1, 2]])
    // The year before on the map of now, as the communes of now had it.
    const earlier = (await asked<TargetMap>('leader_viewer', home, `/map?target=${ONLINE}&year=2024&layout=communes_2025`)).body
    expect([earlier.until, earlier.day, earlier.tiles.length]).toEqual(['2024-12-31', '2025-07-01', 41])
  })
})
