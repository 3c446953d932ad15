/**
 * Need: the paper that a citizen holds says in whose place it was signed (NĐ 30/2020/NĐ-CP Đ.13, Phụ lục I mục II.7),
 * and bears the name of the one who signed.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { textOf } from '../documents/slips/golden/read-paper.ts'
import { printSlip } from './print-slip.ts'
import { listSlips } from './store/slip-store.ts'
import type { Viewer } from './viewer.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
let province: Province
let desk: Desk
let head: Viewer
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
  head = await province.viewerAs('agency_head', COMMUNE, 'dossier.approve')
})
afterAll(() => province.drop())

let nth = 0
/** The text of the result of a dossier that somebody approved, with the name of who signs after the posts. */
async function resultApprovedBy(by: Viewer): Promise<string> {
  nth += 1
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${COMMUNE}:one-stop`], {
    person: await province.aPerson(nth), territory: 'xa:18856',
  })
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, by, {}, { onBehalfOfId: by.onBehalfOf?.accountId })
  await desk.act('issue', publicId, ['clerk', COMMUNE])
  const dossier = await desk.dossier(publicId)
  const slip = (await listSlips(province.db, dossier.id)).find(({ form }) => form === 'result')
  if (!slip) throw new Error('no result')
  return (await textOf(await printSlip(slip, dossier, 'https://mot-cua.example'))).replaceAll(/\s+/g, ' ')
}
const standIn = ({ accountId, fullName }: Viewer): Viewer =>
  ({ ...head, accountId, fullName, onBehalfOf: { accountId: head.accountId, fullName: head.fullName } })

test('the head signs as the head: no line above', async () => {
  expect(await resultApprovedBy(head)).not.toMatch(/KT\.|TUQ\./)
})

test('a deputy who stands in signs for the chief: KT., the own post, the own name', async () => {
  const deputy = await province.viewerAs('unit_head', COMMUNE, 'dossier.approve')
  const text = await resultApprovedBy(standIn(deputy))
  expect(text).toContain(`KT. CHỦ TỊCH UBND PHÓ CHỦ TỊCH UBND (Ký tên và đóng dấu) ${deputy.fullName}`)
  expect(text).not.toContain('thay mặt')
})

test('anybody else who was empowered signs TUQ.', async () => {
  const clerk = await province.viewerAs('one_stop_head', `${COMMUNE}:one-stop`, 'dossier.approve')
  expect(await resultApprovedBy(standIn(clerk)))
    .toContain(`TUQ. CHỦ TỊCH UBND TRƯỞNG BỘ PHẬN MỘT CỬA (Ký tên và đóng dấu) ${clerk.fullName}`)
})
