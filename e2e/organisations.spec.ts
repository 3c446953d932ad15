/**
 * Need: a firm sends by its people, without script and on a phone; it sees what they sent in one table, and whom it
 * removes sees nothing any more (users.md 2.3; BLDS 2015 Đ.137, 138, 140).
 */
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openClient, signIn as signInStaff } from './client.ts'
import { declareOnline, goOn, openPhone, readCode } from './journey/citizen.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { watch } from './journey/watch.ts'

const FIRM = { fullName: 'Công ty cổ phần Mẫu', number: '0200000007', phone: '0500000041' }
const CLERK = { fullName: 'Lê Thị Làm Thay', number: '000190990142', phone: '0500000042' }
const NARROWEST = 320
let stage: OpenedStage
let client: Client

beforeAll(async () => {
  stage = await openStage()
  client = openClient(stage.url)
})
afterAll(async () => {
  (client as Client | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

/** As a counter does it with the papers in hand and the phone at hand. */
async function openAtCounter(page: Page, kind: 'citizen' | 'organisation', { fullName, number, phone }: typeof FIRM) {
  const cookie = await signInStaff(client, stage.province.counters.commune.username, stage.province.password)
  await client.json('POST', '/api/people/phone-code', { cookie, body: { phone } })
  const code = await readCode(page, stage, phone)
  const birth = kind === 'citizen' ? { birth: '1990-09-09', sex: 'nam' } : {}
  await client.json('POST', '/api/people', { cookie, body: { kind, fullName, number, phone, code, ...birth } })
}

async function signIn(page: Page, { number, phone }: typeof FIRM): Promise<void> {
  await page.goto(`${stage.url}/dang-nhap`)
  await page.locator('#so').fill(number)
  await goOn(page, 'Gửi mã')
  await page.getByLabel('Mã xác thực').fill(await readCode(page, stage, phone))
  await goOn(page, 'Đăng nhập')
}

/** With script, for the checker alone: faults of accessibility, and sideways scroll. */
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
      ...width > NARROWEST ? [`${path} is ${String(width)} px wide`] : [],
    )
  }
  await checker.close()
  return faults
}

const HOME = { detail: 'Số 1, đường Mẫu' }

