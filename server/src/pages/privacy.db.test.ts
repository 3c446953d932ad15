/** Need: nobody sees what is another's, on a shared computer least of all (docs/adr). */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  beginBirth, openStep, prepareBirth, register, sendBirth, signInAs, stepPath,
} from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { PORTAL_ROUTES } from './portal.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

test('after signing out, the next person at the same browser finds nothing of the draft', async () => {
  const browser = portal.visitor()
  const draft = await prepareBirth(browser, portal, 20, 'Đỗ Văn Kín')
  await browser.submit('/dang-xuat')
  expect(browser.page.path).toBe('/')
  for (const path of [draft, `${draft}/kiem-tra`, `${draft}/to-khai/tre`, `${draft}/giay-to`]) {
    await browser.open(path)
    expect(browser.page.path).toMatch(/^\/dang-nhap/)
    expect(browser.page.text).not.toContain('Đỗ Văn Kín')
  }
  await register(browser, portal, 21)
  for (const path of [draft, `${draft}/kiem-tra`]) expect((await browser.open(path)).status).toBe(404)
  expect((await browser.open('/ho-so')).text).not.toContain('Đăng ký khai sinh')
})

test('who has no account leaves a shared computer too: the next person opens nothing, and nobody takes it over', async () => {
  const browser = portal.visitor()
  const draft = await beginBirth(browser, portal)
  await browser.open(draft)
  await browser.submit('/dang-xuat')
  expect(browser.page.path).toBe('/')
  await register(browser, portal, 72)
  expect((await browser.open(draft)).status).toBe(404)
})

test('where there is no page one is as signed in as before, and can still sign out', async () => {
  const browser = portal.visitor()
  expect((await browser.open('/khong-co')).text).toContain('Đăng nhập')
  await register(browser, portal, 39)
  const { status, text } = await browser.open('/khong-co')
  expect([status, text.includes('Đăng xuất')]).toEqual([404, true])
})

test('an address of a draft alone opens nothing in another browser, signed in or not', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  const stranger = portal.visitor()
  expect((await stranger.open(draft)).path).toMatch(/^\/dang-nhap/)
  await register(stranger, portal, 22)
  expect((await stranger.open(draft)).status).toBe(404)
  expect((await mother.open(draft)).status).toBe(200)
})

test('a session that ends over a long page loses nothing: it is kept, and shown after signing in', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 23, 'Đỗ Văn Chậm')
  await openStep(mother, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  const { target, fields } = mother.prepare(stepPath(mother), { 'requester.idIssuer': 'Công an tỉnh' })
  portal.machineClock.forward(16) // a session lies idle for 15 minutes at most
  await mother.post(target, fields)
  expect(mother.page.path).toMatch(/^\/dang-nhap/)
  expect(mother.page.text).not.toContain('Công an tỉnh')
  await signInAs(mother, portal, 23)
  await openStep(mother, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  expect(new Map(mother.fieldsOf(stepPath(mother))).get('requester.idIssuer')).toBe('Công an tỉnh')
})

test('after signing out nobody writes into the draft of the one before', async () => {
  const browser = portal.visitor()
  const draft = await prepareBirth(browser, portal, 24, 'Đỗ Văn Yên')
  await openStep(browser, draft, 'nguoi-yeu-cau', 'requester.fullName')
  const { target, fields } = browser.prepare(stepPath(browser), { 'requester.fullName': 'Kẻ Lạ' })
  await browser.submit('/dang-xuat')
  await browser.open('/dang-nhap')
  const csrf = browser.fieldsOf('/dang-nhap').find(([name]) => name === 'csrf')?.[1] ?? ''
  await browser.post(target, fields.map(([name, value]) => [name, name === 'csrf' ? csrf : value]))
  await signInAs(browser, portal, 24)
  await openStep(browser, draft, 'nguoi-yeu-cau', 'requester.fullName')
  expect(new Map(browser.fieldsOf(stepPath(browser))).get('requester.fullName')).toBe('Nguyễn Thị Mẫu')
})

test('a dossier of another does not exist, on no page and for no deed', async () => {
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 25, 'Đỗ Văn Riêng')
  const stranger = portal.visitor()
  await stranger.open('/dang-nhap')
  await register(stranger, portal, 26)
  const csrf = stranger.fieldsOf('/dang-xuat').find(([name]) => name === 'csrf')?.[1] ?? ''
  for (const path of [
    `/ho-so/${id}`, `/xac-nhan/${id}`, `/ho-so/${id}/phieu/${id}.pdf`, '/ho-so/1', `/ho-so/${crypto.randomUUID()}`,
  ]) {
    expect((await stranger.open(path)).status, path).toBe(404)
  }
  for (const deed of ['rut', 'dung']) {
    expect((await stranger.post(`/ho-so/${id}/${deed}`, [
      ['csrf', csrf], ['requestId', crypto.randomUUID()], ['ly-do', 'x'],
    ])).status, deed).toBe(404)
  }
  expect((await mother.open(`/ho-so/${id}`)).text).toContain('Đã nộp, chờ tiếp nhận')
})

