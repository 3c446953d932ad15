/** Need: a citizen with an old phone and no script really sends a dossier, once, and sees that it has arrived. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOwn } from '../modules/dossiers/public.ts'
import { findAccountByNumber } from '../modules/identity/public.ts'
import {
  addBirthPapers, beginBirth, birthAnswers, fillBirth, prepareBirth, register, sendBirth, signInAs, walk,
} from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

/** What the account of `register` has sent. */
async function sentBy(n: number): Promise<number> {
  const account = await findAccountByNumber(portal.rooms.db, {
    kind: 'personal', value: `0001969900${String(n).padStart(2, '0')}`,
  })
  return account ? (await listOwn(portal.rooms.db, { accountId: account.id, personId: null }, undefined, 10)).length : 0
}

test('a birth is registered from the search to the confirmation, without a script', async () => {
  const mother = portal.visitor()
  await mother.open('/')
  expect(mother.page.html).not.toContain('<script')
  const draft = await beginBirth(mother, portal)
  expect(mother.page.path).toBe(`${draft}/to-khai/nguoi-yeu-cau/1`)
  await fillBirth(mother, portal)
  expect(mother.page.path).toBe(`${draft}/giay-to`)
  await addBirthPapers(mother)
  expect(mother.page.path).toBe(`/dang-nhap?tiep=${encodeURIComponent(`${draft}/kiem-tra`)}`)
  await register(mother, portal, 1)
  expect(mother.page.path).toBe(`${draft}/kiem-tra`)
  expect(mother.page.text).toContain('Đỗ Văn Thử')
  await mother.submit('/kiem-tra')
  const confirmation = mother.page.path
  expect(confirmation).toMatch(/^\/xac-nhan\/[0-9a-f-]{36}$/)
  // Friday 09:00 + 8 working hours, which are one working day: Monday 09:00.
  expect(mother.page.text).toContain('09:00 thứ Hai 28/06/2021')
  expect(mother.page.text).toMatch(/Mã hồ sơ [A-Z0-9.]+-210625-0001/)
  expect(mother.page.text).toContain('giay-chung-sinh.pdf')

  const slip = await mother.open(`${confirmation}/giay-xac-nhan.pdf`)
  expect([slip.headers['content-type'], slip.html.slice(0, 5)]).toEqual(['application/pdf', '%PDF-'])
  await mother.open(confirmation)

  // Reloaded, and reached again through the draft, it is the same page.
  const first = mother.page.text
  expect((await mother.open(confirmation)).text).toBe(first)
  expect((await mother.open(`${draft}/kiem-tra`)).path).toBe(confirmation)
  expect((await mother.open('/ho-so')).text).toContain('Đã nộp, chờ tiếp nhận')
})

test('pressing twice, one press waiting for the other or not, sends one dossier', async () => {
  const mother = portal.visitor()
  await prepareBirth(mother, portal, 2, 'Đỗ Văn Hai')
  const { target, fields } = mother.prepare('/kiem-tra')
  const both = await Promise.all([mother.post(target, fields), mother.post(target, fields)])
  const later = await mother.post(target, fields)
  expect(new Set([...both, later].map(({ path }) => path)).size).toBe(1)
  expect(later.path).toMatch(/^\/xac-nhan\//)
  expect(await sentBy(2)).toBe(1)
})

test('pressing "begin" twice begins one draft', async () => {
  const mother = portal.visitor()
  await mother.open('/tim-thu-tuc?q=khai+sinh')
  const link = /href="(\/thu-tuc\/[^"]+)">Đăng ký khai sinh</.exec(mother.page.html)?.[1] ?? ''
  await mother.open(`${link}/nop-ho-so`)
  const commune = portal.rooms.directory.on('2021-06-25').territories('xa')[0]?.publicId ?? ''
  const { target, fields } = mother.prepare('/nop-ho-so', { noi: commune })
  const pages = await Promise.all([mother.post(target, fields), mother.post(target, fields)])
  expect(new Set(pages.map(({ path }) => path)).size).toBe(1)
})

test('the same once more while it is open is warned of, and sent when it is said again', async () => {
  const mother = portal.visitor()
  await sendBirth(mother, portal, 3, 'Đỗ Văn Ba')
  await prepareBirth(mother, portal, 3, 'Đỗ Văn Ba')
  await mother.submit('/kiem-tra')
  expect(mother.page.status).toBe(409)
  expect(mother.page.text).toContain('Hồ sơ giống hệt đang được giải quyết')
  expect(await sentBy(3)).toBe(1)
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\//)
  expect(await sentBy(3)).toBe(2)
})

test('a draft is gone on with on another device, after signing in there', async () => {
  const phone = portal.visitor()
  const draft = await prepareBirth(phone, portal, 4, 'Đỗ Văn Bốn')
  const library = portal.visitor()
  await library.open('/dang-nhap')
  await signInAs(library, portal, 4)
  expect(library.page.path).toBe('/ho-so')
  expect(library.page.html).toContain(`href="${draft}"`)
  await library.open(`${draft}/kiem-tra`)
  expect(library.page.text).toContain('Đỗ Văn Bốn')
  await library.submit('/kiem-tra')
  expect(library.page.path).toMatch(/^\/xac-nhan\//)
})

test('one’s own number under another name is warned of before it is sent, and refuses nothing', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  const own = {
    ...birthAnswers(portal, 'Đỗ Văn Khác Tên'), 'requester.idNumber': '000196990097', 'mother.idNumber': '000196990097',
  }
  await walk(mother, { ...own, 'requester.fullName': 'Nguyễn Thị Khác', 'mother.fullName': 'Nguyễn Thị Khác' })
  await addBirthPapers(mother)
  await register(mother, portal, 97)
  expect(mother.page.text).toContain('họ tên khai là “Nguyễn Thị Khác”, tài khoản ghi “Nguyễn Thị Mẫu”')
  const step = new RegExp(`href="(${draft}/to-khai/[^"?]+)\\?ve=kiem-tra#requester.fullName">Xem lại`)
    .exec(mother.page.html)?.[1] ?? ''
  await mother.open(step)
  expect(mother.offers('requester.fullName')).toBe(true)
  await mother.open(`${draft}/kiem-tra`)
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\//)
})
