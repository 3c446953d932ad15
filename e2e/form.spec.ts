/** Need: with script what is typed is kept at once, and nobody loses more than a page (P2.2; users.md 2.1). */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declareOnline, fillPage, goOn } from './journey/citizen.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { until } from './journey/until.ts'
import { watch } from './journey/watch.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

/** A newer phone, with script. */
async function openBrowser(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 },
  })
  watch(context, 'form', stage.surprises)
  return { context, page: await context.newPage() }
}

async function beginBirth(page: Page): Promise<void> {
  await page.goto(`${stage.url}/tim-thu-tuc?q=khai%20sinh`)
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: stage.province.counters.commune.territory ?? '' })
  await goOn(page, 'Tiếp tục')
}

/** Goes on until a question is on the page. */
async function walkTo(page: Page, name: string): Promise<void> {
  for (let nth = 0; nth < 30 && await page.locator(`[name="${name}"]`).count() === 0; nth++) {
    await fillPage(page, ANSWERS)
    await goOn(page, 'Tiếp tục')
  }
}

const ANSWERS = {
  'requester.fullName': 'Nguyễn Thị Hồng Nhạn', 'requester.birthDate': '1996-04-15', 'requester.idKind': 'cccd',
  'requester.idNumber': '000196990001', 'requester.idIssueDate': '2020-08-12', 'requester.idIssuer': 'Cục Cảnh sát',
  'requester.phone': '0500000001', 'requester.relationToSubject': 'me', 'request.actsAs': 'ban-than',
  'child.situation': 'chi-me',
}

test('what was typed is there after the tab was killed, though nothing was sent', async () => {
  const { context, page } = await openBrowser()
  await beginBirth(page)
  await page.locator('[name="requester.fullName"]').fill('Nguyễn Thị Chưa Gửi')
  await until(
    'the name is saved', async () => /^Đã lưu lúc \d\d:\d\d\.$/.test(await page.locator('#da-luu').innerText()),
  )
  await page.locator('[name="requester.birthDate.year"]').fill('1996')
  const { pathname } = new URL(page.url())
  // Leaving the page, too, keeps what the last pause has not.
  await page.close({ runBeforeUnload: false })
  const again = await context.newPage()
  await until('the year is saved', async () => {
    await again.goto(stage.url + pathname)
    return await again.locator('[name="requester.birthDate.year"]').inputValue() === '1996'
  })
  expect(await again.locator('[name="requester.fullName"]').inputValue()).toBe('Nguyễn Thị Chưa Gửi')
  await context.close()
})

test('what was typed before the script was there is kept, too', async () => {
  const { context, page } = await openBrowser()
  let letCome: () => void = () => undefined
  const mayCome = new Promise<void>((resolve) => { letCome = resolve })
  await page.route(/\.js$/, async (route) => {
    await mayCome
    await route.continue()
  })
  await beginBirth(page)
  await page.locator('[name="requester.fullName"]').fill('Nguyễn Thị Nhanh Tay')
  letCome()
  await until(
    'the name is saved', async () => /^Đã lưu lúc \d\d:\d\d\.$/.test(await page.locator('#da-luu').innerText()),
  )
  const { pathname } = new URL(page.url())
  const again = await context.newPage()
  await again.goto(stage.url + pathname)
  expect(await again.locator('[name="requester.fullName"]').inputValue()).toBe('Nguyễn Thị Nhanh Tay')
  await context.close()
})

/** Fills in a step, and presses on when the line is gone; answers where that was. */
async function goOnOffline(page: Page): Promise<string> {
  await beginBirth(page)
  const here = page.url()
  await fillPage(page, ANSWERS)
  await page.context().setOffline(true)
  await page.locator('[name="requester.fullName"]').fill('Nguyễn Thị Mất Mạng')
  await page.getByRole('button', { name: 'Tiếp tục', exact: true }).click()
  await until('it says so', async () => /^Mất kết nối/.test(await page.locator('#da-luu').innerText()))
  return here
}

test('going on while the line is cut waits on the page with what was typed, and goes on when it is back', async () => {
  const { context, page } = await openBrowser()
  const here = await goOnOffline(page)
  expect(page.url()).toBe(here)
  expect(await page.locator('[name="requester.fullName"]').inputValue()).toBe('Nguyễn Thị Mất Mạng')
  await context.setOffline(false)
  await page.waitForURL(/\/to-khai\/nguoi-yeu-cau\/2$/)
  await page.goto(here)
  expect(await page.locator('[name="requester.fullName"]').inputValue()).toBe('Nguyễn Thị Mất Mạng')
  await context.close()
})