test('a firm adds a colleague, who sends in its name; it downloads the table, and removes them at once', async () => {
  const boss = await openPhone(stage, 'firm')
  const clerk = await openPhone(stage, 'colleague', [/^GET \/(to-chuc|ho-so)\/\S+ 404$/])
  await openAtCounter(boss.page, 'organisation', FIRM)
  await openAtCounter(clerk.page, 'citizen', CLERK)

  await signIn(boss.page, FIRM)
  await boss.page.getByRole('link', { name: `Hồ sơ của ${FIRM.fullName}` }).click()
  const table = new URL(boss.page.url()).pathname
  expect(await boss.page.getByRole('main').innerText()).toContain(`Mã số thuế ${FIRM.number}`)
  await boss.page.getByRole('link', { name: 'Người làm thay cho tổ chức' }).click()
  await boss.page.getByLabel('Số định danh của người được thêm').fill(CLERK.number)
  await boss.page.getByLabel('Họ, chữ đệm, tên của người được thêm').fill(CLERK.fullName)
  await goOn(boss.page, 'Thêm vào danh sách')
  const listed = await boss.page.getByRole('region', { name: CLERK.fullName }).innerText()
  expect(listed).toContain('Tất cả thủ tục')
  expect(listed).not.toContain(CLERK.number)

  await signIn(clerk.page, CLERK)
  await clerk.page.goto(`${stage.url}/tim-thu-tuc?q=tr%C3%ADch%20l%E1%BB%A5c%20h%E1%BB%99%20t%E1%BB%8Bch`)
  await clerk.page.getByRole('main').getByRole('link', { name: /^Cấp bản sao trích lục hộ tịch/ }).click()
  await clerk.page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  const { territory, territoryCode } = stage.province.counters.commune
  await clerk.page.locator('#noi').selectOption({ label: territory ?? '' })
  await clerk.page.getByLabel(`Cho tổ chức: ${FIRM.fullName}`).check()
  await goOn(clerk.page, 'Tiếp tục')
  // Of what is known of the firm and of the colleague nothing is typed.
  await declareOnline(clerk.page, stage, {
    'requester.idKind': 'cccd', 'requester.idIssueDate': '2020-08-12', 'requester.idIssuer': 'Cục Cảnh sát',
    'requester.relationToSubject': 'to-chuc', 'applicantOrg.address': { commune: territoryCode ?? '', ...HOME },
    'extract.letter': '00/CV-DEMO', 'civilEvent.kind': 'khai-tu', 'subject.fullName': 'Dương Đình Trữ',
    'subject.birthDate': '1949-11-05', 'civilEvent.agency': 'UBND xã Mẫu', 'civilEvent.date': '2015-03-01',
    'civilEvent.number': '07/2015', 'request.copies': '1', 'request.resultDelivery': 'dien-tu',
    'declaration.truthful': true, 'declaration.dataUse': true,
  })
  if (clerk.page.url().endsWith('/giay-to')) await goOn(clerk.page, 'Tiếp tục')
  await clerk.page.getByRole('heading', { name: 'Kiểm tra trước khi nộp' }).waitFor()
  expect(await clerk.page.locator('#to-chuc').innerText()).toContain(`${FIRM.fullName}, ${FIRM.number}`)
  await goOn(clerk.page, 'Nộp hồ sơ')
  await clerk.page.getByRole('link', { name: 'Xem hồ sơ', exact: true }).click()
  const dossier = new URL(clerk.page.url()).pathname
  expect(await clerk.page.getByRole('main').innerText()).toContain(`${CLERK.fullName} nộp thay cho ${FIRM.fullName}`)

  await boss.page.goto(stage.url + table)
  await boss.page.getByLabel('Xếp theo').selectOption({ label: 'Hẹn trả sớm trước' })
  await boss.page.getByLabel('Tìm', { exact: true }).fill('Không Có Ai')
  await goOn(boss.page, 'Xem')
  expect(await boss.page.getByRole('main').locator('tbody tr').count()).toBe(0)
  await boss.page.getByLabel('Tìm', { exact: true }).fill('làm thay')
  await goOn(boss.page, 'Xem')
  const cells = await boss.page.locator('tbody tr td').allInnerTexts()
  const [download] = await Promise.all([
    boss.page.waitForEvent('download'),
    boss.page.getByRole('button', { name: 'Tải bảng này (CSV), mọi trang' }).click(),
  ])
  const [head, row, ...rest] = readFileSync(await download.path(), 'utf8').split('\r\n')
  expect(head).toBe('\uFEFFMã hồ sơ,Thủ tục,Người nộp,Ngày nộp,Trạng thái,Hẹn trả')
  expect([row?.split(',')[0], row?.includes(CLERK.fullName), rest]).toEqual([cells[0], true, ['']])
  expect(await faultsAt(boss.context, [table, `${table}/nguoi`, dossier])).toEqual([])
  expect(await faultsAt(clerk.context, ['/ho-so', table, `${table}/nguoi`])).toEqual([])

  await boss.page.goto(`${stage.url}${table}/nguoi`)
  await boss.page.getByRole('link', { name: `Chấm dứt: ${CLERK.fullName}` }).click()
  expect(await faultsAt(boss.context, [new URL(boss.page.url()).pathname])).toEqual([])
  await goOn(boss.page, 'Chấm dứt ngay')
  for (const gone of [dossier, table]) expect((await clerk.page.goto(stage.url + gone))?.status()).toBe(404)
  await clerk.page.goto(`${stage.url}/ho-so`)
  expect(await clerk.page.getByRole('main').innerText()).not.toContain(FIRM.fullName)
  await boss.page.goto(stage.url + dossier)
  expect(await boss.page.getByRole('main').innerText()).toContain(`${CLERK.fullName} nộp thay cho ${FIRM.fullName}`)
  expect(stage.surprises).toEqual([])
  await boss.context.close()
  await clerk.context.close()
})
