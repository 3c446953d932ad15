/**
 * Need (part C6): an officer takes in a dossier with photographs where there is no network; the browser is killed; when
 * the network is back it is sent once, and what was kept on the device is wiped.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openClient, signIn } from './client.ts'
import { signIn as signInAtDesk } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'
import { openWalk } from './reach/walk.ts'

const NAME = 'Nguyễn Thị Bản'
let stage: OpenedStage
let client: Client
let cookie: string
let context: BrowserContext
let page: Page
beforeAll(async () => {
  stage = await openStage()
  client = openClient(stage.url)
  cookie = await signIn(client, stage.province.counters.commune.username, stage.province.password)
  context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 },
  })
  watch(context, 'device', stage.surprises, [NOBODY_YET])
  page = await context.newPage()
})
afterAll(async () => {
  await (context as BrowserContext | undefined)?.close()
  ;(client as Client | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

/** What is written on a page with a camera would look like this. */
const photograph = async (text: string) => Buffer.from(await page.evaluate((words) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1_240, height: 1_754 })
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, 1_240, 1_754)
  pen.fillStyle = '#111'
  pen.font = '30px sans-serif'
  for (let line = 0; line < 36; line += 1) pen.fillText(`${words} ${String(line)} cộng hòa xã hội chủ nghĩa`, 90, 120 + line * 44)
  return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
}, text), 'base64')

/** All that a browser keeps, as whoever copies its disk would read it. */
const everythingKept = async () => page.evaluate(async () => {
  const texts: string[] = [JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])]
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) texts.push(request.url)
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open('motcua-ngoai-tuyen')
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error ?? new Error('indexedDB'))
  })
  const counts: Record<string, number> = {}
  for (const store of ['row', 'photo']) {
    const rows = await new Promise<Record<string, unknown>[]>((done) => {
      const request = db.transaction(store).objectStore(store).getAll()
      request.onsuccess = () => done(request.result as Record<string, unknown>[])
    })
    counts[store] = rows.length
    texts.push(JSON.stringify(rows, (_, value: unknown) => value instanceof ArrayBuffer
      ? Array.from(new Uint8Array(value), (byte) => String.fromCharCode(byte)).join('') : value))
  }
  const keys = await new Promise<{ keys: CryptoKeyPair; rows: CryptoKey }>((done) => {
    const request = db.transaction('own').objectStore('own').get('device')
    request.onsuccess = () => done(request.result as { keys: CryptoKeyPair; rows: CryptoKey })
  })
  db.close()
  return { text: texts.join('\n'), counts, canBeRead: [keys.keys.privateKey.extractable, keys.rows.extractable] }
})

/** A code for a device of the clerk's section, and how to revoke what was enrolled by it. */
async function announce(name: string): Promise<{ code: string; revoke(): Promise<unknown> }> {
  const { province } = stage
  const keeper = await signIn(client, province.adminOf(province.counters.commune).username, province.password)
  const { places } = await client.json<{ places: { unitId: string }[] }>('GET', '/api/offline/devices', { cookie: keeper })
  const { id, code } = await client.json<{ id: string; code: string }>('POST', '/api/offline/devices', {
    cookie: keeper, body: { unitId: places[0]?.unitId ?? '', name },
  })
  return {
    code,
    revoke: async () => client.json('POST', `/api/offline/devices/${id}/ending`, { cookie: keeper, body: {} }),
  }
}

async function enrol(code: string): Promise<void> {
  await page.getByLabel('Mã thiết bị').fill(code)
  await page.getByRole('button', { name: 'Đăng ký', exact: true }).click()
  await page.getByRole('button', { name: 'Bắt đầu', exact: true }).waitFor()
}

const press = async (name: string) => page.getByRole('button', { name, exact: true }).click()

