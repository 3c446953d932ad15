/** Need: two devices on one draft, and neither loses, on the pages that are kept as a whole too (part P, bad input). */
import { fieldsOf, type FormDefinition } from '@motcua/forms/model.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { addressOf } from './procedure-facts.ts'

const TODAY = '2021-06-25'
let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

/** Begins; whatever is asked before the first page is answered. */
async function begin(visitor: Visitor, link: string, answers: Readonly<Record<string, string>> = {}): Promise<string> {
  await visitor.open(`${link}/nop-ho-so`)
  const territory = /<select id="noi"[\s\S]*?<option value="([0-9a-f-]{36})"/.exec(visitor.page.html)?.[1]
  await visitor.submit('/nop-ho-so', { ...territory !== undefined && { noi: territory }, ...answers })
  return visitor.page.path.split('/').slice(0, 3).join('/')
}

/** The same draft in another window of the same browser. */
function secondOf(visitor: Visitor): Visitor {
  const other = portal.visitor()
  other.remember('__Host-motcua-may', visitor.cookie('__Host-motcua-may') ?? '')
  return other
}

const AUTHORISER = {
  'uq-so': '000184990111', 'uq-ten': 'Phạm Thị Một', 'uq-sinh-ngay': '5', 'uq-sinh-thang': '9', 'uq-sinh-nam': '1984',
} as const
test('of the authoriser: the later window is refused with both, and may then say which holds', async () => {
  const phone = portal.visitor()
  const birth = portal.rooms.catalogue.on(TODAY).find('khai-sinh')
  const draft = await begin(phone, birth ? addressOf(birth) : '', { cho: 'nguoi-khac' })
  const desktop = secondOf(phone)
  await phone.open(`${draft}/uy-quyen`)
  await desktop.open(`${draft}/uy-quyen`)
  await phone.upload('/uy-quyen', [], AUTHORISER)
  await desktop.upload('/uy-quyen', [], { ...AUTHORISER, 'uq-ten': 'Phạm Thị Hai' })
  expect(desktop.page.status).toBe(422)
  expect(desktop.page.text).toContain('Trang này vừa được sửa ở cửa sổ khác')
  expect(desktop.page.text).toContain('Phạm Thị Một')
  expect(new Map(desktop.fieldsOf('/uy-quyen')).get('uq-ten')).toBe('Phạm Thị Hai')
  await phone.open(`${draft}/uy-quyen`)
  expect(new Map(phone.fieldsOf('/uy-quyen')).get('uq-ten')).toBe('Phạm Thị Một')
  // Whoever has seen both and goes on has chosen; the same twice is no rival.
  await desktop.upload('/uy-quyen', [], { ...AUTHORISER, 'uq-ten': 'Phạm Thị Hai' })
  await phone.open(`${draft}/uy-quyen`)
  expect(new Map(phone.fieldsOf('/uy-quyen')).get('uq-ten')).toBe('Phạm Thị Hai')
  // Nor does somebody act for themself over what another window has just written.
  await desktop.open(`${draft}/uy-quyen`)
  await phone.upload('/uy-quyen', [], { ...AUTHORISER, 'uq-ten': 'Phạm Thị Ba' })
  await desktop.upload('/uy-quyen', [], { cho: 'minh' })
  expect([desktop.page.status, desktop.page.text.includes('Phạm Thị Ba')]).toEqual([422, true])
})

test('of how the result is wanted: the same', async () => {
  const { catalogue } = portal.rooms
  const version = catalogue.on(TODAY).list().find(({ procedure, content }) => {
    const [form, ...others] = catalogue.formsFor(procedure, TODAY)
    return content.channels.includes('online') && form !== undefined && others.length === 0
      && !fieldsOf(form.version.definition as FormDefinition).some(({ key }) => key === 'request.resultDelivery')
  })
  expect(version).toBeDefined()
  const phone = portal.visitor()
  const draft = await begin(phone, version ? addressOf(version) : '')
  const desktop = secondOf(phone)
  const at = `${draft}/nhan-ket-qua`
  await phone.open(at)
  await desktop.open(at)
  await phone.submit('/nhan-ket-qua', { 'cach-nhan': 'post', 'dia-chi': 'Thôn Một, xã Mẫu' })
  expect(phone.page.status).toBe(200)
  await desktop.submit('/nhan-ket-qua', { 'cach-nhan': 'post', 'dia-chi': 'Thôn Hai, xã Mẫu' })
  expect(desktop.page.status).toBe(422)
  expect(desktop.page.text).toContain('Thôn Một, xã Mẫu')
  expect(new Map(desktop.fieldsOf('/nhan-ket-qua')).get('dia-chi')).toBe('Thôn Hai, xã Mẫu')
  await phone.open(at)
  expect(new Map(phone.fieldsOf('/nhan-ket-qua')).get('dia-chi')).toBe('Thôn Một, xã Mẫu')
  await desktop.submit('/nhan-ket-qua')
  expect(desktop.page.path).not.toBe(at)
  await phone.open(at)
  expect(new Map(phone.fieldsOf('/nhan-ket-qua')).get('dia-chi')).toBe('Thôn Hai, xã Mẫu')
})
