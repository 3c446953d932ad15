/**
 * Need: after a death one declaration ends the residence, and brings what is due to the family, each from the agency
 * that owes it (liên thông khai tử, NĐ 63/2024).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BundleDesk, COMMUNE, openBundleDesk } from '../../../test/bundle-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { listPassed } from './store/bundle-store.ts'
import { findDossierById } from './store/dossier-store.ts'

let province: Province
let bundles: BundleDesk
beforeAll(async () => {
  province = await createProvince()
  bundles = openBundleDesk(province)
})
afterAll(() => province.drop())

test('goes from the commune to police, to whoever pays for the funeral, and to social insurance, all at once', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { lead } = await bundles.submit('lt-khai-tu', 1, {
    'bundle.choice': '4', 'deceased.fullName': 'Nguyễn Văn Mất', 'funeral.scheme': 'bao-tro',
  }, 0, ['so-bhxh'])
  const before = await bundles.membersOf(lead.publicId)
  expect(before.map(({ seq, state, after }) => [seq, state, after])).toEqual([
    [1, 'begun', []], [2, 'waiting', [1]], [3, 'waiting', [1]], [4, 'waiting', [1]],
  ])
  await bundles.issueFirst(lead.publicId)
  await bundles.work(lead.publicId)
  const members = await bundles.membersOf(lead.publicId)
  expect(members.map(({ state }) => state)).toEqual(['begun', 'begun', 'begun', 'begun'])
  const dossiers = await Promise.all(members.map(({ dossierId }) => findDossierById(province.db, dossierId ?? 0n)))
  expect(new Set(dossiers.map((one) => one?.number)).size).toBe(4)
  const directory = province.directory.on('2021-06-25')
  const stands = await Promise.all(dossiers.map(async (one) => {
    const { legs } = await bundles.desk.standing(one?.publicId ?? '')
    return legs.filter(({ endedAt }) => endedAt === null)
      .map(({ agencyId, receivedAt }) => [directory.byId(agencyId)?.idOfData, receivedAt !== null])
  }))
  // The commune owes the funeral support itself; the others have it when they acknowledge, and not before.
  const commune = [COMMUNE, true]
  expect(stands).toEqual([
    [commune], [commune, [`${COMMUNE}:cong-an`, false]], [commune], [commune, ['cq:bhxh-tinh', false]],
  ])
  // Friday 25/06: within the day; Monday = 1, Friday 02/07 = 5, Wednesday 07/07 = 8.
  expect(dossiers.map((one) => one?.dueAt)).toEqual(
    ['2021-06-25', '2021-06-25', '2021-07-02', '2021-07-07'].map((day) => new Date(`${day}T17:00+07:00`)),
  )
  const passed = await Promise.all(dossiers.map((one) => listPassed(province.db, one?.id ?? 0n)))
  const extract = { component: 'trich-luc-khai-tu', fromNumber: dossiers[0]?.number }
  expect(passed).toMatchObject([[], [extract], [extract], [extract]])
})
