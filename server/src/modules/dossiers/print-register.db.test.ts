/**
 * Need: the section keeps a book of what it accepted, by which it can be held to its word (form 06 of TT
 * 01/2018/TT-VPCP, 07 of TT 03/2025/TT-VPCP).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { textOf } from '../documents/slips/golden/read-paper.ts'
import { composeRegister, printRegister } from './print-register.ts'
import { listRegister } from './store/register-list.ts'

const COMMUNE = 'cq:ubnd-xa-18856'
const SECTION = `${COMMUNE}:one-stop`
let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())

let persons = 10
async function receiveAt(iso: string, section = SECTION) {
  province.clock.set(iso)
  const receipt = await desk.receive('khai-sinh', ['reception', section], {
    person: await province.aPerson((persons += 1)), territory: 'xa:18856',
  })
  return { ...receipt, name: `Nguyễn Thị Mẫu ${String(persons)}` }
}

function asked(firstDay: string, lastDay: string) {
  const { id } = province.unit(SECTION)
  const whole = (text: string) => text
  return { sectionIds: [id], headUnitId: id, firstDay, lastDay, seen: { phone: whole, address: whole } }
}

async function bookOf(firstDay: string, lastDay: string) {
  const lines = await listRegister(
    province.db, asked(firstDay, lastDay).sectionIds, new Date(`${firstDay}T00:00+07:00`),
    new Date(`${lastDay}T24:00+07:00`), 100,
  )
  return composeRegister(province.db, province, asked(firstDay, lastDay), lines, province.clock.now())
}

async function print(firstDay: string, lastDay: string, now = province.clock.now()) {
  return printRegister(province.db, province, asked(firstDay, lastDay), now)
}

test('what was accepted on these days stands in it, in that order, and nothing else', async () => {
  await receiveAt('2021-06-23T16:59+07:00')
  const second = await receiveAt('2021-06-25T10:00+07:00')
  const first = await receiveAt('2021-06-24T07:30+07:00')
  await receiveAt('2021-06-24T09:00+07:00', 'cq:ubnd-xa-18859:one-stop')
  await receiveAt('2021-06-28T07:30+07:00')
  province.clock.set('2021-06-24T15:00+07:00')
  await desk.submit('khai-sinh', { person: await province.aPerson(5), territory: 'xa:18856' }) // waits for acceptance
  province.clock.set('2021-06-23T15:00+07:00')
  const sent = await desk.submit('khai-sinh', { person: await province.aPerson(6), territory: 'xa:18856' })
  province.clock.set('2021-06-24T08:00+07:00')
  await desk.act('accept', sent.publicId, ['reception', SECTION])

  const { rows } = await bookOf('2021-06-24', '2021-06-25')
  expect(rows.map(({ dossierNumber }) => dossierNumber)).toEqual([first.number, sent.number, second.number])
  expect(rows[0]).toMatchObject({
    applicant: first.name, address: 'Thôn Mẫu', phone: '+84500000013', leadAgency: province.unit(COMMUNE).name, sets: 1,
    receiver: null, receivedAt: new Date('2021-06-24T07:30+07:00'), dueAt: first.dueAt, returnedAt: null,
    resultBy: 'Trực tiếp', note: null,
  })
})

test('who took the result and when is written in when it was taken', async () => {
  const { publicId, name } = await receiveAt('2021-07-01T08:00+07:00')
  await desk.act('take', publicId, ['officer', COMMUNE])
  await desk.act('propose', publicId, ['officer', COMMUNE])
  await desk.act('approve', publicId, ['agency_head', COMMUNE])
  await desk.act('issue', publicId, ['clerk', COMMUNE])
  province.clock.set('2021-07-02T09:15+07:00')
  await desk.act('return-result', publicId, ['reception', SECTION], { how: 'post' })
  expect((await bookOf('2021-07-01', '2021-07-01')).rows).toMatchObject([
    {
      applicant: name, returnedAt: new Date('2021-07-02T09:15+07:00'), resultBy: 'Bưu chính công ích',
      receiver: expect.any(String) as string,
    },
  ])
})

test.each([
  ['2025-09-14', 'Mẫu số 06 – Thông tư số 01/2018/TT-VPCP'], ['2025-09-15', 'Mẫu số 07 – Thông tư số 03/2025/TT-VPCP'],
])('a book up to %s is %s', async (lastDay, mark) => {
  const printed = await print('2025-09-01', lastDay, new Date('2026-01-05T09:00+07:00'))
  const text = await textOf(printed.ok ? printed.value.pdf : new Uint8Array())
  expect(text.replace(/\s+/g, ' ')).toContain(mark)
  expect(text).toContain('SỔ THEO DÕI HỒ SƠ')
})

test('a day before the first circular is no fault', async () => {
  expect(await print('2001-01-01', '2001-01-02')).toMatchObject({ ok: true, value: { personIds: [] } })
})

test('31 days fit into one book, 32 do not', async () => {
  expect(await print('2021-07-01', '2021-07-31')).toMatchObject({ ok: true })
  expect(await print('2021-07-01', '2021-08-01')).toEqual({ ok: false, refusal: { code: 'register-too-long' } })
})

test('more than 2,000 rows do not fit', async () => {
  await receiveAt('2021-09-01T08:00+07:00')
  await province.database.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx) // copies, of which no event tells
    await sql`insert into dossiers.dossier
      select copy.* from dossiers.dossier d, generate_series(1, 2000) as nth, jsonb_populate_record(d, jsonb_build_object(
        'id', 1000000 + nth, 'public_id', gen_random_uuid(), 'number', d.number || '-' || nth, 'tracking_token', d.tracking_token || nth)) as copy
      where d.received_at >= ${new Date('2021-09-01T00:00+07:00')}`.execute(tx)
  })
  expect(await print('2021-09-01', '2021-09-01')).toEqual({ ok: false, refusal: { code: 'register-too-long' } })
})
