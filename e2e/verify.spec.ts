/**
 * Need: whoever is shown a result checks it where there is no network, once the page was opened: a true one, a forged
 * one, an ended one; by text, by a picture of the code, by the file (NĐ 45/2020 Đ.14; ADR 0056).
 */
import bwip from 'bwip-js/node'
import pg from 'pg'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClient, signIn } from './client.ts'
import { type Counter, openCounter } from './journey/counter.ts'
import { revokeResult } from './journey/end-result.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import { settle } from './journey/settle.ts'
import { until } from './journey/until.ts'
import { watch } from './journey/watch.ts'

let stage: OpenedStage
let counter: Counter
let database: pg.Client
let phone: { readonly context: BrowserContext; readonly page: Page }
let number: string
let officer: Account | undefined
let result: { readonly qr: string; readonly dossier: string; readonly slip: string }

beforeAll(async () => {
  stage = await openStage()
  counter = await openCounter(stage)
  database = new pg.Client(stage.instance.databaseUrl('postgres'))
  await database.connect()
  number = await counter.receive()
  await settle(stage, number, async ({ account }) => {
    if (account.role === 'officer') officer = account
  })
  const { rows: [row] } = await database.query<typeof result>(`
    select s.data -> 'check' ->> 'qr' as qr, d.public_id as dossier, s.public_id as slip
    from dossiers.dossier d join dossiers.result r on r.dossier_id = d.id join dossiers.slip s on s.id = r.slip_id
    where d.number = $1`, [number])
  if (!row) throw new Error('no result')
  result = row
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } })
  watch(context, 'verifier', stage.surprises)
  phone = { context, page: await context.newPage() }
})

afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (phone as typeof phone | undefined)?.context.close()
  await (database as pg.Client | undefined)?.end()
  await (stage as OpenedStage | undefined)?.close()
})

/** One letter of what the code says is another. */
function forged(): string {
  const bytes = Buffer.from(result.qr.split('#')[1] ?? '', 'base64url')
  const at = bytes.indexOf('khai sinh')
  bytes.write('K', at)
  return bytes.toString('base64url')
}

/** The file that whoever returns the result downloads. */
async function signedFile(): Promise<Buffer> {
  const client = openClient(stage.url)
  const cookie = await signIn(client, stage.province.counters.commune.username, stage.province.password)
  const { status, body } = await client.send('GET', `/api/slips/${result.slip}.pdf`, { cookie })
  client.close()
  expect(status).toBe(200)
  return body
}

async function checkText(text: string): Promise<string> {
  const { page } = phone
  await page.getByLabel('Nội dung mã QR').fill(text)
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
  return verdict()
}

async function verdict(): Promise<string> {
  const { page } = phone
  const said = page.locator('.verdict')
  await said.waitFor()
  const text = await said.innerText()
  await forget()
  return text
}

/** What was found before is no answer to what is asked next. */
async function forget(): Promise<void> {
  await phone.page.evaluate(() => document.getElementById('tra-loi')?.replaceChildren())
}

/** As the next visit of whoever has a network does. */
async function comeBack(): Promise<void> {
  const { page, context } = phone
  await context.setOffline(false)
  await page.goto(`${stage.url}/xac-minh`)
  await page.waitForFunction(() => document.documentElement.dataset['offline'] === 'ready')
}

const picture = async () => bwip.toBuffer(
  { bcid: 'qrcode', text: result.qr, scale: 4, padding: 12, backgroundcolor: 'ffffff' })

test('with a network it says what the register says, and a picture of the code is enough', async () => {
  const { page } = phone
  await comeBack()
  expect(await checkText(result.qr)).toContain('Mã QR là thật')
  await page.getByLabel('Tệp PDF của kết quả').setInputFiles(
    { name: 'anh.png', mimeType: 'image/png', buffer: await picture() })
  expect(await verdict()).toContain('Mã QR là thật')
  await page.getByLabel('Tệp PDF của kết quả').setInputFiles(
    { name: 'trang.png', mimeType: 'image/png', buffer: await page.screenshot() })
  await page.getByText('Không đọc được mã QR trong ảnh này').waitFor()
})

test('without one, the page opens, tells a true code from a forged one, and says that it asked nobody', async () => {
  const { page, context } = phone
  await context.setOffline(true)
  await page.goto(`${stage.url}/xac-minh`)
  expect(await checkText(result.qr)).toContain('Mã QR là thật')
  expect(await checkText(forged())).toContain('Mã QR không phải bản thật')
  await page.getByLabel('Nội dung mã QR').fill(result.qr)
  await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
  await page.getByText('Đang không có mạng: kiểm tra bằng danh sách').waitFor()
  expect(await page.getByRole('main').innerText()).toMatch(/Chưa kiểm tra: .*không có mạng/)
  await forget()
})

test('without one, the file and the picture of its code are checked, too', async () => {
  const { page } = phone
  const bytes = await signedFile()
  const choose = (buffer: Buffer) => page.getByLabel('Tệp PDF của kết quả').setInputFiles(
    { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer })
  await choose(bytes)
  expect(await verdict()).toContain('Tệp là bản thật')
  const changed = Buffer.from(bytes)
  changed[300] = (changed[300] ?? 0) ^ 1
  await choose(changed)
  expect(await verdict()).toContain('Tệp đã bị sửa')
  await page.getByLabel('Tệp PDF của kết quả').setInputFiles(
    { name: 'anh.png', mimeType: 'image/png', buffer: await picture() })
  expect(await verdict()).toContain('Mã QR là thật')
})

test('revoked by two people at the desk, it is said to be over: at once, and without a network from then on', async () => {
  const { page, context } = phone
  if (!officer) throw new Error('no officer')
  await revokeResult(stage, officer, number)
  await comeBack()
  expect(await checkText(result.qr)).toContain('đã bị thu hồi từ ngày 25/06/2021')
  await until('the list of ended results', async () => page.evaluate(async () => {
    const { payload } = await (await fetch('/xac-minh/thu-hoi.json')).json() as { payload: string }
    return atob(payload.replaceAll('-', '+').replaceAll('_', '/')).includes('revoked')
  }))
  await context.setOffline(true)
  await page.goto(`${stage.url}/xac-minh`)
  expect(await checkText(result.qr)).toContain('đã bị thu hồi từ ngày 25/06/2021')
})

test('nothing of all this broke a policy, threw, or answered with a fault', () => {
  expect(stage.surprises.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
