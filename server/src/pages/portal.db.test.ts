/** Need: a citizen with an old phone and no script really sends a dossier, and sees that it has arrived (A6). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addBirthPapers, beginBirth, fillBirth, register } from './test/birth.ts'
import { type PortalServer, startPortal } from './test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

test('a birth is registered from the search to the confirmation, without a script', async () => {
  const mother = portal.visitor()
  await mother.open('/')
  expect(mother.page.html).not.toContain('<script')
  const draft = await beginBirth(mother, portal)
  expect(mother.page.path).toBe(`${draft}/to-khai/nguoi-yeu-cau`)
  await fillBirth(mother, portal)
  expect(mother.page.path).toBe(`${draft}/giay-to`)
  await addBirthPapers(mother)
  expect(mother.page.path).toBe(`/dang-nhap?tiep=${encodeURIComponent(`${draft}/kiem-tra`)}`)
  await register(mother, portal, 1)
  expect(mother.page.path).toBe(`${draft}/kiem-tra`)
  expect(mother.page.text).toContain('Đỗ Văn Thử')
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\/[0-9a-f-]{36}$/)
  // Friday 09:00 + 8 working hours, which are one working day: Monday 09:00.
  expect(mother.page.text).toContain('09:00 thứ Hai 28/06/2021')
  expect(mother.page.text).toMatch(/Mã hồ sơ [A-Z0-9.]+-210625-0001/)
})
