import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillPage, goOn, openPhone } from './journey/citizen.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { watch } from './journey/watch.ts'

const NARROWEST = 320
let stage: OpenedStage
/** With script, for the checker alone: the pages themselves bring none. */
let checked: { context: BrowserContext; page: Page }

beforeAll(async () => {
  stage = await openStage()
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: NARROWEST, height: 640 } })
  watch(context, 'checker', stage.surprises)
  checked = { context, page: await context.newPage() }
})

afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

/** From the first page to the first page of the declaration of a birth. */
async function beginBirth(page: Page): Promise<void> {
  await page.goto(`${stage.url}/tim-thu-tuc?q=khai%20sinh`)
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: stage.province.counters.commune.territory ?? '' })
  await goOn(page, 'Tiếp tục')
}

/**
 * What is wrong with the page that is open: faults of accessibility, and whether it scrolls sideways on a narrow phone.
 */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  return [
    ...serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...(width > NARROWEST ? [`${width} px wide`] : []),
  ]
}

test.each([
  ['first page', '/'], ['search', '/tim-thu-tuc?q=so%20do'], ['nothing found', '/tim-thu-tuc?q=zzzz'],
  ['all procedures', '/thu-tuc'], ['open data', '/du-lieu-mo'], ['counters', '/noi-nop'], ['sign-in', '/dang-nhap'], ['registration', '/dang-ky'],
  ['tracking', '/theo-doi'], ['verification', '/xac-minh'], ['messages of the demonstration', '/demo/tin-nhan'],
])('%s: no serious fault of accessibility, and no sideways scroll at 320 px', async (_name, path) => {
  await checked.page.goto(stage.url + path)
  expect(await faultsOf(checked.page)).toEqual([])
})

test('the way from the procedure to the papers: no serious fault of accessibility, and no sideways scroll at 320 px', async () => {
  const { page } = checked
  await page.goto(`${stage.url}/tim-thu-tuc?q=khai%20sinh`)
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  expect(await faultsOf(page)).toEqual([])
  await beginBirth(page)
  expect(await faultsOf(page)).toEqual([])
  const root = page.url().replace(/\/to-khai\/.*/, '')
  await page.goto(root)
  expect(await faultsOf(page)).toEqual([])
  await page.goto(`${root}/giay-to`)
  expect(await faultsOf(page)).toEqual([])
})

test('without script one finds a procedure by what people call it, and reads what it takes', async () => {
  const { context, page } = await openPhone(stage, 'search')
  await page.goto(stage.url)
  await page.getByLabel('Tên thủ tục hoặc việc cần làm').fill('lam so do')
  await page.getByRole('button', { name: 'Tìm' }).click()
  const first = page.getByRole('main').getByRole('listitem').getByRole('link').first()
  expect(await first.innerText()).toMatch(/giấy chứng nhận/i)
  await first.click()
  await page.getByRole('heading', { name: 'Bạn cần chuẩn bị' }).waitFor()
  expect(await page.getByRole('main').innerText()).toMatch(/Phí, lệ phí/)
  await context.close()
})

test('without script a number that does not exist is answered at the field, and stays there', async () => {
  const { context, page } = await openPhone(stage, 'tracking', [/^GET \/theo-doi\/.+ 404$/])
  await page.goto(`${stage.url}/theo-doi`)
  await page.getByLabel('Mã hồ sơ').fill('h46.01-210625-9999')
  await page.getByRole('button', { name: 'Xem' }).click()
  expect(await page.title()).toMatch(/^Lỗi/)
  expect(await page.getByLabel('Mã hồ sơ').inputValue()).toBe('H46.01-210625-9999')
  expect(await page.locator('#ma-error').innerText()).toMatch(/Không thấy hồ sơ/)
  await context.close()
})

test('a registration with everything wrong is answered at each field, all at once, with what was typed', async () => {
  const { context, page } = await openPhone(stage, 'registration', [/^POST \/dang-ky 422$/])
  await page.goto(`${stage.url}/dang-ky`)
  const typed = [
    ['Họ, chữ đệm, tên', '<b>An</b>'], ['Số định danh cá nhân', '000196'], ['Năm', '2190'], ['Số điện thoại', '12345'],
  ] as const
  for (const [label, text] of typed) await page.getByLabel(label, { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Gửi mã' }).click()
  expect(await page.title()).toMatch(/^Lỗi/)
  for (const [label, text] of typed) expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(text)
  const targets = await page.getByRole('alert')
    .getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(targets).toEqual(['#ho-ten', '#so', '#ngay', '#dien-thoai'])
  for (const target of targets) expect(await page.locator(`${target ?? ''}-error`).innerText()).not.toBe('')
  await context.close()
})

test('a step with wrong answers is answered at each field, and keeps right and wrong ones', async () => {
  const { context, page } = await openPhone(stage, 'declaration', [
    /^POST \/nop-ho-so\/[\w-]+\/to-khai\/[\w-]+\/\d+ 422$/,
  ])
  await beginBirth(page)
  await fillPage(page, { 'requester.fullName': 'Nguyễn Thị 2', 'requester.birthDate': '2190-13-40' })
  await page.getByRole('main').getByRole('button', { name: 'Tiếp tục' }).last().click()
  expect(await page.title()).toMatch(/^Lỗi/)
  const targets = await page.getByRole('alert')
    .getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1) ?? ''))
  expect(targets).toEqual(['requester.fullName', 'requester.birthDate'])
  for (const id of new Set(targets)) expect(await page.locator(`[id="${id}-error"]`).innerText()).not.toBe('')
  const valueOf = (name: string) => page.locator(`[name="${name}"]`).inputValue()
  expect(await valueOf('requester.fullName')).toBe('Nguyễn Thị 2')
  expect([
    await valueOf('requester.birthDate.day'), await valueOf('requester.birthDate.month'),
    await valueOf('requester.birthDate.year'),
  ]).toEqual(['40', '13', '2190'])
  await context.close()
})

test('nothing of all this broke a policy, threw, or answered with a fault', () => expect(stage.surprises).toEqual([]))
