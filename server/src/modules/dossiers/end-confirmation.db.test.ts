/**
 * Need: heirs are waited for outside the term, and not for ever: after five working days the office goes on without
 * them (QĐ 296: thân nhân xác nhận qua VNeID; R9).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BundleDesk, BIRTH, ALL, COMMUNE, SECTION, openBundleDesk } from '../../../test/bundle-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { endNextConfirmation } from './end-confirmation.ts'

let province: Province
let bundles: BundleDesk
beforeAll(async () => {
  province = await createProvince()
  bundles = openBundleDesk(province)
})
afterAll(() => province.drop())

const DEATH = { 'bundle.choice': '3', 'deceased.fullName': 'Nguyễn Văn Mất' }
const now = (at: string) => { province.clock.set(`2021-${at}+07:00`) }
const end = () => province.inOneGo((ctx) => endNextConfirmation(ctx, province))
const typesOf = async (publicId: string) => (await bundles.desk.events(publicId)).map(({ type }) => type)

/** Taken on and asked on Friday 25 June; Monday 28 = 1, Friday 2 July = 5. */
async function ask(bundle: string, n: number, answers: Record<string, string>): Promise<string> {
  now('06-25T09:00')
  const { lead: { publicId } } = await bundles.submit(bundle, n, answers)
  await bundles.desk.act('accept', publicId, ['reception', SECTION])
  await bundles.desk.act('take', publicId, ['officer', COMMUNE])
  await bundles.desk.act('ask-confirmation', publicId, ['officer', COMMUNE])
  return publicId
}

test('on the fifth working day the waiting ends, once, and five days are not counted', async () => {
  const publicId = await ask('lt-khai-tu', 1, DEATH)
  const before = (await bundles.desk.dossier(publicId)).dueAt
  now('07-02T16:59')
  expect(await end()).toBe(false)
  expect((await bundles.desk.dossier(publicId)).state).toBe('awaiting-confirmation')
  now('07-02T17:00')
  expect((await Promise.all([end(), end()])).filter(Boolean)).toEqual([true])
  expect(await end()).toBe(false)
  const after = await bundles.desk.dossier(publicId)
  expect(after.state).toBe('in-progress')
  expect((await typesOf(publicId)).filter((type) => type === 'dossier.confirmation-over')).toHaveLength(1)
  // A death is registered on the day: what stood until the office closed on Friday goes on, and ends, on Monday.
  expect([before, after.dueAt]).toEqual([new Date('2021-06-25T17:00+07:00'), new Date('2021-07-05T17:00+07:00')])
  await expect(bundles.desk.act('confirm', publicId, ['officer', COMMUNE])).rejects.toThrow('action-not-allowed')
})

test('one that was answered before is not ended again', async () => {
  const publicId = await ask('lt-khai-tu', 2, DEATH)
  now('06-28T10:00')
  await bundles.desk.act('confirm', publicId, ['officer', COMMUNE])
  now('07-05T10:00')
  expect(await end()).toBe(false)
  expect(await typesOf(publicId)).not.toContain('dossier.confirmation-over')
})

test('where no rule says for how long, it waits for an answer', async () => {
  const publicId = await ask('lt-khai-sinh-3', 3, { ...BIRTH, ...ALL })
  now('12-31T10:00')
  expect(await end()).toBe(false)
  expect((await bundles.desk.dossier(publicId)).state).toBe('awaiting-confirmation')
})
