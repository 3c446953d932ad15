/**
 * Need: what is held is not typed again (KH 1107 II.3.3): a paper of the Kho answers what it says of its owner, with
 * its source, until somebody answers otherwise; what the dictionary never lets be reused stays empty.
 */
import { mayBeFilled } from '@motcua/forms/filled-from-held.ts'
import type { Field } from '@motcua/forms/model.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginBirth, openStep, step } from '../../test/portal-birth.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

const OWN_NUMBER = '000196990001'
let portal: PortalServer
let mother: Seen
beforeAll(async () => {
  portal = await startPortal()
  mother = await seenAtCounter(portal, { fullName: 'Nguyễn Thị Mẫu', personalNumber: OWN_NUMBER })
  await plant('gplx', { 'person.idIssuer': 'Cục Mẫu', 'person.idIssueDate': '2019-02-03', 'person.idNumber': OWN_NUMBER })
})
afterAll(async () => portal.stop())

/** A paper that an office answers for, in the Kho of the mother. */
async function plant(type: string, data: Readonly<Record<string, string>>) {
  await sql`
    with f as (insert into documents.file (sha256, size, kind, pages) values (sha256(${type}::bytea), 9, 'application/pdf', 1)),
    p as (
      insert into documents.paper (sha256, name, document_type, owner_id, source, added_at, added_by, kept_at, standing)
      values (sha256(${type}::bytea), 'giay.pdf', ${type}, ${mother.personId}, 'result', '2021-01-01', 1, '2021-01-01', 'signed-scan')
      returning id
    ), k as (
      insert into documents.keeping (paper_id, basis, article, dossier_id, at, by)
      select id, 'law', 'NĐ 45/2020/NĐ-CP Đ.16', 1, '2021-01-01', 1 from p
    ) insert into documents.paper_facts (paper_id, version, number, issued_on, data, source, at, by)
      select id, 1, '46012', '2019-03-01', ${JSON.stringify(data)}::jsonb, 'typed', '2021-01-01', 1 from p`
    .execute(portal.province.database.owner)
}
const valueOf = (html: string, name: string) =>
  new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1]

test('a question that nobody has answered is answered by the paper, with its source, and may be corrected', async () => {
  const { visitor } = mother
  const draft = await beginBirth(visitor, portal)
  await openStep(visitor, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  expect(valueOf(visitor.page.html, 'requester.idIssuer')).toBe('Cục Mẫu')
  expect(visitor.page.text).toMatch(/Điền sẵn từ Giấy phép lái xe.* số 46012, ngày 01\/03\/2019; sửa được nếu không đúng\./)
  await step(visitor, { 'requester.idIssuer': 'Cục Cảnh sát' })
  await openStep(visitor, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  expect(valueOf(visitor.page.html, 'requester.idIssuer')).toBe('Cục Cảnh sát')
})

test('nobody else is told by that what a paper says', async () => {
  const { visitor } = await seenAtCounter(portal, { fullName: 'Lê Thị Khác', personalNumber: '000196990002' })
  const draft = await beginBirth(visitor, portal)
  await openStep(visitor, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  expect(visitor.page.text).not.toContain('Điền sẵn từ')
})

const FIELD = {
  key: 'requester.fullName', type: 'text', canReuse: true, meaning: { role: 'requester', entry: 'person.fullName' },
} as unknown as Field

test.each([
  ['of the requester', FIELD, {}, true],
  ['answered', FIELD, { 'requester.fullName': '' }, false],
  ['never to be reused', { ...FIELD, canReuse: false }, {}, false],
  ['of a child', { ...FIELD, meaning: { role: 'child', entry: 'person.fullName' } }, {}, false],
  ['of a list of the form', { ...FIELD, type: 'choice' }, {}, false],
] as const)('a question %s', (_, field, answers, may) => expect(mayBeFilled(field, answers)).toBe(may))
