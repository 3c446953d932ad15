/**
 * Need: a joint request is promised what its decision says of the case, and not what is shortest (QĐ 296/QĐ-VPCP 2024:
 * 6, 11, 9 or 18 working days after a death; NĐ 63/2024: 5 after a birth that must be looked into).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL, BIRTH, type BundleDesk, SECTION, openBundleDesk } from '../../../test/bundle-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { findBundleOf } from './store/bundle-store.ts'
import { findDossierById } from './store/dossier-store.ts'

let province: Province
let bundles: BundleDesk
beforeAll(async () => {
  province = await createProvince()
  bundles = openBundleDesk(province)
})
afterAll(() => province.drop())

const bundleOf = async (publicId: string) =>
  findBundleOf(province.db, (await bundles.desk.dossier(publicId)).requestId)

describe('after a death', () => {
  // Friday 25/06/2021 is the day of receipt; Monday 28/06 = 1, Friday 02/07 = 5, Monday 05/07 = 6.
  test.each([
    ['bao-tro', '2021-07-05', '2021-07-02', 4], ['bhxh', '2021-07-08', '2021-07-02', 5],
    ['tuat-80', '2021-07-12', '2021-07-02', 6], ['nguoi-co-cong', '2021-07-21', '2021-07-20', 7],
  ])('%s is promised all of it for %s, and the allowance for %s', async (scheme, whole, allowance, n) => {
    province.clock.set('2021-06-25T09:00+07:00')
    const answers = { 'bundle.choice': '3', 'deceased.fullName': 'Nguyễn Văn Mất', 'funeral.scheme': scheme }
    const { lead: { publicId } } = await bundles.submit('lt-khai-tu', n, answers)
    await bundles.issueFirst(publicId)
    expect((await bundleOf(publicId))?.dueAt).toEqual(new Date(`${whole}T17:00+07:00`))
    await bundles.work(publicId)
    const paid = (await bundles.membersOf(publicId)).find(({ seq }) => seq === 3)
    expect(await findDossierById(province.db, paid?.dossierId ?? 0n))
      .toMatchObject({ dueAt: new Date(`${allowance}T17:00+07:00`) })
  })
})

test('a birth that must be looked into has five working days, because that was picked for its registration', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { lead: { publicId } } = await bundles.submit('lt-khai-sinh-3', 2, { ...BIRTH, ...ALL })
  await bundles.desk.act('accept', publicId, ['reception', SECTION], { limitCase: 2 })
  expect(await bundleOf(publicId)).toMatchObject({ limitCase: 1, dueAt: new Date('2021-07-02T17:00+07:00') })
})

test('what a clerk picks for the whole holds for its registration, too', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { lead: { publicId } } = await bundles.submit('lt-khai-sinh-3', 3, { ...BIRTH, ...ALL }, 1)
  expect(await bundles.desk.dossier(publicId)).toMatchObject({ limitCase: 2 })
  await bundles.desk.act('accept', publicId, ['reception', SECTION])
  expect((await bundleOf(publicId))?.dueAt).toEqual(new Date('2021-07-02T17:00+07:00'))
})
