/** Need: nobody is confused on the way: one count of parts, no fault that contradicts its hint, one strong button. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  REQUESTER, addBirthPapers, beginBirth, fillBirth, openStep, register, step, walk,
} from '../../test/portal-birth.ts'
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
    // A page of the declaration is entered where one goes on with it.
    expect((await mother.open(at)).text, at).toContain(`Phần ${String(nth + 1)} trong ${String(parts.length)}`)
  }
})

test('what only some must answer is asked of them, and of nobody else', async () => {
  // Needed only by whoever has no personal number yet (help of the field).
  for (const [kind, number, isAsked] of [['ho-chieu', 'B1234567', true], ['cccd', '000196990001', false]] as const) {
    const mother = portal.visitor()
    const draft = await beginBirth(mother, portal)
    await walk(mother, { ...REQUESTER, 'requester.idKind': kind, 'requester.idNumber': number }, (one) =>
      one.offers('requester.residence.commune'))
    await openStep(mother, draft, 'nguoi-yeu-cau', 'requester.residence.commune')
    await step(mother, {})
    expect([kind, mother.page.html.includes('<a href="#requester.residence">')]).toEqual([kind, isAsked])
  }
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
