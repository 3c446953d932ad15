/**
 * Need (part C1): a visit from the kiosk to leaving, seen at once by whoever calls, by the hall and on a phone; the
 * clerk by keys alone.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClient, signIn } from './client.ts'
import { deskOf } from './journey/desk.ts'
import { type OpenedHall, openHall, openTicket, sitDown, takeNumber } from './journey/hall.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

let stage: OpenedStage
let hall: OpenedHall
let clerk: Page
let counter: string

beforeAll(async () => {
  stage = await openStage()
  hall = await openHall(stage)
  clerk = (await deskOf(stage, stage.province.counters.commune)).page
  counter = await sitDown(clerk, stage.url)
})

afterAll(async () => {
  await (hall as OpenedHall | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

/** The number at the counter, as the clerk sees it. */
const numberHere = () => clerk.getByRole('region', { name: 'Ở quầy' })
const served = () => numberHere().getByText('Đang phục vụ').first().waitFor()
const called = (number: string) => hall.board.locator('.board-now', { hasText: number })

test('who takes a number is called by a key, shown on the board and told on the phone', async () => {
  const { number, ticket } = await takeNumber(hall.kiosk, ['Nộp hồ sơ', 'Nhận kết quả'])
  const phone = await openTicket(stage, ticket)
  await phone.getByText('Bạn là người tiếp theo').waitFor()
  await phone.getByText('Tới lượt khi xong việc trước').waitFor()

  await clerk.keyboard.press('g')
  await numberHere().getByRole('heading', { name: number }).waitFor()
  await called(number).getByText(`Quầy ${counter}`).waitFor()
  await phone.getByRole('alert').getByText(`Mời đến quầy ${counter}`).waitFor()

  await clerk.keyboard.press('d')
  await phone.getByText(`Đang được phục vụ ở quầy ${counter}`).waitFor()
  await clerk.keyboard.press('x')
  await phone.getByText('Đã xong').waitFor()
  await phone.getByText('Bạn là người tiếp theo').waitFor()
  await clerk.keyboard.press('g')
  await numberHere().getByRole('heading', { name: number }).waitFor()
  await clerk.keyboard.press('d')
  await served()
  await clerk.keyboard.press('x')
  await phone.getByText('Đã xong').nth(1).waitFor()
  await phone.context().close()
})

test('who is old comes first, whoever did not come is called later, and a board that lost its line finds it again', async () => {
  const young = await takeNumber(hall.kiosk, ['Nộp hồ sơ'])
  const old = await takeNumber(hall.kiosk, ['Nộp hồ sơ'], 'Người từ 80 tuổi')
  await clerk.keyboard.press('g')
  await numberHere().getByRole('heading', { name: old.number }).waitFor()
  await clerk.keyboard.press('v')
  await clerk.getByRole('button', { name: `Gọi số ${old.number}` }).waitFor()

  await hall.board.context().setOffline(true)
  await clerk.keyboard.press('g')
  await numberHere().getByRole('heading', { name: young.number }).waitFor()
  await hall.board.context().setOffline(false)
  await called(young.number).waitFor()

  await clerk.keyboard.press('v')
  await clerk.getByRole('button', { name: `Gọi số ${old.number}` }).click()
  await numberHere().getByRole('heading', { name: old.number }).waitFor()
  await called(old.number).waitFor()
  await clerk.keyboard.press('d')
  await served()
  await clerk.keyboard.press('x')
  await clerk.getByText('Chưa có ai ở quầy').first().waitFor()
})

