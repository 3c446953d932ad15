import { expect } from 'vitest'
import type { Stage } from '../journey/stage.ts'
import { treeOf } from './tree-of.ts'
import type { Visitor } from './visitor.ts'
import type { Walk } from './walk.ts'

/** What anybody may read before there is anything to tell. */
export async function walkOpenPages(it: Visitor): Promise<void> {
  for (const path of [
    '/', '/tim-thu-tuc', '/thu-tuc', '/noi-nop', '/khong-phu-thuoc-dia-gioi', '/huong-dan', '/lien-he', '/du-lieu-mo', '/so-lieu', '/bao-tri', '/theo-doi', '/hoi-dap', '/hoi-dap/tra-loi',
    '/thanh-phan', '/ten-cu', '/xac-minh',
  ]) await it.visit(path, 'as it is')
}

/** What was looked for, found and not; a guide; the style sheet. */
export async function walkFound(it: Visitor, { url }: Pick<Stage, 'url'>, walk: Walk): Promise<void> {
  const { page } = it
  for (const path of ['/ten-cu?ten=18856', '/tim-thu-tuc?q=so%20do']) await it.visit(path, 'found')
  for (const path of ['/ten-cu?ten=zzzz', '/tim-thu-tuc?q=zzzz', '/thong-bao', '/demo/tin-nhan', '/khong-co'])
    await it.visit(path, 'nothing there')
  await page.goto(`${url}/huong-dan?q=khai%20sinh`)
  await walk.look(page, 'found')
  await page.getByRole('link', { name: 'Đăng ký khai sinh cho con, từng bước' }).click()
  await walk.look(page, 'as it is')
  expect(await treeOf(page)).toMatch(/- navigation "Trợ giúp"/)
  const sheet = await page.locator('link[rel=stylesheet]').first().getAttribute('href')
  await walk.fetch(page, sheet ?? '', /^text\/css/)
  await walk.fetch(page, '/dang-nhap/dinh-danh', /^text\/html/)
  await it.visit('/dang-nhap/dinh-danh/ve', 'not begun here')
}

/** Signing in, registering and tracking, with everything wrong. */
export async function walkEntrance(it: Visitor, { url }: Pick<Stage, 'url'>, walk: Walk): Promise<void> {
  const { page } = it
  await it.visit('/dang-nhap', 'empty')
  await it.pressFaulty('Gửi mã', 'nothing typed')
  await page.getByLabel('Số định danh cá nhân').fill('000199990000')
  await it.press('Gửi mã')
  await walk.look(page, 'asks for the code')
  await page.getByLabel('Mã xác thực').fill('1')
  await it.press('Đăng nhập')
  await walk.look(page, 'wrong code', { isFaulty: true })
  await it.visit('/dang-ky', 'empty')
  for (const [label, purpose] of Object.entries({ 'Họ, chữ đệm, tên': 'name', 'Số điện thoại': 'tel' }))
    expect(await page.getByLabel(label, { exact: true }).getAttribute('autocomplete')).toBe(purpose)
  await it.pressFaulty('Gửi mã', 'nothing typed')
  await page.goto(`${url}/theo-doi`)
  await page.getByLabel('Mã hồ sơ').fill('H46.01-210625-9999')
  await it.pressFaulty('Xem', 'no such dossier')
}
