import type { Page } from 'playwright-core'
import { type Client, signIn } from '../client.ts'
import type { Stage } from '../journey/stage.ts'
import { visitorOf } from './visitor.ts'
import type { Walk } from './walk.ts'

/** The pages of a hall: from afar, the board, a browser that becomes a kiosk, its ticket. */
export async function walkHall(page: Page, client: Client, stage: Stage, walk: Walk): Promise<void> {
  const it = visitorOf(page, walk, stage.url)
  const { province } = stage
  const cookie = await signIn(client, province.adminOf(province.counters.commune).username, province.password)
  const { places } = await client.json<{ places: { unitId: string }[] }>('GET', '/api/queue/devices', { cookie })
  const unitId = places[0]?.unitId ?? ''
  const { code } = await client.json<{ code: string }>('POST', '/api/queue/devices', {
    cookie, body: { unitId, name: 'Máy ở cửa' },
  })
  const board = `/bang-goi-so/${unitId}`
  await it.visit(board, 'nothing called')
  await it.visit(`/lay-so/${unitId}`, 'at no kiosk')
  await it.lookUnfolded('at no kiosk')
  await it.pressFaulty('Đăng ký thiết bị', 'no code')
  await page.getByLabel('Mã đăng ký thiết bị').fill(code)
  await it.press('Đăng ký thiết bị')
  await page.getByRole('heading', { name: 'Bạn đến làm gì?' }).waitFor()
  await walk.look(page, 'a kiosk')
  await page.locator('.choices button').first().click()
  await page.getByRole('button', { name: 'Lấy số', exact: true }).click()
  await page.waitForURL(/\/phieu-cho\//)
  const ticket = it.path() // left by itself after 8 s: it is looked at as a phone has it
  await it.visit(ticket, 'waits')
  await walk.fetch(page, `${ticket}/vi-tri`, /^application\/json/)
  await walk.fetch(page, `${ticket}/phieu.pdf`, /^application\/pdf/)
  await walk.fetch(page, `${board}/luot-goi`, /^application\/json/)
  await it.visit(board, 'somebody waits')
}
