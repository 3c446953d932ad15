/** Need: a form that changes while somebody fills it in loses nothing, and says what can be done (P1.4). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { birthAnswers, openStep, prepareBirth, stepPath, walk } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
beforeEach(() => portal.province.clock.set('2021-06-25T09:00+07:00'))
afterAll(async () => portal.stop())

/** TT 04/2024 replaced the form of TT 04/2020 on 06/06/2024 (forms.yaml). */
const AFTER = '2024-06-10T09:00+07:00'

test('a draft on a form that was replaced is kept and explained, and cannot be sent as it is', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 80, 'Đỗ Văn Cũ')
  portal.province.clock.set('2024-06-05T09:00+07:00') // the last day of the old form
  expect((await mother.open(draft)).text).not.toContain('đã được thay')
  portal.province.clock.set(AFTER)
  await mother.open(draft)
  expect(mother.page.text).toContain('Mẫu tờ khai này đã được thay từ 06/06/2024.')
  await openStep(mother, draft, 'tre', 'child.fullName')
  expect(new Map(mother.fieldsOf(stepPath(mother))).get('child.fullName')).toBe('Đỗ Văn Cũ')
  await mother.open(`${draft}/kiem-tra`)
  await mother.submit('/kiem-tra')
  expect([mother.page.status, mother.page.text.includes('vừa thay đổi')]).toEqual([422, true])
  expect(mother.page.html).toContain(`href="${draft}/mau-moi"`)
})

test('it is moved to the new form with the answers that still fit and its files, and then sent', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 81, 'Đỗ Văn Mới')
  portal.province.clock.set(AFTER)
  await mother.open(`${draft}/mau-moi`)
  expect(mother.page.text).toMatch(/\d\d câu trả lời dùng được/)
  await mother.submit('/mau-moi')
  expect(mother.page.path).toBe(draft)
  expect(mother.page.text).not.toContain('đã được thay')
  expect(mother.page.text).toMatch(/Người yêu cầu Chưa bắt đầu/)
  await openStep(mother, draft, 'tre', 'child.fullName')
  expect(new Map(mother.fieldsOf(stepPath(mother))).get('child.fullName')).toBe('Đỗ Văn Mới')
  await mother.open(`${draft}/giay-to`)
  expect(mother.page.text).toContain('giay-chung-sinh.pdf')
  // Opened where there is nothing to move, one is at the draft, and nothing is lost.
  expect((await mother.open(`${draft}/mau-moi`)).path).toBe(draft)
  await mother.open(`${draft}/to-khai/nguoi-yeu-cau`)
  await walk(mother, birthAnswers(portal, 'Đỗ Văn Mới'))
  await mother.submit('/giay-to')
  await mother.submit('/kiem-tra')
  expect(mother.page.path).toMatch(/^\/xac-nhan\//)
})

test('an answer that the new form does not take is named before anything is moved', async () => {
  const mother = portal.visitor()
  const draft = await prepareBirth(mother, portal, 82, 'Đỗ Văn Xa')
  portal.province.clock.set('2026-03-02T09:00+07:00') // addresses of today have two levels since 01/07/2025
  await mother.open(`${draft}/mau-moi`)
  expect(mother.page.text).toMatch(/không chuyển được: Nơi cư trú Sau khi chuyển/)
  await openStep(mother, draft, 'cha-me', 'mother.residence.commune')
  expect(new Map(mother.fieldsOf(stepPath(mother))).get('mother.residence.detail')).toBe('Thôn Mẫu')
})
