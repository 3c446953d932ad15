/**
 * Need: papers name the phone on which the person is reached, as people write it, and papers that came as files (form
 * 01).
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../../test/dossier-desk.ts'
import { type Province, createProvince } from '../../../test/province-database.ts'
import { textOf } from '../documents/slips/golden/read-paper.ts'
import { printRegister } from './print-register.ts'
import { printSlip } from './print-slip.ts'
import { findDossier } from './store/dossier-store.ts'
import { listSlips } from './store/slip-store.ts'

const SECTION = 'cq:ubnd-xa-18856:one-stop'
let province: Province
let desk: Desk
beforeAll(async () => {
  province = await createProvince()
  desk = openDesk(province)
})
afterAll(() => province.drop())

/** Told 0500 000 0nn once, and has proved 0500 000 099 since. */
async function reachedElsewhere(n: number) {
  const person = await province.aPerson(n)
  await province.database.owner.transaction().execute(async (tx) => {
    // an account without the code that proves its phone
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into identity.account (kind, person_id, level, phone, phone_verified_at, opened_at, opened_by, opened_how)
      values ('citizen', ${person.id}, 2, '+84500000099', ${province.clock.now()}, ${province.clock.now()}, 1, 'counter')`
      .execute(tx)
  })
  return person
}

async function receiptOf(publicId: string): Promise<string> {
  const dossier = await findDossier(province.db, publicId)
  const [slip] = dossier ? await listSlips(province.db, dossier.id) : []
  if (!dossier || !slip) throw new Error('no receipt')
  return (await textOf(await printSlip(slip, dossier, 'https://mot-cua.example'))).replaceAll(/\s+/g, ' ')
}

test('the receipt of what came online: the phone of the account, and files in place of sheets', async () => {
  const { publicId } = await desk.submit('khai-sinh', { person: await reachedElsewhere(1), territory: 'xa:18856' })
  await desk.act('accept', publicId, ['reception', SECTION])
  const receipt = await receiptOf(publicId)
  expect(receipt).toContain('Số điện thoại: 0500 000 099')
  expect(receipt).toMatch(/Bản điện tử: 0\d tệp/)
  expect(receipt).not.toMatch(/\+84| 00 00 /)
})

test('at the counter: the phone of the account, sheets as counted; in the book, too', async () => {
  const { publicId } = await desk.receive('khai-sinh', ['reception', SECTION], {
    person: await reachedElsewhere(2), territory: 'xa:18856',
  })
  const receipt = await receiptOf(publicId)
  expect(receipt).toContain('Số điện thoại: 0500 000 099')
  expect(receipt).not.toMatch(/\+84|Bản điện tử/)

  const { id } = province.unit(SECTION)
  const book = await printRegister(
    province.db, province, {
      sectionIds: [id], headUnitId: id, firstDay: '2021-06-25', lastDay: '2021-06-25',
      seen: { phone: (phone) => phone, address: (address) => address },
    }, province.clock.now(),
  )
  if (!book.ok) throw new Error(book.refusal.code)
  expect((await textOf(book.value.pdf)).replaceAll(/\s+/g, ' ').match(/0500 000 099/g)).toHaveLength(2)
})

test('who has no account is reached where they told', async () => {
  const { publicId } = await desk.receive('khai-sinh', ['reception', SECTION], {
    person: await province.aPerson(3), territory: 'xa:18856',
  })
  expect(await receiptOf(publicId)).toContain('Số điện thoại: 0500 000 003')
})
