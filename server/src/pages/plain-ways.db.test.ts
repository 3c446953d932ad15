/** Need: nobody is confused on the way: one count of parts, no fault that contradicts its hint, one strong button. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addBirthPapers, beginBirth, fillBirth, register } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

test('every part of the way says its place, and the check is the last', async () => {
  const mother = portal.visitor()
  const draft = await beginBirth(mother, portal)
  await fillBirth(mother, portal)
  const { html } = await mother.open(draft)
  const parts = [...html.matchAll(/<li><a href="([^"]+)"/g)].map(([, at = '']) => at).filter((at) =>
    at.startsWith(draft))
  expect(parts.at(-1)).toBe(`${draft}/kiem-tra`)
  await mother.open(`${draft}/giay-to`)
  await addBirthPapers(mother)
  await register(mother, portal, 61)
  for (const [nth, at] of parts.entries()) {
    expect((await mother.open(at)).text, at).toContain(`Phần ${String(nth + 1)} trong ${String(parts.length)}`)
  }
})

test('an empty page asks first for what decides, and only then for what hangs on it', async () => {
  const mother = portal.visitor()
  await beginBirth(mother, portal)
  await mother.submit('/nguoi-yeu-cau')
  expect(mother.page.status).toBe(422)
  expect(mother.page.html).toContain('<a href="#requester.idKind">')
  // Needed only by whoever has no personal number yet (help of the field), which nobody knows before idKind is said.
  expect(mother.page.html).not.toContain('<a href="#requester.residence">')
  await mother.submit('/nguoi-yeu-cau', { 'requester.idKind': 'ho-chieu' })
  expect(mother.page.html).toContain('<a href="#requester.residence">')
})

test('of the ways to hand in, going on here is the one strong button, and a file is chosen in Vietnamese', async () => {
  const anybody = portal.visitor()
  const draft = await beginBirth(anybody, portal)
  expect((await anybody.open(`${draft}/giay-to`)).html).toMatch(/<label for="giay-chung-sinh">Chọn tệp từ máy: /)
  await anybody.open('/tim-thu-tuc?q=khai+sinh')
  await anybody.open(/href="(\/thu-tuc\/[^"]+)">Đăng ký khai sinh</.exec(anybody.page.html)?.[1] ?? '')
  const strong = anybody.page.html.match(/class="button"[^>]*>[^<]+/g)?.map((link) => link.split('>')[1])
  expect(strong).toEqual(['Nộp trực tuyến'])
})
