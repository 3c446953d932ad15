/**
 * Need: what the law does not know in a state is refused by every deed, and what is another unit's does not exist. What
 * is expected stands in domain/lifecycle.expected.csv, which was written from the law.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEEDS, type Deed, type More } from '../../../test/deeds.ts'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { DEEDS_OF_LAW, isLawful } from '../../../test/lawful-deeds.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { State } from './domain/lifecycle.ts'
import type { Viewer } from './viewer.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const [OFFICER, HEAD, CLERK, COUNTER]: readonly Who[] = [
  ['officer', COMMUNE], ['agency_head', COMMUNE], ['clerk', COMMUNE], ['reception', `${COMMUNE}:one-stop`],
] as const
const ITEMS = { items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }] }
type Step = readonly [deed: Deed, who: Who, more?: More]
const TAKEN: readonly Step[] = [['accept', COUNTER], ['take', OFFICER]]
const ISSUED: readonly Step[] = [...TAKEN, ['propose', OFFICER], ['approve', HEAD], ['issue', CLERK]]
/** How each state is come to. */
const WAYS: Readonly<Record<State, readonly Step[]>> = {
  'submitted': [], 'awaiting-completion': [['ask-completion', COUNTER, ITEMS]], 'declined': [['refuse', COUNTER]],
  'withdrawn': [['withdraw', COUNTER]], 'received': [['accept', COUNTER]], 'in-progress': TAKEN,
  'awaiting-supplement': [...TAKEN, ['ask-supplement', OFFICER, ITEMS]],
  'awaiting-payment': [...TAKEN, ['ask-payment', OFFICER]],
  'awaiting-confirmation': [...TAKEN, ['ask-confirmation', OFFICER]],
  'being-returned': [...TAKEN, ['return-unsettled', HEAD]],
  'unsettled': [...TAKEN, ['return-unsettled', HEAD], ['tell-unsettled', COUNTER]],
  'stopped': [...TAKEN, ['stop', COUNTER]], 'settled': ISSUED, 'returned': [...ISSUED, ['return-result', COUNTER]],
}

let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())

describe.each(Object.keys(WAYS) as State[])('%s', (state) => {
  let publicId: string
  beforeAll(async () => {
    publicId = (await desk.submit('khai-sinh', { person: await province.aPerson(1), territory: 'xa:18856' })).publicId
    for (const [deed, who, more] of WAYS[state]) await desk.act(deed, publicId, who, more)
    expect((await desk.dossier(publicId)).state).toBe(state)
  })

  async function answers(viewer: Viewer, deeds: readonly Deed[]): Promise<string[]> {
    const found: string[] = []
    for (const deed of deeds) {
      const done = await desk.tryTo(deed, publicId, viewer)
      found.push(`${deed}: ${done.ok ? 'done' : done.refusal.code}`)
    }
    return found
  }

  test('refuses, to whoever may see everything, each deed that the law does not know here', async () => {
    const everywhere: Viewer = {
      accountId: 1n, fullName: 'Người thử', personId: null, grants: [], reaches: [{ reach: 'province', unitId: null }],
    }
    const unlawful = DEEDS_OF_LAW.filter((deed) => !isLawful(state, deed))
    const before = await desk.dossier(publicId)
    expect(unlawful.length).toBeGreaterThan(5)
    expect(await answers(everywhere, unlawful)).toEqual(unlawful.map((deed) => `${deed}: action-not-allowed`))
    expect(await desk.dossier(publicId)).toEqual(before)
  })

  test('does not exist for another unit, whatever is tried', async () => {
    const [section, commune] = [province.unit('cq:ubnd-xa-18859:one-stop').id, province.unit('cq:ubnd-xa-18859').id]
    const roles = ['reception', 'officer', 'unit_assigner', 'unit_head', 'agency_head', 'clerk']
    const neighbour: Viewer = {
      accountId: 2n,
      fullName: 'Người thử',
      personId: null,
      grants: roles.flatMap((role) => [
        { role, unitId: section }, { role, unitId: commune },
      ]),
      reaches: (['own', 'task', 'unit', 'agency'] as const).flatMap((reach) => [
        { reach, unitId: section }, { reach, unitId: commune },
      ]),
    }
    const deeds = Object.keys(DEEDS) as Deed[]
    expect(await answers(neighbour, deeds)).toEqual(deeds.map((deed) => `${deed}: dossier-unknown`))
  })
})

test.each([
  ['the district above it', 'cq:ubnd-dong-hoi'], ['the province above all', 'cq:ubnd-tinh'],
  ['an agency that is no more', ''],
])("reach over %s is no reach over a commune's dossier", async (_, unit) => {
  const { publicId } = await desk.receive('khai-sinh', COUNTER, { person: await province.aPerson(1) })
  const unitId = unit === '' ? 987_654_321n : province.unit(unit).id
  const superior: Viewer = {
    accountId: 3n, fullName: 'Người thử', personId: null, grants: [{ role: 'agency_head', unitId }],
    reaches: (['task', 'unit', 'agency'] as const).map((reach) => ({ reach, unitId })),
  }
  await expect(desk.act('extend', publicId, superior)).rejects.toThrow('dossier-unknown')
})

test('a centre\'s dossiers are not those of the office that the centre belongs to', async () => {
  const { publicId } = await desk.receive('phieu-lltp', ['reception', 'cq:tt-hcc-tinh'], {
    person: await province.aPerson(1),
  })
  await expect(desk.act('ask-payment', publicId, ['officer', 'cq:vp-ubnd-tinh'])).rejects.toThrow('dossier-unknown')
})

test('the head of a commune that only received a dossier does not move the term of whoever settles it', async () => {
  const { publicId } = await desk.receive('phieu-lltp', COUNTER, { person: await province.aPerson(1) })
  const before = await desk.dossier(publicId)
  await expect(desk.act('extend', publicId, HEAD)).rejects.toThrow('not-your-step')
  expect(await desk.dossier(publicId)).toEqual(before)
  expect(await desk.act('extend', publicId, ['agency_head', 'cq:so-tu-phap'])).toMatchObject({ state: 'received' })
})

test('none at all is told in the same words', async () => {
  await expect(desk.act('take', '00000000-0000-4000-8000-000000000000', OFFICER)).rejects.toThrow('dossier-unknown')
})