test('a dossier that was taken in without a network is received when there is one, once', async () => {
  const { province } = stage
  const { code } = await announce('Máy tính bảng 1')
  await signInAtDesk({ account: stage.province.counters.commune, page }, stage)
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await enrol(code)
  await press('Bắt đầu')
  await page.getByRole('heading', { name: 'Tiếp nhận' }).waitFor()
  await page.evaluate(async () => { await navigator.serviceWorker.ready })
  const files = [await photograph('Tờ khai'), await photograph('Giấy chứng sinh')]

  await context.setOffline(true)
  await page.close({ runBeforeUnload: false })
  page = await context.newPage()
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await page.getByText('Mất mạng').waitFor()
  await page.getByLabel('Tìm thủ tục theo tên hoặc mã').fill('dang ky khai sinh')
  const procedure = page.getByLabel('Thủ tục', { exact: true })
  const option = procedure.getByRole('option', { name: 'Đăng ký khai sinh', exact: true })
  await procedure.selectOption({ label: await option.innerText() })
  const commune = page.getByLabel('Nơi giải quyết')
  await commune.selectOption({ label: province.counters.commune.territory ?? '' })
  await page.getByLabel('Họ tên').fill(NAME)
  await page.getByLabel('Số định danh hoặc mã số thuế').fill('000196990071')
  await page.getByLabel('Ngày sinh').fill('1996-04-15')
  await page.getByLabel('Giới tính').selectOption('nu')
  await page.getByRole('button', { name: 'Lưu và ký' }).click()
  await page.getByRole('alert').filter({ hasText: 'Tài khoản của người nộp' }).waitFor()
  await page.getByLabel('Tài khoản của người nộp').selectOption({ label: 'Đã hướng dẫn đăng ký' })
  const papers = page.getByLabel(/^Ảnh chụp: /)
  for (const [nth, buffer] of files.entries()) {
    const group = page.getByRole('group').filter({ hasText: 'bắt buộc' }).nth(nth)
    await group.getByLabel(/^Ảnh chụp: /).setInputFiles({ name: 'anh.jpg', mimeType: 'image/jpeg', buffer })
    await group.getByText('1 ảnh').waitFor()
  }
  expect(await papers.count()).toBeGreaterThanOrEqual(2)
  await page.getByRole('button', { name: 'Lưu và ký' }).click()
  const slip = page.locator('.slip')
  await slip.getByText(/^T-\d+-1$/).waitFor()
  expect(await slip.innerText()).toContain('chưa có giá trị pháp lý')

  await page.close({ runBeforeUnload: false }) // killed, and opened again without a network
  page = await context.newPage()
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await page.getByText('1 việc chưa gửi xong').waitFor()
  const before = await everythingKept()
  expect(before.counts).toEqual({ row: 1, photo: 2 })
  expect(before.text).not.toContain(NAME)
  expect(before.text).not.toContain('000196990071')
  expect(before.text).not.toContain('JFIF')
  expect(before.text).not.toContain('/api/')
  expect(before.canBeRead).toEqual([false, false])

  await context.setOffline(false)
  await page.getByText('Đã gửi hết').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Việc đã làm' }).click()
  const words = await page.getByText(/đã chấp nhận: /).innerText()
  const number = /đã chấp nhận: (\S+)/.exec(words)?.[1] ?? ''
  const { items } = await client.json<{ items: { number: string }[] }>('POST', '/api/dossiers/search', { cookie, body: { text: NAME } })
  expect(items.map((one) => one.number)).toEqual([number])
  expect((await everythingKept()).counts).toEqual({ row: 1, photo: 0 })
  expect(stage.surprises).toEqual([])
})

test('rows outlive the outing; a revoked device becomes another; one whose rows the browser threw away says so', async () => {
  const first = await announce('Máy tính bảng 2')
  await page.close()
  await context.close()
  context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 390, height: 844 } })
  watch(context, 'second device', stage.surprises, [NOBODY_YET, / 4(09|22)$/])
  page = await context.newPage()
  const walk = openWalk({ url: stage.url, routes: ['/ngoai-tuyen/'], least: 44, hasSummary: false })
  await signInAtDesk({ account: stage.province.counters.commune, page }, stage)
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await page.getByRole('heading', { name: 'Đăng ký thiết bị' }).waitFor()
  await walk.look(page, 'no device')
  await press('Đăng ký')
  await walk.look(page, 'no code', { isFaulty: true })
  await enrol(first.code)
  await walk.look(page, 'no outing')
  await press('Bắt đầu')
  await page.getByRole('heading', { name: 'Tiếp nhận' }).waitFor()
  await walk.look(page, 'intake')
  await press('Trả kết quả')
  await walk.look(page, 'hand-over')
  await context.setOffline(true)
  await press('Lấy số')
  await walk.look(page, 'ticket, without a network')
  await press('Lưu và ký')
  const code = await page.locator('.slip').getByText(/^T-\d+-1$/).innerText()
  await walk.look(page, 'slip')
  await press('Làm việc tiếp theo')
  await press('Việc đã làm')
  await page.getByText('Thiết bị vẫn tự gửi sau khi kết thúc đợt.').waitFor()
  await walk.look(page, 'outbox')
  await press('Kết thúc đợt')
  await page.getByRole('heading', { name: 'Bắt đầu đợt ngoại tuyến' }).waitFor()
  await page.getByText('1 việc chưa gửi xong').waitFor()
  // Without an outing nobody opens what is not over: it may be another officer's.
  expect(await page.getByRole('button', { name: `Xem ${code}` }).count()).toBe(0)
  await context.setOffline(false)
  await page.getByText('Đã gửi hết').waitFor({ timeout: 60_000 })
  await page.getByText(/đã chấp nhận: \d+/).waitFor()

  await first.revoke()
  await press('Bắt đầu')
  await press('Đăng ký lại thiết bị này')
  await page.getByRole('heading', { name: 'Đăng ký thiết bị' }).waitFor()
  // It is no device any more by decision, not by loss.
  expect(await page.getByText('Trình duyệt đã xóa dữ liệu').count()).toBe(0)
  const second = await announce('Máy tính bảng 3')
  await enrol(second.code)
  const number = /T-(\d+)/.exec(await page.getByText(/^Thiết bị T-\d+/).innerText())?.[1] ?? ''
  expect(`T-${number}-1`).not.toBe(code)

  await page.goto(`${stage.url}/`)
  await page.evaluate(async () => new Promise<void>((done, fail) => {
    const request = indexedDB.deleteDatabase('motcua-ngoai-tuyen')
    request.onsuccess = () => done()
    request.onerror = request.onblocked = () => fail(new Error('it is still open'))
  }))
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await page.getByText(`Trình duyệt đã xóa dữ liệu của thiết bị T-${number}`).waitFor()
  await walk.look(page, 'what was kept is gone')
  expect(walk.faults()).toEqual([])
  expect(stage.surprises).toEqual([])
})
