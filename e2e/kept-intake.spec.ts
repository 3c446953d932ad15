/**
 * Need: a half-typed intake survives leaving the screen, a reload, a session that ends and a new browser, for the clerk
 * who typed it and for nobody else; nothing of it lies in the browser (part P, P3.5; ADR 0023).
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import { type Expected, NOBODY_YET, watch } from './journey/watch.ts'

/** What this test itself answers in place of the server. */
const CUT = / 503$/
/** The session is taken away under the page: what it asks next says so, and the line of changes. */
const TAKEN_AWAY = /^(GET \/api\/live|POST \/api\/(intake-sheets|procedures)\/\S+) 401$/
const CARD = '000190990078||Trần Thị Bích Hòa|05031990|Nữ|Thôn 3, Xã Demo|01072021'

let stage: OpenedStage
let clerk: Account
let other: Account

beforeAll(async () => {
  stage = await openStage()
  clerk = stage.province.counters.commune
  other = stage.province.counters.top
})

afterAll(async () => (stage as OpenedStage | undefined)?.close())

const person = (page: Page) => page.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' })
const procedure = (page: Page) => page.getByRole('combobox', { name: 'Tên hoặc mã thủ tục' })
const child = (page: Page) => page.locator('[id="o-child-fullName"]')
const kept = (page: Page) => page.getByText(/^Đã lưu lúc /)
const offered = (page: Page) => page.getByRole('region', { name: 'Phiếu bạn đang nhập dở' })

async function openBrowser(expected: readonly Expected[] = []): Promise<{ context: BrowserContext; page: Page }> {
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, 'kept intake', stage.surprises, [NOBODY_YET, CUT, ...expected])
  return { context, page: await context.newPage() }
}

