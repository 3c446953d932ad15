/**
 * Need: the applicant may stop as long as there is no decision, and no longer (R14; NĐ 118/2025 Đ.21); neither does the
 * office ask for more papers, or give the dossier back, against its own decision.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'

const [COMMUNE, SECTION] = ['cq:ubnd-xa-18856', 'cq:ubnd-xa-18856:one-stop']
const ITEMS = { items: [{ component: 'to-khai', reason: 'Thiếu chữ ký.' }] }
let province: Province
let desk: Desk

beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.database.drop())

async function approved(n: number): Promise<string> {
  const { publicId } = await desk.receive('khai-sinh', ['reception', SECTION], { person: await province.aPerson(n) })
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('take', publicId, ['agency_head', COMMUNE])
  await desk.act('approve', publicId, ['agency_head', COMMUNE])
  return publicId
}

test('what the head has decided cannot be stopped', async () => {
  const publicId = await approved(1)
  expect((await desk.dossier(publicId)).decidedAt).toEqual(province.clock.now())
  await expect(desk.act('stop', publicId, ['reception', SECTION])).rejects.toThrow('already-decided')
})

test.each(['ask-supplement', 'return-unsettled'] as const)('what the head has decided refuses %s', async (deed) => {
  const publicId = await approved(3)
  const before = await desk.dossier(publicId)
  await expect(desk.act(deed, publicId, ['agency_head', COMMUNE], ITEMS)).rejects.toThrow('already-decided')
  expect(await desk.dossier(publicId)).toEqual(before)
  await desk.act('take', publicId, ['clerk', COMMUNE])
  await desk.act('return-step', publicId, ['clerk', COMMUNE])
  expect(await desk.tryTo(deed, publicId, ['agency_head', COMMUNE], ITEMS)).toMatchObject({ ok: true })
})

test('a decision that comes back to its head is none, and then it can be stopped', async () => {
  const publicId = await approved(2)
  await desk.act('take', publicId, ['clerk', COMMUNE])
  await desk.act('return-step', publicId, ['clerk', COMMUNE])
  expect((await desk.dossier(publicId)).decidedAt).toBeNull()
  expect(await desk.act('stop', publicId, ['reception', SECTION])).toMatchObject({ state: 'stopped' })
})
