/** Need: a demonstration takes nobody's real number, production no invented one, and a claim must fit its number. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REQUESTER, beginBirth, step, walk } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let demonstration: PortalServer
let production: PortalServer
beforeAll(async () => {
  demonstration = await startPortal()
  production = await startPortal({ isDemonstration: false })
})
afterAll(async () => {
  await demonstration.stop()
  await production.stop()
})

const CLAIM = {
  'ho-ten': 'Nguyễn Thị Mẫu', 'so': '000196990124', 'ngay': '15', 'thang': '3', 'nam': '1996',
  'dien-thoai': '0500000024',
} as const
// Put together here, so that no number stands in the repository that somebody may have been given.
const OTHERS_NUMBER = ['001', '096', '000123'].join('')
const OTHERS_PHONE = ['0912', '345', '679'].join('')

async function claim(portal: PortalServer, changed: Readonly<Record<string, string>>) {
  const visitor = portal.visitor()
  await visitor.open('/dang-ky')
  return visitor.submit('/dang-ky', { ...CLAIM, ...changed })
}

test.each([
  ['so', OTHERS_NUMBER, 'Bản trình diễn chỉ nhận số dành riêng dạng 000xxx99xxxx'],
  ['dien-thoai', OTHERS_PHONE, 'Bản trình diễn chỉ nhận số điện thoại dạng 0500 000 0xx'],
])('a demonstration refuses at %s what is somebody else’s, and sends no code', async (field, value, words) => {
  const sent = demonstration.codes.length
  const page = await claim(demonstration, { [field]: value })
  expect(page.status).toBe(422)
  expect(page.html).toContain(`<a href="#${field}">${words}`)
  expect(demonstration.codes.length).toBe(sent)
})

test.each(['so', 'dien-thoai'])('production refuses at %s what is of a demonstration', async (field) => {
  const page = await claim(production, {
    'so': OTHERS_NUMBER, 'dien-thoai': OTHERS_PHONE, [field]: CLAIM[field as 'so'],
  })
  expect(page.status).toBe(422)
  expect(page.text).toContain('Có 1 mục cần sửa')
  expect(page.html).toMatch(new RegExp(`<a href="#${field}">[^<]*chỉ dùng trong bản trình diễn`))
})

test('each takes its own', async () => {
  expect((await claim(demonstration, {})).text).toContain('Nhập mã xác thực')
  expect((await claim(production, { 'so': OTHERS_NUMBER, 'dien-thoai': OTHERS_PHONE })).text).toContain(
    'Nhập mã xác thực',
  )
})

test.each([
  ['cccd', OTHERS_NUMBER], ['cmnd', '990000001'], ['khac', [...OTHERS_NUMBER.match(/.{3}/g) ?? []].join(' ')],
])('a declaration in a demonstration refuses what is somebody else’s at its field (%s)', async (kind, number) => {
  const visitor = demonstration.visitor()
  await beginBirth(visitor, demonstration)
  await walk(visitor, REQUESTER, (one) => one.offers('requester.idNumber'))
  expect(visitor.page.text).toContain('Bản trình diễn: ghi số dành riêng dạng 000xxx99xxxx')
  await step(visitor, { ...REQUESTER, 'requester.idKind': kind, 'requester.idNumber': number })
  expect(visitor.page.status).toBe(422)
  expect(visitor.page.html).toContain(
    '<a href="#requester.idNumber">Bản trình diễn chỉ nhận số dành riêng dạng 000xxx99xxxx',
  )
})

test('a declaration in production takes a real number, and none of a demonstration', async () => {
  for (const [number, status] of [
    [OTHERS_NUMBER, 200], [REQUESTER['requester.idNumber'], 422], ['1'.repeat(12), 422],
  ] as const) {
    const visitor = production.visitor()
    await beginBirth(visitor, production)
    await walk(visitor, REQUESTER, (one) => one.offers('requester.idNumber'))
    expect(visitor.page.text).not.toContain('000xxx99xxxx')
    await step(visitor, { ...REQUESTER, 'requester.idNumber': number })
    expect([number, visitor.page.html.includes('<a href="#requester.idNumber">')]).toEqual([number, status === 422])
  }
})

test('signing in, a demonstration knows no real card, and production none of a demonstration', async () => {
  const oldCard = '123456789'
  for (const [portal, so] of [
    [demonstration, OTHERS_NUMBER], [demonstration, oldCard], [production, CLAIM.so],
  ] as const) {
    const visitor = portal.visitor()
    await visitor.open('/dang-nhap')
    await visitor.submit('/dang-nhap', { so })
    expect(visitor.page.status, so).toBe(422)
    expect(visitor.page.text).toMatch(/[Bb]ản trình diễn/)
  }
})

test('a year of birth that the number contradicts opens no account', async () => {
  // The number says 1996 (two digits after the century digit 1); the date says 1985.
  const page = await claim(demonstration, { nam: '1985' })
  expect(page.status).toBe(422)
  expect(page.html).toContain('<a href="#ngay">Năm sinh không khớp với số định danh')
  const visitor = demonstration.visitor()
  await visitor.open('/dang-ky')
  await visitor.submit('/dang-ky', CLAIM)
  const { target, fields } = visitor.prepare('/dang-ky/ma', { ma: demonstration.codes.at(-1)?.code ?? '' })
  await visitor.post(target, fields.map(([name, value]) => [name, name === 'nam' ? '1985' : value]))
  expect(visitor.page.status).toBe(422)
})
