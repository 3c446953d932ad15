/**
 * Need: whoever waits for all of it is told the day on which it will be there: it moves with the terms of the members
 * (R9: what is waited for outside is not counted; R10: an apology promises a new day).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALL, BIRTH, type BundleDesk, COMMUNE, SECTION, openBundleDesk } from '../../../test/bundle-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { readDataSet } from '../../cli/data-set/read-data-set.ts'
import { ok } from '../../kernel/result.ts'
import { loadRows } from '../organisation/public.ts'
import { recountDossiers } from './public.ts'
import { listSlips } from './store/slip-store.ts'
import { findBundleOf } from './store/bundle-store.ts'

let province: Province
let bundles: BundleDesk
beforeAll(async () => {
  province = await createProvince()
  bundles = openBundleDesk(province)
})
afterAll(() => province.drop())

const dueOf = async (publicId: string) =>
  (await findBundleOf(province.db, (await bundles.desk.dossier(publicId)).requestId))?.dueAt
/** Friday 25/06/2021 is the day of receipt; Wednesday 30/06 = 3. */
const PROMISED = new Date('2021-06-30T17:00+07:00')

async function acceptBirth(n: number): Promise<string> {
  province.clock.set('2021-06-25T09:00+07:00')
  const { lead: { publicId } } = await bundles.submit('lt-khai-sinh-3', n, { ...BIRTH, ...ALL })
  await bundles.desk.act('accept', publicId, ['reception', SECTION])
  await bundles.desk.act('take', publicId, ['officer', COMMUNE])
  expect(await dueOf(publicId)).toEqual(PROMISED)
  return publicId
}

test('what a member waits for outside moves the whole by as much', async () => {
  const publicId = await acceptBirth(1)
  await bundles.desk.act('ask-confirmation', publicId, ['officer', COMMUNE])
  province.clock.set('2021-06-29T09:00+07:00')
  await bundles.desk.act('confirm', publicId, ['officer', COMMUNE])
  // Monday stood still, and Tuesday counts again: Tuesday = 1, Thursday 01/07 = 3.
  expect(await dueOf(publicId)).toEqual(new Date('2021-07-01T17:00+07:00'))
})

test('an apology for a member moves the whole by as much', async () => {
  const publicId = await acceptBirth(2)
  await bundles.desk.act('extend', publicId, ['agency_head', COMMUNE], { days: 1 })
  expect(await dueOf(publicId)).toEqual(new Date('2021-07-01T17:00+07:00'))
  // And says so on paper, with the name and the number of all of it (R11).
  const { id, number } = await bundles.desk.dossier(publicId)
  const apology = (await listSlips(province.db, id)).at(-1)
  expect(apology?.data).toMatchObject({
    whole: { name: bundles.desk.versionOf('lt-khai-sinh-3').content.name, number, newDay: '2021-07-01' },
  })
})

test('a holiday that was declared late moves the whole', async () => {
  const publicId = await acceptBirth(3)
  const { id } = await bundles.desk.dossier(publicId)
  const { versionId: before } = province.directory.on('2021-06-25').calendarOf(province.unit(COMMUNE).id)
  const { province: rows } = readDataSet(new URL('../../../../data/', import.meta.url).pathname)
  const calendars = rows.calendars.map((calendar) => ({
    ...calendar, holidays: [...calendar.holidays, { day: '2021-06-28', name: 'Nghỉ bù', kind: 'statutory' }],
  }))
  await province.inOneGo(async (ctx) => ok(await loadRows(ctx, { ...rows, calendars })))
  await province.directory.refresh()
  const newest = new Map([[before, province.directory.on('2021-06-25').calendarOf(province.unit(COMMUNE).id)]])
  await province.inOneGo(async (ctx) => {
    await recountDossiers(ctx, province, { newest, after: id - 1n, limit: 1 })
    return ok(null)
  })
  // Monday is none any more.
  expect(await dueOf(publicId)).toEqual(new Date('2021-07-01T17:00+07:00'))
})