async function signIn(page: Page, { username }: Account): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(stage.province.password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

/** Somebody new by card, a birth, a child's name; waits until it is said to be kept. */
async function halfType(page: Page): Promise<void> {
  await person(page).fill(CARD)
  await person(page).press('Enter')
  const form = page.getByRole('region', { name: 'Mở tài khoản' })
  await form.or(page.locator('#nguoi-nop b')).first().waitFor()
  if (await form.isVisible()) await form.getByLabel('Số điện thoại').press('Control+Enter')
  await procedure(page).fill('dang ky khai sinh')
  await procedure(page).press('Enter')
  // Before it is typed: on a busy machine it may be saved before the typing is known to be over.
  const saved = page.waitForResponse((answer) =>
    answer.url().includes('/api/intake-sheets/') && answer.request().postData()?.includes('Nguyễn Trần An') === true)
  await child(page).fill('Nguyễn Trần An')
  expect((await saved).status()).toBe(200)
  await kept(page).waitFor()
}

/** The sheet stands there as it was typed. */
async function isThere(page: Page): Promise<void> {
  await child(page).waitFor()
  expect(await child(page).inputValue()).toBe('Nguyễn Trần An')
  await page.locator('#nguoi-nop').getByText('Trần Thị Bích Hòa').waitFor()
}

test('it survives leaving the screen, a reload and the end of the session, and is received once', async () => {
  const { context, page } = await openBrowser([TAKEN_AWAY])
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await signIn(page, clerk)
  await halfType(page)
  // What was scanned for the account stands in the declaration already.
  expect(await page.locator('[id="o-requester-idNumber"]').inputValue()).toBe('000190990078')

  await page.getByRole('link', { name: 'Danh sách việc' }).click()
  await page.getByRole('table').or(page.getByText('Không có')).first().waitFor()
  await page.getByRole('link', { name: 'Tiếp nhận', exact: true }).click()
  await isThere(page)

  await page.reload()
  await isThere(page)
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  expect(stored).not.toMatch(/Trần|0001909|child|Bích/)

  await context.clearCookies() // the session is over; the next saving says so
  await child(page).fill('Nguyễn Trần Bảo An')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mật khẩu', { exact: true }).and(page.locator(':focus')).waitFor()
  const saved = page.waitForResponse((answer) =>
    answer.url().includes('/api/intake-sheets/') && answer.status() === 200)
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(stage.province.password)
  await dialog.getByLabel('Mật khẩu', { exact: true }).press('Enter')
  await saved
  await page.reload()
  await child(page).waitFor()
  expect(await child(page).inputValue()).toBe('Nguyễn Trần Bảo An')

  await page.getByRole('radio', { name: 'Người nộp đã viết tay trên tờ khai giấy' }).check()
  await page.getByRole('button', { name: 'Còn lại đều có' }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ của Trần Thị Bích Hòa' }).waitFor()
  await page.reload()
  await person(page).waitFor()
  expect(await person(page).inputValue()).toBe('')
  expect(await offered(page).count()).toBe(0)
  await context.close()
  expect(stage.surprises).toEqual([])
})

test('another clerk at the same browser sees nothing of it; its own finds it again there, and elsewhere', async () => {
  const { context, page } = await openBrowser()
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await signIn(page, clerk)
  await halfType(page)
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByLabel('Tên đăng nhập').waitFor()
  expect(await page.evaluate(() => sessionStorage.getItem('mc-intake-sheet'))).toBeNull()
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  const asked = page.waitForResponse(/\/api\/intake-sheets$/)
  await signIn(page, other)
  expect(await (await asked).json()).toEqual({ items: [] })
  await person(page).waitFor()
  expect(await page.locator('main').innerText()).not.toContain('Bích Hòa')
  expect(await offered(page).count()).toBe(0)
  await context.close()

  const elsewhere = await openBrowser()
  await elsewhere.page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await signIn(elsewhere.page, clerk)
  await offered(elsewhere.page).locator('b', { hasText: 'Trần Thị Bích Hòa' }).waitFor()
  expect(await person(elsewhere.page).inputValue()).toBe('') // an empty sheet until it is asked for
  await elsewhere.page.keyboard.press('Alt+p')
  await elsewhere.page.keyboard.press('Enter')
  await isThere(elsewhere.page)
  // Thrown away only once asked, all by keys; Esc is no.
  const clear = elsewhere.page.getByRole('button', { name: 'Xóa, làm lại từ đầu' })
  const question = elsewhere.page.getByRole('heading', { name: 'Xóa hết những gì đang nhập?' })
  await clear.press('Enter')
  await question.and(elsewhere.page.locator(':focus')).waitFor()
  await elsewhere.page.keyboard.press('Escape')
  await clear.and(elsewhere.page.locator(':focus')).waitFor()
  expect(await question.count()).toBe(0)
  await isThere(elsewhere.page)
  await clear.press('Enter')
  await question.and(elsewhere.page.locator(':focus')).waitFor()
  await elsewhere.page.keyboard.press('Tab')
  await elsewhere.page.keyboard.press('Enter')
  await question.waitFor({ state: 'detached' })
  await person(elsewhere.page).and(elsewhere.page.locator(':focus')).waitFor()
  await elsewhere.page.reload()
  await person(elsewhere.page).waitFor()
  expect(await offered(elsewhere.page).count()).toBe(0)
  await elsewhere.context.close()
  expect(stage.surprises).toEqual([])
})

test('set aside for somebody else, it is offered beside the next one', async () => {
  const { context, page } = await openBrowser()
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await signIn(page, clerk)
  await halfType(page)
  await page.keyboard.press('Alt+l')
  await person(page).and(page.locator(':focus')).waitFor()
  await offered(page).locator('b', { hasText: 'Trần Thị Bích Hòa' }).waitFor()
  await offered(page).getByRole('button', { name: /^Nhập tiếp/ }).click()
  await isThere(page)
  expect(await offered(page).count()).toBe(0)
  await context.close()
  expect(stage.surprises).toEqual([])
})

test('what is thrown away is asked about, said when it fails, and repeated until it is gone', async () => {
  const { context, page } = await openBrowser()
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await signIn(page, clerk)
  await offered(page).locator('b', { hasText: 'Trần Thị Bích Hòa' }).waitFor()
  const drop = offered(page).getByRole('button', { name: /^Xóa phiếu của/ })
  await drop.press('Enter')
  await offered(page).getByRole('heading', { name: 'Xóa phiếu của Trần Thị Bích Hòa?' }).waitFor()
  await page.keyboard.press('Escape')
  await drop.and(page.locator(':focus')).waitFor()

  await page.route(/\/api\/intake-sheets\/[^/]+$/, (route) => route.fulfill({ status: 503, body: '' }), { times: 1 })
  await drop.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Chưa xóa được phiếu nhập dở; sẽ tự thử lại').waitFor()
  expect(await offered(page).count()).toBe(1)
  await offered(page).waitFor({ state: 'detached' })
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await page.reload()
  await person(page).waitFor()
  expect(await offered(page).count()).toBe(0)
  await context.close()
  expect(stage.surprises).toEqual([])
})

test('a saving whose answer is lost leaves no second sheet, though the clerk types on', async () => {
  const { context, page } = await openBrowser()
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await signIn(page, clerk)
  await halfType(page)
  const lost = page.waitForEvent('requestfailed')
  await page.route(/\/api\/intake-sheets\/[^/]+$/, async (route) => {
    expect((await route.fetch()).status()).toBe(200) // the server has it
    await route.abort()
  }, { times: 1 })
  await child(page).fill('Nguyễn Trần Minh')
  await lost
  await page.getByText('Chưa lưu được; sẽ thử lại.').waitFor()
  const saved = page.waitForResponse((answer) =>
    answer.url().includes('/api/intake-sheets/') && answer.request().postData()?.includes('Minh Khôi') === true)
  await child(page).fill('Nguyễn Trần Minh Khôi')
  expect((await saved).status()).toBe(200)
  await kept(page).waitFor()
  const list = await page.request.get(`${stage.url}/api/intake-sheets`)
  expect(await list.json()).toMatchObject({ items: [{ applicantName: 'Trần Thị Bích Hòa' }] })
  await context.close()
  expect(stage.surprises).toEqual([])
})