test('a number that has an account cannot be claimed again by registering', async () => {
  const first = portal.visitor()
  await first.open('/dang-nhap')
  await register(first, portal, 27)
  const second = portal.visitor()
  await second.open('/dang-ky')
  await second.submit('/dang-ky', {
    'ho-ten': 'Kẻ Lạ', 'so': '000196990027', 'ngay': '1', 'thang': '1', 'nam': '1996', 'dien-thoai': '0500000099',
  })
  await second.submit('/dang-ky/ma', { ma: portal.codes.at(-1)?.code ?? '' })
  expect(second.page.status).toBe(422)
  expect(second.page.text).toContain('Số này đã có tài khoản')
  expect((await second.open('/ho-so')).path).toMatch(/^\/dang-nhap/)
})

test('a code goes to the phone on file and an unknown number is answered alike', async () => {
  const known = portal.visitor()
  await known.open('/dang-nhap')
  await register(known, portal, 28)
  const asked = portal.codes.length
  const [a, b] = [portal.visitor(), portal.visitor()]
  for (const [visitor, so] of [[a, '000196990028'], [b, '000196990029']] as const) {
    await visitor.open('/dang-nhap')
    await visitor.submit('/dang-nhap', { so })
  }
  expect(a.page.text).toBe(b.page.text)
  expect(portal.codes.slice(asked).map(({ phone }) => phone)).toEqual(['+84500000028'])
  await b.submit('/dang-nhap/ma', { ma: '123456' })
  expect(b.page.status).toBe(422)
  expect(b.page.text).toContain('Mã không đúng')
})

test('every page that is not for everybody asks to sign in, and then goes on to where one wanted', async () => {
  const anybody = portal.visitor()
  const closed = PORTAL_ROUTES.filter(({ permission, method }) => permission !== 'public' && method === 'GET')
  expect(closed.length).toBeGreaterThan(3)
  for (const { path } of closed) {
    const at = path.replace(':id', crypto.randomUUID()).replace(':token', 'x'.repeat(43)).replace(
      ':slip', `${crypto.randomUUID()}.pdf`,
    )
    expect((await anybody.open(at)).path).toBe(`/dang-nhap?tiep=${encodeURIComponent(at)}`)
  }
})

test('signing in leads to no other place than ours', async () => {
  const anybody = portal.visitor()
  for (const away of [
    'https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/ho-so/../../x',
    'javascript:alert(1)', '/dang-nhap',
  ]) {
    await anybody.open(`/dang-nhap?tiep=${encodeURIComponent(away)}`)
    expect(anybody.fieldsOf('/dang-nhap').find(([name]) => name === 'tiep')?.[1]).toBe('/ho-so')
  }
})

test('personal pages are kept by nobody, and no page may run or load what is not ours', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  for (const path of ['/', '/thu-tuc', draft, '/dang-nhap', '/no-such-page']) {
    const { headers } = await mother.open(path)
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
        + "media-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
  expect((await mother.open(draft)).headers['cache-control']).toBe('private, no-store')
  const cookies = (await portal.app.inject({ method: 'GET', url: '/dang-nhap' })).headers['set-cookie']
  expect(String(cookies)).toMatch(/^__Host-[\w-]+=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('nothing that is told on the way stands in an address: of a page, a redirect, or a form that goes by address', async () => {
  const calls = vi.spyOn(portal.app, 'inject')
  const mother = portal.visitor()
  const id = await sendBirth(mother, portal, 29, 'Đỗ Văn Địa')
  const number = (
    await portal.rooms.db.withTables<{ 'dossiers.dossier': { publicId: string; number: string } }>()
      .selectFrom('dossiers.dossier').select('number').where('publicId', '=', id).executeTakeFirstOrThrow()
  ).number
  await mother.submit('/dang-xuat')
  await signInAs(mother, portal, 29)
  for (const path of ['/', '/tim-thu-tuc?q=khai+sinh', '/theo-doi', `/theo-doi/${number}`]) await mother.open(path)
  const anybody = portal.visitor() // of the owner nothing is asked
  await anybody.open(`/theo-doi/${number}`)
  await anybody.submit(`/theo-doi/${number}`, { 'so-cuoi': '0029' })
  const asked = calls.mock.calls as unknown as readonly (readonly [{ readonly url: string }])[]
  const seen = asked.map(([{ url }]) => decodeURIComponent(url))
  calls.mockRestore()
  expect(seen.length).toBeGreaterThan(20)
  for (const told of ['Nguyễn', 'Mẫu', 'Đỗ', 'Địa', '00019699', '05000000'])
    expect(seen.filter((url) => url.includes(told))).toEqual([])
  const byAddress = new Set<string>()
  for (const path of [
    '/', '/tim-thu-tuc?q=khai+sinh', '/thu-tuc', '/theo-doi', '/dang-nhap', '/dang-ky', '/noi-nop', '/ho-so',
    `/ho-so/${id}`,
  ]) {
    const { html } = await mother.open(path)
    for (const [form] of html.matchAll(/<form(?![^>]*method="post")[^>]*>.*?<\/form>/gis)) {
      for (const [, name = ''] of form.matchAll(/ name="([^"]+)"/g)) byAddress.add(name)
    }
  }
  expect([...byAddress].sort()).toEqual(['ma', 'q']) // a dossier's number, and words for a procedure
})

test('the sink of messages exists in a demonstration only', async () => {
  expect((await portal.visitor().open('/demo/tin-nhan')).status).toBe(200)
  const real = await startPortal({ isDemonstration: false })
  try {
    expect((await real.visitor().open('/demo/tin-nhan')).status).toBe(404)
    expect((await real.visitor().open('/')).text).not.toContain('Bản trình diễn')
  } finally {
    await real.stop()
  }
})
