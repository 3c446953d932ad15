import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallPdf } from './birth.ts'
import { MOTHER, answersOf, send } from './journey/birth.ts'
import { declareOnline, goOn, openPhone, register, uploadPapers } from './journey/citizen.ts'
import { act, deskOf, openDossier } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Person } from './journey/stage.ts'
import { watch } from './journey/watch.ts'

const NARROWEST = 320
const AUNT: Person = {
  fullName: 'Đỗ Thị Thay', number: '000185990077', birth: { day: '3', month: '2', year: '1985' }, sex: 'Nữ',
  phone: '0500000077',
}
let stage: OpenedStage

beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

/**
 * What is wrong with pages as whoever is signed in sees them: faults of accessibility, and sideways scroll on a narrow
 * phone. With script, for the checker alone.
 */
async function faultsAt(context: BrowserContext, paths: readonly string[]): Promise<string[]> {
  const checker = await stage.browser.newContext({
    locale: 'vi-VN', viewport: { width: NARROWEST, height: 640 }, storageState: await context.storageState(),
  })
  watch(checker, 'checker', stage.surprises)
  const page = await checker.newPage()
  const faults: string[] = []
  for (const path of paths) {
    await page.goto(stage.url + path)
    for (const summary of await page.locator('summary').all()) if (await summary.isVisible()) await summary.click()
    const { violations } = await new AxeBuilder({ page }).analyze()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    faults.push(
      ...violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ...width > NARROWEST ? [`${path} is ${width} px wide`] : [],
    )
  }
  await checker.close()
  return faults
}

test('without script a supplement is answered by touching only what was asked, and the clock explains itself', async () => {
  const { context, page } = await openPhone(stage, 'citizen', [/^POST \/ho-so\/[\w-]+\/bo-sung 422$/])
  const number = await send(page, stage)
  const desk = await deskOf(stage, stage.province.counters.commune)
  await openDossier(desk, stage, number)
  const reason = 'Ảnh chụp bị mờ, không đọc được số.'
  await act(desk, 'Yêu cầu hoàn thiện', async (form) => {
    await form.getByRole('checkbox', { name: 'Giấy chứng sinh' }).check()
    await form.getByLabel('Lý do: Giấy chứng sinh').fill(reason)
  })

  await page.goto(`${stage.url}/ho-so`)
  const waiting = page.getByRole('heading', { name: 'Chờ bạn' })
  await waiting.waitFor()
  await page.getByRole('link', { name: number }).click()
  const path = new URL(page.url()).pathname
  expect(await page.getByRole('main').innerText()).toContain(reason)
  expect(await faultsAt(context, ['/ho-so', path, `${path}/bo-sung`, `${path}/rut`])).toEqual([])
  await page.getByRole('link', { name: 'Bổ sung ngay' }).click()
  // One file is asked for, and nothing else can be typed or chosen.
  expect(await page.getByRole('main').locator('input:not([type=hidden]), select, textarea').count()).toBe(1)
  await goOnExpectingFault(page)
  expect(await page.locator('#giay-chung-sinh-error').innerText()).toContain('Chưa chọn tệp')
  await page.getByLabel('Chọn tệp từ máy: Giấy chứng sinh')
    .setInputFiles({ name: 'ro-hon.pdf', mimeType: 'application/pdf', buffer: smallPdf('read well') })
  await goOn(page, 'Gửi bổ sung')
  const told = await page.getByRole('main').innerText()
  expect(told).toContain('✓ Bạn đã gửi bổ sung lúc')
  expect(told).toContain('ro-hon.pdf')
  expect(await page.locator('.story .past').allInnerTexts()).toEqual(expect.arrayContaining([
    expect.stringContaining('Cơ quan yêu cầu hoàn thiện hồ sơ') as string,
    expect.stringContaining('Đã nộp phần hoàn thiện') as string,
  ]))
  await page.getByText('Cách tính ngày hẹn').click()
  expect(await page.locator('table.calendar td.due').first().innerText()).toMatch(/^\d+/)
  await context.close()
})

async function goOnExpectingFault(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Gửi bổ sung' }).click()
  expect(await page.title()).toMatch(/^Lỗi/)
}

test('without script an aunt sends it for the mother, and both are named on one page that can be printed', async () => {
  const { context, page } = await openPhone(stage, 'aunt')
  const { territory, territoryCode } = stage.province.counters.commune
  const home = { commune: territoryCode ?? '', detail: 'Số 12, tổ dân phố 3' }
  await page.goto(`${stage.url}/tim-thu-tuc?q=khai%20sinh`)
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: territory ?? '' })
  await page.getByLabel('Cho người khác, có văn bản ủy quyền').check()
  await goOn(page, 'Tiếp tục')
  await page.getByLabel('Số định danh của người ủy quyền').fill(MOTHER.number)
  await page.getByLabel('Họ, chữ đệm, tên của người ủy quyền').fill(MOTHER.fullName)
  await fillDay(page, 'uq-sinh', ['15', '4', '1996'])
  await fillDay(page, 'uq-lap', ['1', '6', stage.day.slice(0, 4)])
  await page.getByLabel('Chọn tệp từ máy: Văn bản ủy quyền')
    .setInputFiles({ name: 'uy-quyen.pdf', mimeType: 'application/pdf', buffer: smallPdf('authorisation') })
  await goOn(page, 'Tiếp tục')
  const answers = Object.fromEntries(Object.entries(answersOf(stage, home)).filter(([key]) => key !== 'request.actsAs'))
  await declareOnline(page, stage, {
    ...answers, 'requester.fullName': AUNT.fullName, 'requester.birthDate': '1985-02-03',
    'requester.idNumber': AUNT.number, 'requester.phone': AUNT.phone, 'requester.relationToSubject': 'uy-quyen',
  })
  await uploadPapers(page, stage)
  await register(page, stage, AUNT)
  await page.getByRole('heading', { name: 'Kiểm tra trước khi nộp' }).waitFor()
  expect(await page.getByRole('main').innerText()).toContain(`${MOTHER.fullName}, ${MOTHER.number}`)
  await goOn(page, 'Nộp hồ sơ')
  await page.getByRole('link', { name: 'Xem hồ sơ', exact: true }).click()
  const path = new URL(page.url()).pathname
  expect(await page.getByRole('main').innerText()).toContain(`${AUNT.fullName} nộp thay cho ${MOTHER.fullName}`)
  await page.getByRole('link', { name: 'Xem phạm vi và thời hạn ủy quyền' }).click()
  const mandate = await page.getByRole('main').innerText()
  expect(mandate).toContain('Đang có hiệu lực')
  expect(mandate).toContain('uy-quyen.pdf')
  expect(await page.getByRole('link', { name: 'Chấm dứt ủy quyền' }).count()).toBe(0)
  expect(await faultsAt(context, [path, `${path}/uy-quyen`])).toEqual([])
  await context.close()
  expect(stage.surprises).toEqual([])
})

async function fillDay(page: Page, name: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
  for (const [part, text] of [['ngay', day], ['thang', month], ['nam', year]] as const)
    await page.locator(`#${name}-${part}`).fill(text)
}
