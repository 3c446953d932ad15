/** Need: whatever is wrong with one joint request, the others go on (NĐ 63/2024: within 10 minutes). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ALL, BIRTH, type BundleDesk, openBundleDesk } from '../../test/bundle-desk.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'

let province: Province
let bundles: BundleDesk
beforeAll(async () => {
  province = await createProvince()
  bundles = openBundleDesk(province)
})
afterAll(() => province.drop())

/** A request of each kind whose next members may begin: the first one waits longest. */
async function twoReady(n: number): Promise<[poisoned: string, other: string]> {
  province.clock.set('2021-06-25T09:00+07:00')
  const poisoned = await bundles.submit('lt-khai-sinh-bhyt', n, BIRTH)
  const other = await bundles.submit('lt-khai-sinh-3', n + 1, { ...BIRTH, ...ALL })
  for (const { lead: { publicId } } of [poisoned, other]) {
    await bundles.issueFirst(publicId)
    await bundles.hear(publicId)
  }
  return [poisoned.lead.publicId, other.lead.publicId]
}

const statesOf = async (publicId: string) =>
  (await bundles.membersOf(publicId)).map(({ state, reason }) => reason === null ? state : `${state}: ${reason}`)

test('a member whose procedure is no longer in force waits for somebody, and the others begin', async () => {
  const [poisoned, other] = await twoReady(1)
  const lost = (await bundles.membersOf(poisoned))[1]?.procedureId
  const { catalogue } = province
  const without: CatalogueSource = {
    ...catalogue, revision: catalogue.revision,
    on: (day) => {
      const known = catalogue.on(day)
      return { ...known, find: (id) => known.find(id)?.procedureId === lost ? undefined : known.find(id) }
    },
  }
  await bundles.run({ catalogue: without })
  expect(await statesOf(poisoned)).toEqual(['begun', 'blocked: member-not-in-force'])
  // Insurance is lost for the other, too; the police are not.
  expect(await statesOf(other)).toEqual(['begun', 'begun', 'blocked: member-not-in-force'])
})

test('a request that cannot even be read rests, and is begun when that is mended', async () => {
  const [poisoned, other] = await twoReady(3)
  const { catalogue } = province
  const broken = bundles.desk.versionOf('lt-khai-sinh-bhyt').id
  const unreadable: CatalogueSource = {
    ...catalogue, revision: catalogue.revision,
    version(id) {
      if (id === broken) throw new RangeError('no such version')
      return catalogue.version(id)
    },
  }
  await bundles.run({ catalogue: unreadable })
  expect(await statesOf(poisoned)).toEqual(['begun', 'ready'])
  expect(await statesOf(other)).toEqual(['begun', 'begun', 'begun'])
  await bundles.run()
  expect(await statesOf(poisoned)).toEqual(['begun', 'begun'])
})
