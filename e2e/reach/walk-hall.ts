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
  await it.visit(`/bo-phan/${unitId}`, 'as it is')
  await it.lookUnfolded('as it is')
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
  await walkSurvey(it, ticket, () => serve(client, stage, unitId))
  await page.goto(`${stage.url}/lay-so/${unitId}`)
  await page.getByRole('link', { name: 'Tôi có lịch hẹn' }).click()
  await walk.look(page, 'asks for a code')
  await it.pressFaulty('Nhận số', 'no code')
  await walkAppointment(page, it, walk, unitId)
}

/** What whoever had the number says of the visit: too early, nothing said, said. */
async function walkSurvey(it: ReturnType<typeof visitorOf>, ticket: string, serveNow: () => Promise<void>) {
  await it.visit(`${ticket}/danh-gia`, 'too early')
  await serveNow()
  await it.visit(ticket, 'served')
  await it.visit(`${ticket}/danh-gia`, 'asks')
  await it.pressFaulty('Gửi đánh giá', 'nothing said')
  await it.page.locator('#access').check()
  await it.press('Gửi đánh giá')
  await it.visit(`${ticket}/danh-gia`, 'said')
}

/** Somebody at counter 1 calls the next and is done with them. */
async function serve(client: Client, { province }: Stage, unitId: string): Promise<void> {
  const cookie = await signIn(client, province.counters.commune.username, province.password)
  const send = (path: string, body: object) =>
    client.json<{ turn: string }>('POST', `/api/queue/${path}`, { cookie, body })
  await send('seat', { unitId, counter: 1 })
  const { turn } = await send('next', { current: null })
  for (const deed of ['start', 'end']) await send(`turns/${turn}/${deed}`, {})
  await send('seat/ending', {})
}

/** A time at the section: where, which day, when; what was booked, another time, and not at all. */
async function walkAppointment(
  page: Page, it: ReturnType<typeof visitorOf>, walk: Walk, unitId: string,
): Promise<void> {
  const at = '/thu-tuc/1.001193/dat-lich'
  await it.visit(at, 'where')
  await it.visit(`${at}/${unitId}`, 'days')
  await page.locator('ul.tasks a').last().click()
  await walk.look(page, 'times')
  await it.pressFaulty('Đặt giờ này', 'no time')
  await page.getByRole('radio').first().check()
  await it.press('Đặt giờ này')
  await page.waitForURL(/\/lich-hen\//)
  const mine = it.path()
  await walk.look(page, 'booked')
  await walk.fetch(page, `${mine}/phieu-hen.pdf`, /^application\/pdf/)
  await it.visit('/lich-hen', 'one')
  await it.visit(`${mine}/doi`, 'another day')
  await page.locator('ul.tasks a').last().click()
  await walk.look(page, 'another time')
  await it.visit(mine, 'to be cancelled')
  await it.press('Hủy lịch hẹn')
  await page.getByText('Đã hủy.').waitFor()
  await walk.look(page, 'cancelled')
}
