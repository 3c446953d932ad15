/**
 * Need: nobody stops or starts a colleague's clock, or gives back a colleague's dossier (A7, A8, R9); the head of the
 * agency may.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Deed, More } from '../../../test/deeds.ts'
import { type Desk, type Who, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { reachOf } from '../identity/public.ts'
import type { Viewer } from './viewer.ts'

const [CENTRE, DEPARTMENT] = ['cq:tt-hcc-tinh', 'cq:so-tu-phap']
const DIVISION = `${DEPARTMENT}:phong-hanh-chinh-va-bo-tro-tu-phap`
const ITEMS = { items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }] }
const OFFICER: Who = ['officer', DIVISION]
const HEAD: Who = ['agency_head', DEPARTMENT]
let province: Province
let desk: Desk
let publicId: string
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())
/** On the table of an officer. */
beforeEach(async () => {
  publicId = (await desk.receive('phieu-lltp', ['reception', CENTRE], { person: await province.aPerson(1) })).publicId
  await desk.act('assign', publicId, ['unit_assigner', DIVISION], {
    assigneeId: await desk.assignee('officer', DIVISION),
  })
})

/** Somebody with only this role at that unit, and with everything the table of rights gives for it. */
function only(role: string, unit: string, permission: Parameters<typeof reachOf>[1]): Viewer {
  const grants = [{ role, unitId: province.unit(unit).id }]
  const dated = grants.map((grant) => ({ ...grant, validFrom: '0001-01-01', validTo: null }) as const)
  const [reaches, heads] = [reachOf(dated, permission, '2021-06-25'), reachOf(dated, 'dossier.approve', '2021-06-25')]
  return { accountId: 7_000_000n, fullName: 'Trần Văn Mẫu', personId: null, grants, reaches, heads }
}
const codeOf = async (deed: Deed, viewer: Who, more?: More) => {
  const done = await desk.tryTo(deed, publicId, viewer, more)
  return done.ok ? 'done' : done.refusal.code
}

describe.each([
  ['ask-payment', 'pay', 'dossier.work', {}], ['ask-confirmation', 'confirm', 'dossier.work', {}],
  ['ask-supplement', undefined, 'dossier.ask-supplement', ITEMS],
] as const)('%s', (deed, back, permission, more) => {
  test.each([
    ['officer', DIVISION], ['unit_assigner', DIVISION], ['unit_head', DIVISION], ['clerk', DIVISION],
    ['clerk', DEPARTMENT], ['cashier', DIVISION], ['reception', CENTRE],
  ])('%s at %s does not, while an officer has it', async (role, unit) => {
    expect(['not-your-step', 'dossier-unknown']).toContain(await codeOf(deed, only(role, unit, permission), more))
    expect((await desk.dossier(publicId)).state).toBe('in-progress')
  })

  test('whoever holds it does, and nobody else lets the clock go on', async () => {
    await desk.act(deed, publicId, OFFICER, more)
    if (!back) return
    for (const role of ['officer', 'unit_head', 'clerk', 'cashier']) {
      expect(['not-your-step', 'dossier-unknown']).toContain(await codeOf(back, only(role, DIVISION, permission)))
    }
    expect((await desk.dossier(publicId)).state).not.toBe('in-progress')
    expect(await desk.act(back, publicId, OFFICER)).toMatchObject({ state: 'in-progress' })
  })

  test('the head of the agency may, and of another agency that it came from may not', async () => {
    const elsewhere = {
      ...only('agency_head', CENTRE, permission), reaches: [{ reach: 'province', unitId: null }],
    } as const
    expect(await codeOf(deed, elsewhere, more)).toBe('not-your-step')
    await desk.act(deed, publicId, HEAD, more)
    if (back) expect(await desk.act(back, publicId, HEAD)).toMatchObject({ state: 'in-progress' })
  })
})

test('a dossier is given back unsettled from one\'s own step, or by the head of the agency', async () => {
  expect(await codeOf('return-unsettled', ['unit_head', DIVISION])).toBe('not-your-step')
  await desk.act('propose', publicId, OFFICER, { outcome: 'unsettled' })
  expect(await desk.act('return-unsettled', publicId, ['unit_head', DIVISION])).toMatchObject({
    state: 'being-returned',
  })
})

test('a step that nobody holds is on the table of its role only', async () => {
  const { publicId: birth } = await desk.receive('khai-sinh', ['reception', 'cq:ubnd-xa-18856:one-stop'], {
    person: await province.aPerson(1),
  })
  publicId = birth
  expect(await desk.step(birth)).toBe('officer@cq:ubnd-xa-18856')
  for (const role of ['cashier', 'clerk', 'reception', 'one_stop_head']) {
    expect([role, await codeOf('ask-confirmation', only(role, 'cq:ubnd-xa-18856', 'dossier.work'))]).toEqual([
      role, 'dossier-unknown',
    ])
  }
  expect(await codeOf('ask-supplement', only('officer', 'cq:ubnd-xa-18856', 'dossier.ask-supplement'), ITEMS)).toBe(
    'done',
  )
})
