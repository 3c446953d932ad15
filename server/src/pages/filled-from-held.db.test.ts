/**
 * Need: what is held is not typed again (KH 1107 II.3.3): a paper of the Kho answers what it says of its owner, with
 * its source, until somebody answers otherwise; what the dictionary never lets be reused stays empty.
 */
import { mayBeFilled, meaningsOf } from '@motcua/forms/filled-from-held.ts'
import { type Field, type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginBirth, openStep, sendBirth, step } from '../../test/portal-birth.ts'
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

/** What becomes of the dossier that the mother sent, as the office would write it. */
const become = async (id: string, set: string) =>
  sql`update dossiers.dossier set ${sql.raw(set)} where public_id = ${id}`.execute(portal.province.database.owner)
const ACCEPTED = `state = 'received', received_at = submitted_at, due_at = submitted_at + interval '9 days'`

test('after papers, what somebody declared in a dossier that was accepted is offered, with its source', async () => {
  const { visitor, personId } = mother
  const dossier = await sendBirth(visitor, portal, 1, 'Đỗ Văn Thử')
  // With it the declared phone became that of the person, which would answer of itself.
  await sql`update identity.person set phone = null where id = ${personId}`.execute(portal.province.database.owner)
  const draft = await beginBirth(visitor, portal)
  const offered = async () => {
    await openStep(visitor, draft, 'nguoi-yeu-cau', 'requester.phone')
    return [valueOf(visitor.page.html, 'requester.phone') ?? '', visitor.page.text.includes('Điền sẵn từ hồ sơ')]
  }
  // Sent, and nobody has accepted it: only known to the account itself.
  const [before] = [await offered()]
  expect(before[1]).toBe(false)

  await become(dossier, ACCEPTED)
  expect(await offered()).toEqual(['0500000001', true])
  expect(visitor.page.text).toMatch(/Điền sẵn từ hồ sơ [^ ]+-210625-\d{4}, ngày 25\/06\/2021; sửa được nếu không đúng\./)
  // What a paper says comes before it (domain 7.1).
  await openStep(visitor, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  expect(valueOf(visitor.page.html, 'requester.idIssuer')).toBe('Cục Mẫu')

  for (const [set, back] of [
    [`state = 'stopped', closed_at = received_at`, `${ACCEPTED}, closed_at = null`],
    [`state = 'unsettled', closed_at = received_at`, `${ACCEPTED}, closed_at = null`],
    [`state = 'being-returned'`, ACCEPTED],
    [`authoriser_id = ${String(personId)}`, 'authoriser_id = null'],
    [`applicant_id = applicant_id + 1`, 'applicant_id = applicant_id - 1'],
    // More than two years before: the policy of the data.
    [`submitted_at = '2019-06-25', received_at = '2019-06-25'`, `submitted_at = '2021-06-25', received_at = '2021-06-25'`],
  ] as const) {
    await become(dossier, set)
    expect([set, (await offered())[1]]).toEqual([set, false])
    await become(dossier, back)
    expect([back, (await offered())[1]]).toEqual([back, true])
  }
  // A declaration that names another number as the applicant's is somebody else's.
  const name = async (number: string) => sql`update dossiers.answers
    set answers = answers || jsonb_build_object('requester.idNumber', ${number}::text)`.execute(portal.province.database.owner)
  await name('000196990077')
  expect((await offered())[1]).toBe(false)
  await name(OWN_NUMBER)
  // Nothing that is held is to be used for that request: neither is what it said.
  await sql`insert into dossiers.kho_choice (request_id, keeps, declines_reuse, at)
    select request_id, false, true, '2021-06-25' from dossiers.dossier where public_id = ${dossier}
    on conflict (request_id) do update set declines_reuse = true`.execute(portal.province.database.owner)
  expect((await offered())[1]).toBe(false)
})

test('of the declaration of a birth nothing is offered again that must be given anew, nor what is of others', () => {
  const { definition } = portal.rooms.catalogue.formFor('khai-sinh', '2021-06-25')?.version ?? {}
  const form = definition as FormDefinition
  const offered = meaningsOf(form)
  expect(offered.size).toBeGreaterThan(3)
  const asked = fieldsOf(form).filter(({ key }) => offered.has(key))
  expect(asked.filter(({ canReuse, meaning: { role } }) => !canReuse || role !== 'requester')).toEqual([])
})

const FIELD = {
  key: 'requester.fullName', type: 'text', canReuse: true, meaning: { role: 'requester', entry: 'person.fullName' },
} as unknown as Field

test.each([
  ['of the requester', FIELD, {}, true],
  ['answered', FIELD, { 'requester.fullName': '' }, false],
  ['never to be reused', { ...FIELD, canReuse: false }, {}, false],
  ['of a child', { ...FIELD, meaning: { role: 'child', entry: 'person.fullName' } }, {}, false],
  ['of a list of the form', { ...FIELD, type: 'choice' }, {}, true],
  ['of a place', { ...FIELD, type: 'address' }, {}, true],
  ['of a table', { ...FIELD, type: 'table' }, {}, false],
] as const)('a question %s', (_, field, answers, may) => expect(mayBeFilled(field, answers)).toBe(may))
