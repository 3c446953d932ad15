/**
 * Need: whoever holds a dossier sees from whose hands it came, and where time was lost (NĐ 61/2018 Đ.18; form 05 of
 * TT 01/2018/TT-VPCP, 06 of TT 03/2025/TT-VPCP). The way of the dossier is that of the published process, read by hand.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import type { ControlSlip } from '../documents/public.ts'
import { textOf } from '../documents/slips/golden/read-paper.ts'
import { listTasks } from '../workflow/public.ts'
import { controlSlipsOf, printControlSlip, punctualityOf } from './print-control-slip.ts'

const [SECTION, BRANCH, TAX] = ['cq:ubnd-dong-hoi:bpmc', 'cq:ubnd-dong-hoi:cn-vpdkdd', 'cq:cuc-thue']
let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())

const nameOf = (unit: string) => province.unit(unit).name
const staffOf = async (role: string, unit: string) => (await province.viewerAs(role, unit, 'dossier.work')).fullName
const slipOf = async (publicId: string) => {
  const dossier = await desk.dossier(publicId)
  const tasks = await listTasks(province.db, dossier.id)
  const [slip] = await controlSlipsOf(province.db, province, [{ dossier, tasks }], province.clock.now())
  return slip?.data as ControlSlip | undefined
}

test('each hand-over between units has its row: who gave, who took, when, and how the giver stood', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { publicId, number, dueAt } = await desk.receive('bien-dong-chuyen-nhuong', ['reception', SECTION], {
    person: await province.aPerson(1), territory: 'xa:18856',
  })
  expect((await slipOf(publicId))?.handOvers).toMatchObject([
    { giver: nameOf(SECTION), receiver: nameOf(BRANCH), takenBy: null },
  ])

  await desk.act('receive', publicId, ['officer', BRANCH])
  province.clock.set('2021-06-28T10:00+07:00')
  await desk.act('propose', publicId, ['officer', BRANCH])
  province.clock.set('2021-12-01T10:00+07:00') // months after any term
  await desk.act('take', publicId, ['officer', TAX])
  await desk.act('return-step', publicId, ['officer', TAX])
  const slip = await slipOf(publicId)
  const [officer, taxman] = [await staffOf('officer', BRANCH), await staffOf('officer', TAX)]
  expect(slip).toMatchObject({
    dossierNumber: number, settlingAgency: nameOf(BRANCH), cooperatingAgencies: [nameOf(TAX)],
    receivedAt: new Date('2021-06-25T09:00+07:00'), dueAt,
    head: { number: null, day: '2021-12-01', agency: nameOf(SECTION) },
  })
  expect(slip?.handOvers).toMatchObject([
    {
      giver: nameOf(SECTION), receiver: nameOf(BRANCH), takenBy: officer, at: new Date('2021-06-25T09:00+07:00'),
      punctuality: 'on-time', note: null,
    },
    {
      giver: nameOf(BRANCH), receiver: nameOf(TAX), givenBy: officer, takenBy: taxman,
      at: new Date('2021-06-28T10:00+07:00'), note: null,
    },
    {
      giver: nameOf(TAX), receiver: nameOf(BRANCH), givenBy: taxman, at: new Date('2021-12-01T10:00+07:00'),
      punctuality: 'late', note: 'Trả lại: Có lý do ghi trong phiếu.',
    },
  ])
})

test('steps within one unit are no hand-over', async () => {
  province.clock.set('2021-06-25T09:00+07:00')
  const commune = 'cq:ubnd-xa-18856'
  const { publicId } = await desk.receive('khai-sinh', ['reception', `${commune}:one-stop`], {
    person: await province.aPerson(2), territory: 'xa:18856',
  })
  await desk.act('take', publicId, ['officer', commune])
  await desk.act('propose', publicId, ['officer', commune])
  await desk.act('approve', publicId, ['agency_head', commune])
  const slip = await slipOf(publicId)
  expect(slip?.handOvers).toHaveLength(1)
  expect(slip?.cooperatingAgencies).toEqual([])
})

test('before acceptance there is nothing to control, and it is said', async () => {
  const { publicId } = await desk.submit('khai-sinh', { person: await province.aPerson(3), territory: 'xa:18856' })
  const dossier = await desk.dossier(publicId)
  expect(await printControlSlip(province.db, province, dossier, province.clock.now())).toEqual({
    ok: false, refusal: { code: 'action-not-allowed' },
  })
})

test.each([
  ['2025-09-12T09:00+07:00', 'Mẫu số 05 – Thông tư số 01/2018/TT-VPCP'],
  ['2025-09-15T09:00+07:00', 'Mẫu số 06 – Thông tư số 03/2025/TT-VPCP'],
])('received at %s it is %s, and stays so', async (receivedAt, mark) => {
  province.clock.set('2021-06-25T09:00+07:00')
  const { publicId, number } = await desk.receive('khai-sinh', ['reception', 'cq:ubnd-xa-18856:one-stop'], {
    person: await province.aPerson(4), territory: 'xa:18856', more: { isConfirmedDouble: true },
  })
  const dossier = { ...(await desk.dossier(publicId)), receivedAt: new Date(receivedAt) }
  const printed = await printControlSlip(province.db, province, dossier, new Date('2026-01-05T09:00+07:00'))
  const text = await textOf(printed.ok ? printed.value : new Uint8Array())
  for (const said of [mark, number, 'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ'])
    expect(text.replace(/\s+/g, ' ')).toContain(said)
})

test.each([
  ['2021-06-25T16:59+07:00', 'early'], ['2021-06-28T00:00+07:00', 'on-time'], ['2021-06-28T17:00+07:00', 'on-time'],
  ['2021-06-28T17:00:01+07:00', 'late'],
])('done at %s, due on Monday at five: %s', (doneAt, punctuality) => {
  expect(punctualityOf(new Date(doneAt), new Date('2021-06-28T17:00+07:00'))).toBe(punctuality)
})
