/**
 * Need: a result is signed in order, by whoever is competent and then with the seal (NĐ 30/2020/NĐ-CP Đ.13, Đ.18,
 * Đ.33); whoever keeps the seal checks it first, and may refuse with a reason: then it goes back to whoever approved
 * it, nobody signs it meanwhile, and it is signed by whoever approves it anew (issue D4).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { listResultSignatures } from './store/signed-result-store.ts'
import { listSlips } from './store/slip-store.ts'
import type { Viewer } from './viewer.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const CLERK = ['clerk', COMMUNE] as const
let province: Province
let desk: Desk
let head: Viewer
let deputy: Viewer
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  head = await province.viewerAs('agency_head', COMMUNE, 'dossier.approve')
  const { accountId, fullName } = await province.viewerAs('unit_head', COMMUNE, 'dossier.approve')
  deputy = { ...head, accountId, fullName, onBehalfOf: { accountId: head.accountId, fullName: head.fullName } }
})
afterAll(() => province.drop())

let nth = 0
async function approved(): Promise<string> {
  nth += 1
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(nth), territory: 'xa:18856',
  })
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, head)
  return publicId
}
async function signersOf(publicId: string) {
  const { id } = await desk.dossier(publicId)
  const slip = (await listSlips(province.db, id)).find(({ form }) => form === 'result')
  return slip ? await listResultSignatures(province.db, slip.id) : []
}
const heldNumber = async (publicId: string) => (await sql<{ number: string }>`
  select r.number from dossiers.result_draft r join dossiers.dossier d on d.id = r.dossier_id
  where d.public_id = ${publicId}`.execute(province.db)).rows[0]?.number

test('the competent person signs, then the seal is set, and neither without the other', async () => {
  const publicId = await approved()
  await desk.act('issue', publicId, CLERK)
  expect((await signersOf(publicId)).map(({ kind, signer }) => [kind, signer])).toEqual([
    ['personal', head.fullName], ['agency', province.unit(COMMUNE).name],
  ])
})

test('whoever keeps the seal refuses with a reason: back to the head, and nobody signs what was refused', async () => {
  const publicId = await approved()
  await desk.act('return-step', publicId, CLERK)
  expect(await desk.step(publicId)).toBe(`agency_head@${COMMUNE}`)
  expect((await desk.dossier(publicId)).decidedAt).toBeNull()
  const refused = await desk.tryTo('issue', publicId, CLERK)
  expect([refused.ok, await signersOf(publicId)]).toEqual([false, []])
  const told = (await desk.events(publicId)).find(({ type }) => type === 'dossier.step-returned')
  expect(told?.actorId).toBe((await province.viewerAs(...CLERK, 'dossier.work')).accountId)
})

test('after that it is signed by whoever approved it anew, under the number that was held', async () => {
  const publicId = await approved()
  const broken = openDesk({
    ...province, keys: {
      ...province.keys,
      open: async (holder) => Promise.resolve({ ok: false as const, refusal: { code: 'key-unreachable' as const, holder } }),
    },
  })
  await broken.tryTo('issue', publicId, CLERK)
  const held = await heldNumber(publicId)
  await desk.act('return-step', publicId, CLERK)
  await desk.act('approve', publicId, deputy, {}, { onBehalfOfId: deputy.onBehalfOf?.accountId })
  await desk.act('issue', publicId, CLERK)
  const signers = (await signersOf(publicId)).map(({ signer }) => signer)
  expect(signers).toEqual([deputy.fullName, province.unit(COMMUNE).name])
  expect([held, await heldNumber(publicId)]).toEqual([expect.stringMatching(/\/2021$/), held])
})
