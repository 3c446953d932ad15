/** Need: how often a new date may be promised is one rule of the data, by its day (R10); nothing else says it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { openDirectory } from '../organisation/public.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const HEAD: Who = ['agency_head', COMMUNE]
let province: Province
let desk: Desk
beforeAll(async () => {
  const made = await createProvince()
  await sql`update organisation.policy set value = '2' where key = 'extensions-at-most'`.execute(made.database.owner)
  province = { ...made, directory: await openDirectory(made.database.app) }
  desk = openDesk(province)
})
afterAll(() => province.drop())

test('where the rule allows two new dates the second is taken, and the third refused', async () => {
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(1),
  })
  const first = await desk.act('extend', publicId, HEAD, { days: 2 })
  const second = await desk.act('extend', publicId, HEAD, { days: 1 })
  expect(second.dueAt?.getTime()).toBeGreaterThan(first.dueAt?.getTime() ?? Infinity)
  expect((await desk.dossier(publicId)).extensions).toBe(2)
  await expect(desk.act('extend', publicId, HEAD, { days: 1 })).rejects.toThrow('already-extended')
})
