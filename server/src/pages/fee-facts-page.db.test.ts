/**
 * Need (part C4): whoever hands in online knows before what it costs; the amount is computed here and nowhere else, and
 * one that was changed in the page, or has changed since, is told and not taken.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { prepareBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
beforeEach(() => portal.province.clock.set('2021-06-25T09:00+07:00'))
afterAll(async () => portal.stop())

const MOVED = 'Số tiền phải nộp vừa thay đổi'
const ON_TIME = 'khai-sinh-dung-han'
const factsOf = async (draft: string) => {
  const { rows } = await sql<{ feeFacts: unknown }>`select fee_facts from dossiers.draft
    where token = ${draft.split('/').at(-1) ?? ''}`.execute(portal.province.database.owner)
  return rows[0]?.feeFacts
}
const factsOfSent = async ({ page }: Visitor) => {
  const { rows } = await sql<{ facts: unknown }>`select facts from dossiers.fee_facts f
    join dossiers.dossier d on d.id = f.dossier_id where d.public_id = ${page.path.split('/').at(-1) ?? ''}`
    .execute(portal.province.database.owner)
  return rows.map(({ facts }) => facts)
}
/** Sends the last page with what it shows of fees changed. */
async function submitWith(visitor: Visitor, feesSeen: string) {
  const { target, fields } = visitor.prepare('/kiem-tra', { 'phi-da-xem': null })
  await visitor.post(target, [...fields, ['phi-da-xem', feesSeen]])
}

test('what nobody said is not known; once it was said, the page says what it comes to, and it goes with the dossier', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 70, 'Đỗ Văn Phí')
  expect(mother.page.text).toContain('chưa tính được')
  expect(mother.page.text).toContain('Chưa đủ dữ kiện để tính: diện được miễn, giảm')
  await mother.open(`${draft}/tinh-phi`)
  await mother.submit('/tinh-phi', { dien: ON_TIME })
  expect(mother.page.path).toBe(`${draft}/kiem-tra`)
  expect(mother.page.text).toContain('không phải nộp')
  expect(mother.page.text).toContain('Đăng ký đúng hạn')
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\//)
  expect(await factsOfSent(mother)).toEqual([{ subjects: [ON_TIME] }])
})

test('an amount that was changed in the page is not taken; the page says what it is, and then it is sent', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 71, 'Đỗ Văn Đổi')
  await submitWith(mother, '0')
  expect([mother.page.path, mother.page.text.includes(MOVED)]).toEqual([`${draft}/kiem-tra`, true])
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\//)
  expect(await factsOfSent(mother)).toEqual([])
})

test('what was answered in another window meanwhile is told before it is sent', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 72, 'Đỗ Văn Hai')
  const seen = new Map(mother.fieldsOf('/kiem-tra')).get('phi-da-xem') ?? ''
  await mother.open(`${draft}/tinh-phi`)
  await mother.submit('/tinh-phi', { dien: ON_TIME })
  await submitWith(mother, seen)
  expect(mother.page.text).toContain(MOVED)
})

test('what is not on the list, and none together with one, are refused and nothing is kept', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 73, 'Đỗ Văn Lạ')
  for (const wrong of [['nguoi-la'], ['khong', ON_TIME]]) {
    await mother.open(`${draft}/tinh-phi`)
    const { target, fields } = mother.prepare('/tinh-phi', { dien: null })
    await mother.post(target, [...fields, ...wrong.map((one): [string, string] => ['dien', one])])
    expect([mother.page.text.includes('Hãy chọn trong danh sách'), await factsOf(draft)]).toEqual([true, null])
  }
  await mother.open(`${draft}/tinh-phi`)
  await mother.submit('/tinh-phi', { dien: 'khong' })
  expect(await factsOf(draft)).toEqual({ subjects: [] })
  // Late, or with nothing that holds: the council says what it costs, which is not known here.
  expect(mother.page.text).toContain('mức do HĐND tỉnh quy định')
})
