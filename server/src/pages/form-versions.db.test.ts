/**
 * Need: form versions never change; a draft and a dossier stay on theirs, whatever is imported meanwhile (P1.4). A
 * corrected version of the same legal text takes a draft as it is; a form that another text replaced does not.
 */
import type { FormDefinition } from '@motcua/forms/model.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginBirth, birthAnswers, openStep, prepareBirth, sendBirth, walk } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { ok } from '../kernel/result.ts'
import { type FormVersion, loadRows } from '../modules/catalogue/public.ts'
import { textOf } from '../modules/documents/slips/golden/read-paper.ts'

const NEW_LABEL = 'Tên trẻ theo bản sửa'
const KEY = 'child.fullName'

let portal: PortalServer
let mother: Visitor
let father: Visitor
let draft: string
let sent: string
let before: FormVersion
let after: FormVersion

const form = () => {
  const choice = portal.rooms.catalogue.formFor('khai-sinh', '2021-06-25')
  if (!choice) throw new Error('no form of births')
  return choice.version
}

/** The same form of the same legal text, with another label at a question and on its paper. */
function corrected({ form: id, procedures, validTo, isOfficial, definition }: FormVersion) {
  const whole = definition as FormDefinition
  const pages = whole.pages.map((page) => ({ ...page, sections: page.sections.map((section) => ({
    ...section, fields: section.fields.map((field) => field.key === KEY ? { ...field, label: NEW_LABEL } : field),
  })) }))
  return { form: id, procedures, validFrom: '2021-06-25', validTo, isOfficial, definition: { ...whole, pages } }
}

beforeAll(async () => {
  portal = await startPortal()
  before = form()
  ;[mother, father] = [portal.visitor(), portal.visitor()]
  sent = await sendBirth(father, portal, 40, 'Đỗ Văn Gửi')
  draft = await prepareBirth(mother, portal, 41, 'Đỗ Văn Nháp')
  await portal.province.inOneGo(async (ctx) => ok(await loadRows(ctx, {
    sectors: [], documentTypes: [], procedures: [],
    synonyms: [{ procedure: 'khai-sinh', words: 'khai sinh' }],
    forms: [corrected(before)],
  })))
  await portal.rooms.catalogue.refresh()
  after = form()
})
afterAll(async () => portal.stop())

const labelIn = ({ definition }: FormVersion) => (definition as FormDefinition).pages
  .flatMap(({ sections }) => sections.flatMap(({ fields }) => fields)).find(({ key }) => key === KEY)?.label

async function formVersionOf(publicId: string): Promise<bigint | undefined> {
  const { rows } = await sql<{ id: bigint }>`
    select form_version_id as id from dossiers.dossier where public_id = ${publicId}`
      .execute(portal.province.database.owner)
  return rows[0]?.id
}

test('the import brought another version for today, and left the first as it was', () => {
  expect(after.id).not.toBe(before.id)
  expect(after.form).toBe(before.form)
  expect([labelIn(before), labelIn(after)]).toEqual(['Họ, chữ đệm, tên', NEW_LABEL])
  expect(labelIn(portal.rooms.catalogue.formVersion(before.id))).toBe('Họ, chữ đệm, tên')
  expect(portal.rooms.catalogue.formVersion(before.id).validTo).toBe('2021-06-24')
})

test('whoever begins now is on the new version', async () => {
  const other = portal.visitor()
  const begun = await beginBirth(other, portal)
  await walk(other, birthAnswers(portal), (one) => one.offers(KEY))
  expect(other.page.text).toContain(NEW_LABEL)
  expect(begun).not.toBe(draft)
})

test('a draft begun before opens on its version, is told of the new one, and is sent on its own', async () => {
  await mother.open(draft)
  expect(mother.page.text).not.toContain('đã được thay')
  await openStep(mother, draft, 'tre', KEY)
  expect([mother.page.text.includes('Họ, chữ đệm, tên'), mother.page.text.includes(NEW_LABEL)]).toEqual([true, false])
  await mother.open(`${draft}/kiem-tra`)
  expect(mother.page.html).toContain(`href="${draft}/mau-moi"`)
  expect(mother.page.text).not.toContain(NEW_LABEL)
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\//)
  const id = mother.page.path.split('/').at(-1) ?? ''
  expect(await formVersionOf(id)).toBe(before.id)
})

test('a dossier sent before stays on its version, on the page and on paper', async () => {
  expect(await formVersionOf(sent)).toBe(before.id)
  const text = await paper(father, `/ho-so/${sent}/to-khai.pdf`)
  expect([text.includes('Đỗ Văn Gửi'), text.includes('Họ, chữ đệm, tên'), text.includes(NEW_LABEL)])
    .toEqual([true, true, false])
  await father.open(`/ho-so/${sent}`)
  expect([father.page.text.includes('Đỗ Văn Gửi'), father.page.text.includes(NEW_LABEL)]).toEqual([true, false])
  // What is begun now is printed as it is asked now, so that the difference is to be seen at all.
  const other = portal.visitor()
  const begun = await beginBirth(other, portal)
  await walk(other, birthAnswers(portal))
  expect(await paper(other, `${begun}/to-khai.pdf`)).toContain(NEW_LABEL)
})

/** What stands on a paper, read out of the PDF. */
async function paper(visitor: Visitor, path: string): Promise<string> {
  const cookies = ['__Host-motcua-may', '__Host-motcua-dan'].flatMap((name) => {
    const value = visitor.cookie(name)
    return value === undefined ? [] : [`${name}=${value}`]
  })
  const { statusCode, rawPayload } = await portal.app.inject({ url: path, headers: { cookie: cookies.join('; ') } })
  expect([path, statusCode]).toEqual([path, 200])
  return (await textOf(rawPayload)).replace(/\s+/g, ' ')
}