test('what waits on the page is not sent away when it may not be saved: somebody else is signed in by now', async () => {
  const context = await stage.browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  watch(context, 'shared phone', stage.surprises, [/^POST \/nop-ho-so\/[^/]+\/luu\/\S+ 410$/])
  const page = await context.newPage()
  const here = await goOnOffline(page)
  const sent: string[] = []
  page.on('request', (request) => { if (request.isNavigationRequest()) sent.push(request.url()) })
  await page.route(/\/luu\//, (route) => route.fulfill({ status: 410, json: { text: 'Chưa lưu được.' } }))
  await context.setOffline(false)
  await until('it is said', async () => await page.locator('#da-luu').innerText() === 'Chưa lưu được.')
  // Pressed by hand it would lead to a page that is not theirs, without the words: it is tried, and stays.
  const tried = page.waitForResponse(/\/luu\//)
  await page.getByRole('button', { name: 'Tiếp tục', exact: true }).click()
  expect((await tried).status()).toBe(410)
  expect([sent, page.url()]).toEqual([[], here])
  expect(await page.locator('[name="requester.fullName"]').inputValue()).toBe('Nguyễn Thị Mất Mạng')
  await context.close()
})

test('saving while typing is no other window: going on asks nothing', async () => {
  const { context, page } = await openBrowser()
  await beginBirth(page)
  await page.locator('[name="requester.fullName"]').fill('Nguyễn Thị Một')
  await until('it is saved', async () => /^Đã lưu lúc \d\d:\d\d\.$/.test(await page.locator('#da-luu').innerText()))
  await fillPage(page, ANSWERS)
  await goOn(page, 'Tiếp tục')
  expect(new URL(page.url()).pathname).toMatch(/\/to-khai\/nguoi-yeu-cau\/2$/)
  await page.goBack()
  expect(await page.locator('[name="requester.fullName"]').inputValue()).toBe('Nguyễn Thị Hồng Nhạn')
  await page.locator('[name="requester.fullName"]').fill('Nguyễn Thị Hai')
  await goOn(page, 'Tiếp tục')
  expect(new URL(page.url()).pathname).toMatch(/\/to-khai\/nguoi-yeu-cau\/2$/)
  await context.close()
})

test('two tabs on one step: the later one is told both answers, and chooses', async () => {
  const { context, page } = await openBrowser()
  await beginBirth(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await fillPage(other, { ...ANSWERS, 'requester.fullName': 'Nguyễn Thị Sớm' })
  await goOn(other, 'Tiếp tục')
  await fillPage(page, { 'requester.fullName': 'Nguyễn Thị Muộn' })
  await goOn(page, 'Tiếp tục')
  await page.getByRole('heading', { name: 'Hai câu trả lời khác nhau' }).waitFor()
  await page.getByLabel('Nguyễn Thị Sớm').waitFor()
  await page.getByLabel('Nguyễn Thị Muộn').check()
  await goOn(page, 'Lưu câu trả lời đã chọn')
  expect(await page.locator('[name="requester.fullName"]').inputValue()).toBe('Nguyễn Thị Muộn')
  expect(await page.locator('[name="requester.birthDate.year"]').inputValue()).toBe('1996')
  await context.close()
})

test('a question comes and goes as its choice is made, and a value is computed on the spot', async () => {
  const { context, page } = await openBrowser()
  await beginBirth(page)
  await walkTo(page, 'child.birthProof')
  const called = page.locator('[name="child.birthProofNumber"]')
  expect(await called.count()).toBe(0)
  await page.locator('[name="child.birthProof"][value="giay-chung-sinh"]').check()
  await called.fill('12/GCS/21')
  await page.locator('[name="child.birthProof"]').last().check()
  expect(await called.isVisible()).toBe(false)
  await page.locator('[name="child.birthProof"][value="giay-chung-sinh"]').check()
  expect(await called.inputValue()).toBe('12/GCS/21')
  await page.locator('[name="child.birthFacility"]').fill('Bệnh viện thử nghiệm')
  await goOn(page, 'Tiếp tục')
  await fillPage(page, { 'child.fullName': 'Đỗ Văn Thử', 'child.birthDate': '2021-06-20', 'child.sex': 'nam' })
  expect(await page.locator('[data-written="child.birthDateInWords"]').innerText()).toMatch(/hai mươi/)
  await context.close()
})

test('with script, too, one gets to the papers, step by step', async () => {
  const { context, page } = await openBrowser()
  await beginBirth(page)
  const home = { commune: stage.province.counters.commune.territoryCode ?? '', detail: 'Số 12' }
  await declareOnline(page, stage, {
    ...ANSWERS, 'child.birthProof': 'giay-chung-sinh', 'child.birthProofNumber': '1/GCS', 'child.birthFacility': 'BV',
    'child.fullName': 'Đỗ Văn Thử', 'child.birthDate': '2021-06-20', 'child.sex': 'nam', 'child.ethnicity': '01',
    'child.birthPlace': home, 'child.placeOfOrigin': home, 'mother.fullName': 'Nguyễn Thị Hồng Nhạn',
    'mother.birthDate': '1996-04-15', 'mother.ethnicity': '01', 'mother.residenceKind': 'thuong-tru',
    'mother.residence': home, 'mother.idKind': 'cccd', 'mother.idNumber': '000196990001',
    'request.copiesWanted': 'false', 'request.resultDelivery': 'tai-quay', 'declaration.truthful': true,
    'declaration.dataUse': true,
  })
  expect(new URL(page.url()).pathname).toMatch(/\/giay-to$/)
  await context.close()
})

test('nothing of all this broke a policy, threw, or answered with a fault', () => expect(stage.surprises).toEqual([]))
