/**
 * Need: data may say from a day on that a part of an agency is an agency of its own, as the police of a commune are.
 * What is open there goes on, is handed over to nobody, and what was written of it stays (ADR 0043).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultDataSet } from '../../cli/data-set.ts'
import { readDataSet } from '../../cli/data-set/read-data-set.ts'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { ok } from '../../kernel/result.ts'
import { type ProvinceRows, loadRows } from '../organisation/public.ts'

const [COMMUNE, POLICE] = ['cq:ubnd-xa-18856', 'cq:ubnd-xa-18856:cong-an']
const ROWS = readDataSet(defaultDataSet()).province
/** As the data were before: a section of the commune, without a code. */
const BEFORE: ProvinceRows = {
  ...ROWS, units: ROWS.units.map((unit) => unit.id === POLICE
    ? { ...unit, kind: 'division', form: null, parent: COMMUNE, host: null, agencyCode: null, codeInvented: false }
    : unit),
}
let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())

const load = async (rows: ProvinceRows, day: string) => {
  province.clock.set(`${day}T07:00+07:00`)
  await province.inOneGo(async (ctx) => ok(await loadRows(ctx, rows)))
  await province.directory.refresh()
}
const stays = async (publicId: string) => (await desk.standing(publicId)).legs.map((leg) => [
  province.directory.on('2021-06-28').byId(leg.agencyId)?.idOfData, leg.receivedAt !== null, leg.endedAt !== null,
  leg.continues,
])

test('a stay goes on with the agency that its unit has become, once, and nobody hands anything over', async () => {
  await load(BEFORE, '2021-06-24')
  const { publicId, number } = await desk.receive('dk-tam-tru', ['reception', POLICE], {
    person: await province.aPerson(1), territory: 'xa:18856',
  })
  expect(number.startsWith(province.unit(COMMUNE).agencyCode ?? '?')).toBe(true)
  expect(await stays(publicId)).toEqual([[COMMUNE, true, false, null]])

  await load(ROWS, '2021-06-28')
  const [before] = (await desk.standing(publicId)).legs
  await desk.act('take', publicId, ['officer', POLICE])
  await desk.act('propose', publicId, ['officer', POLICE])
  expect(await stays(publicId)).toEqual([[COMMUNE, true, true, null], [POLICE, true, false, before?.id]])
  const [, own] = (await desk.standing(publicId)).legs
  expect(own).toMatchObject({ dueAt: before?.dueAt, opensAt: before?.opensAt, refusedAt: null })
  await desk.act('issue', publicId, ['agency_head', POLICE])
  expect(await stays(publicId)).toHaveLength(2)
  // What was promised under the old code keeps it.
  expect((await desk.dossier(publicId)).number).toBe(number)
})