test('whoever scanned the card is known at the counter, and one key opens their intake', async () => {
  const card = '000195990517|x|Nguyễn Thị Đã Quét|02031995|Nữ|Thôn 1|25042021'
  await kioskGives(card)
  await callAndStart()
  const visitor = clerk.getByRole('region', { name: 'Khách' })
  await visitor.getByText('Chưa có trong hệ thống').waitFor()
  await clerk.keyboard.press('x')
  await clerk.getByText('Chưa có ai ở quầy').first().waitFor()

  const client = openClient(stage.url)
  const cookie = await signIn(client, stage.province.counters.commune.username, stage.province.password)
  await client.json('POST', '/api/people', {
    cookie, body: { kind: 'citizen', fullName: 'Nguyễn Thị Đã Quét', number: '000195990517', birth: '1995-03-02', sex: 'nu' },
  })
  client.close()
  await kioskGives(card)
  await callAndStart()
  await visitor.getByText('Không có hồ sơ đang giải quyết').waitFor()
  await clerk.keyboard.press('m')
  await clerk.getByRole('heading', { name: 'Tiếp nhận' }).first().waitFor()
  await clerk.locator('#nguoi-nop', { hasText: 'Nguyễn Thị Đã Quét' }).waitFor()
  expect(clerk.url()).not.toMatch(/0517|Qu/)
  await clerk.goto(`${stage.url}/ban-lam-viec/goi-so`)
  await visitor.waitFor()
  await clerk.keyboard.press('x')
  await clerk.getByText('Chưa có ai ở quầy').first().waitFor()
})

test('a board to which nothing is said for a minute opens another line', async () => {
  const context = await stage.browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  const page = await context.newPage()
  await page.clock.install()
  let lines = 0
  page.on('request', (request) => { if (request.url().endsWith('/luot-goi')) lines += 1 })
  // The first is let hang, as behind a proxy that keeps it.
  await page.route('**/luot-goi', async (route) => { if (lines > 1) await route.continue() })
  const first = page.waitForRequest('**/luot-goi')
  await page.goto(`${stage.url}/bang-goi-so/${hall.section}`)
  await first
  await page.clock.fastForward(55_000)
  await page.evaluate(() => document.title)
  expect(lines).toBe(1)
  const second = page.waitForRequest('**/luot-goi')
  await page.clock.fastForward(10_000)
  await second
  expect(lines).toBe(2)
  await context.close()
})

test('whoever runs the hall adds a quick counter from a day to come, and today stays', async () => {
  const { page } = await deskOf(stage, stage.province.adminOf(stage.province.counters.commune))
  await page.goto(`${stage.url}/ban-lam-viec/sanh-cho`)
  await page.getByRole('button', { name: 'Đổi dịch vụ và quầy' }).click()
  const form = page.getByRole('form', { name: 'Dịch vụ và quầy' })
  await form.getByRole('button', { name: 'Thêm quầy' }).click()
  await form.getByRole('button', { name: 'Ghi thay đổi' }).click()
  await form.getByText('Ghi đủ ngày, văn bản').waitFor()
  await form.getByLabel('Theo văn bản').fill('Thông báo 12/TB-UBND')
  await form.getByLabel('Số quầy').last().fill('9')
  await form.getByRole('group', { name: 'Quầy 9 làm' }).getByLabel('Nhận kết quả').check()
  await form.getByLabel('Quầy nhanh').last().check()
  await form.getByLabel('Việc ngắn').fill('5')
  await form.getByRole('button', { name: 'Ghi thay đổi' }).click()
  await page.getByText(/^Từ .*26\/06\/2021 sẽ đổi như đã ghi\.$/).waitFor()
  await page.context().close()
})

/** The next is called and comes. */
async function callAndStart(): Promise<void> {
  await clerk.keyboard.press('g')
  await numberHere().getByRole('heading', { name: /^\d{4}$/ }).waitFor()
  await clerk.keyboard.press('d')
  await served()
}

/** As a scanner does: it types the code and presses Enter, which sends nothing yet. */
async function kioskGives(text: string): Promise<void> {
  const { kiosk } = hall
  await kiosk.getByRole('button', { name: 'Nộp hồ sơ' }).click()
  await kiosk.getByLabel('Căn cước hoặc số điện thoại').fill(text)
  await kiosk.keyboard.press('Enter')
  await kiosk.getByText('Đã đọc căn cước.').waitFor()
  await kiosk.getByRole('button', { name: 'Lấy số', exact: true }).click()
  await kiosk.waitForURL(/\/phieu-cho\//)
  await kiosk.getByRole('link', { name: 'Xong' }).click()
  await kiosk.getByRole('heading', { name: 'Bạn đến làm gì?' }).waitFor()
}

test('nothing went wrong that nobody looked at', () => {
  expect(stage.surprises.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
