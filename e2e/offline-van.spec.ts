/**
 * Need (part C5, C6): a carrier takes parcels along, notes on the road and without a network what became of them, and
 * is told at once of a code that is unknown or was scanned before; with a network it is sent in that order, once, and
 * nothing of whom they were for stays on the device. The post's own system says the rest of the same parcel.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { birthBody, openBirthDesk } from './birth.ts'
import { type Client, openClient, signIn } from './client.ts'
import { environment } from './environment.ts'
import { signIn as signInAtDesk } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { doorOf } from './journey/sandbox-door.ts'
import { settle } from './journey/settle.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'
import { openWalk } from './reach/walk.ts'

/** Of data/staff.yaml: who carries for the post, and who runs its office. */
const [CARRIER, OFFICE] = ['buudien', 'buucuc']
const PICTURES = environment()['VAN_PICTURES']
const ADDRESS = 'Số 9, đường Xe Thư'
let stage: OpenedStage
let client: Client
let context: BrowserContext
let page: Page
beforeAll(async () => {
  stage = await openStage()
  client = openClient(stage.url)
  context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 390, height: 844 },
  })
  watch(context, 'van', stage.surprises, [NOBODY_YET])
  page = await context.newPage()
})
afterAll(async () => {
  await (context as BrowserContext | undefined)?.close()
  ;(client as Client | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

const picture = async (name: string) => {
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}
const as = async (username: string) => signIn(client, username, stage.province.password)
const press = async (name: string) => page.getByRole('button', { name, exact: true }).click()
interface Ordered { readonly id: string; readonly code: string; readonly name: string }

/** A result that the carrier has, and papers that somebody wants fetched. */
async function orderBoth(): Promise<readonly [delivery: Ordered, pickup: Ordered]> {
  const { counters: { commune }, password } = stage.province
  const made: { id: string; number: string }[] = []
  for (const nth of [0, 1]) {
    const caller = await openBirthDesk(client, commune.username, password, 6_001 + nth * 17)
    made.push(await client.json<{ id: string; number: string }>('POST', '/api/dossiers', {
      cookie: caller.cookie, body: { ...birthBody(caller, 190 + nth), delivery: 'post', deliveryAddress: ADDRESS },
    }))
  }
  await settle(stage, made[0]?.number ?? '')
  const cookie = await as(commune.username)
  const { items: places } = await client.json<{ items: { id: string; name: string }[] }>(
    'GET', '/api/units?level=commune', { cookie })
  const place = places.find(({ name }) => name === commune.territory)
  for (const [nth, kind] of (['delivery', 'pickup'] as const).entries())
    await client.json('POST', '/api/post/parcels', {
      cookie, body: { dossierId: made[nth]?.id, kind, address: ADDRESS, placeId: place?.id, cod: 0 },
    })
  const { items } = await client.json<{ items: (Ordered & { kind: string })[] }>('GET', '/api/post/parcels', { cookie })
  const [delivery, pickup] = ['delivery', 'pickup'].map((kind) => items.find((one) => one.kind === kind))
  if (!delivery || !pickup) throw new Error('it was not ordered')
  const { sections: [section] } = await client.json<{ sections: { id: string }[] }>('GET', '/api/post/desk', { cookie })
  const { id } = await client.json<{ id: string }>('POST', '/api/post/manifests', {
    cookie, body: { sectionId: section?.id, way: 'to-post' },
  })
  const carrier = await as(CARRIER)
  const scan = async (by: string) => client.json('POST', `/api/post/manifests/${id}/scan`, { cookie: by, body: { code: delivery.code } })
  await scan(cookie)
  await client.json('POST', `/api/post/manifests/${id}/closing`, { cookie, body: {} })
  await scan(carrier)
  await client.json('POST', `/api/post/manifests/${id}/receipt`, { cookie: carrier, body: {} })
  return [delivery, pickup]
}

/** All that is kept of parcels and commands, as whoever copies the disk would read it, and of how many parcels. */
const everythingKept = async () => page.evaluate(async () => {
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open('motcua-ngoai-tuyen')
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error ?? new Error('indexedDB'))
  })
  const all = async (store: string, range?: IDBKeyRange) => new Promise<unknown[]>((done) => {
    const request = db.transaction(store).objectStore(store).getAll(range)
    request.onsuccess = () => done(request.result as unknown[])
  })
  const parcels = await all('own', IDBKeyRange.bound('parcel ', 'parcel \uffff'))
  const kept = [...parcels, ...await all('row'), Object.entries(localStorage), Object.entries(sessionStorage)]
  db.close()
  return {
    parcels: parcels.length,
    text: JSON.stringify(kept, (_, value: unknown) => value instanceof ArrayBuffer
      ? Array.from(new Uint8Array(value), (byte) => String.fromCharCode(byte)).join('') : value),
  }
})

/** Somebody of the post says at its own system what became of a parcel, which that was told of by then. */
async function sayAtPost(parcel: string, what: string): Promise<void> {
  const own = await stage.browser.newPage()
  const row = own.locator('p', { hasText: parcel })
  await expect.poll(async () => {
    await own.goto(doorOf(stage, 'post').page)
    return row.count()
  }).toBe(1)
  await row.getByRole('button', { name: what }).click()
  await own.close()
}

/** As a scanner does it: the code, and Enter. */
async function scan(code: string): Promise<void> {
  await page.getByLabel('Quét hoặc nhập mã bưu gửi').fill(code)
  await page.keyboard.press('Enter')
}

test('parcels are taken along, noted without a network, and settled in their order when there is one', async () => {
  const [delivery, pickup] = await orderBoth()
  const keeper = await as(OFFICE)
  const { places: [office] } = await client.json<{ places: { unitId: string }[] }>('GET', '/api/offline/devices', { cookie: keeper })
  const { code } = await client.json<{ code: string }>('POST', '/api/offline/devices', {
    cookie: keeper, body: { unitId: office?.unitId, name: 'Xe thư 1' },
  })
  const walk = openWalk({ url: stage.url, routes: ['/ngoai-tuyen/'], least: 44, hasSummary: false })
  await signInAtDesk({ account: { ...stage.province.counters.commune, username: CARRIER }, page }, stage)
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await page.getByLabel('Mã thiết bị').fill(code)
  await press('Đăng ký')
  await page.getByRole('button', { name: 'Bắt đầu', exact: true }).click()
  await page.getByRole('heading', { name: 'Bưu gửi', exact: true }).waitFor()
  // Whoever carries has no counter.
  expect(await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).count()).toBe(0)
  await press('Lấy danh sách bưu gửi')
  await page.getByRole('group', { name: 'Mang theo bưu gửi của' }).waitFor()
  await walk.look(page, 'which parcels')
  await press('Mang theo')
  await page.getByRole('heading', { name: 'Mang theo 2 bưu gửi' }).waitFor()
  await page.evaluate(async () => { await navigator.serviceWorker.ready })
  const { text, parcels } = await everythingKept()
  expect(parcels).toBe(2)
  for (const secret of [delivery.name, delivery.code, ADDRESS]) expect(text).not.toContain(secret)
  await press('Việc đã làm')
  await press('Kết thúc đợt')
  await page.getByRole('heading', { name: 'Bắt đầu đợt ngoại tuyến' }).waitFor()
  expect((await everythingKept()).parcels).toBe(0)
  await press('Bắt đầu')
  await press('Lấy danh sách bưu gửi')
  await press('Mang theo')
  await page.getByRole('heading', { name: 'Mang theo 2 bưu gửi' }).waitFor()

  await context.setOffline(true)
  await page.close({ runBeforeUnload: false })
  page = await context.newPage()
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await page.getByText('Mất mạng').waitFor()
  await page.getByRole('heading', { name: 'Mang theo 2 bưu gửi' }).waitFor()
  await walk.look(page, 'parcels, without a network')
  await scan('BC2222222222')
  await page.getByRole('alert').filter({ hasText: 'Sai: BC2222222222 không có trong danh sách' }).waitFor()
  await walk.look(page, 'unknown', { isFaulty: true })
  await scan(delivery.code.toLowerCase())
  await page.getByText(`Đúng: ${delivery.code}`).waitFor()
  await press('Không thành')
  await page.getByLabel('Lý do').selectOption({ label: 'không có ai ở nhà' })
  await walk.look(page, 'in vain')
  await press('Lưu và ký')
  await page.getByText('đã ghi không thành, chờ gửi').waitFor()
  await scan(delivery.code)
  await press('Phát thành công')
  await page.getByRole('alert').filter({ hasText: 'Họ tên người nhận' }).waitFor()
  await page.getByLabel('Họ tên người nhận').fill('Nguyễn Văn Nhận Thay')
  await picture('xe-thu-phat')
  await press('Phát thành công')
  await page.getByText('đã ghi, chờ gửi').waitFor()
  await scan(delivery.code)
  await page.getByRole('alert').filter({ hasText: `Sai: ${delivery.code} đã ghi xong` }).waitFor()
  await picture('xe-thu-hai-lan')
  await scan(pickup.code)
  await press('Đã nhận hồ sơ')
  await page.locator('.slip').getByText(/^T-\d+-3$/).waitFor()
  await walk.look(page, 'slip of papers fetched')
  await page.getByText('3 việc chưa gửi xong').waitFor()
  expect((await everythingKept()).text).not.toContain('Nguyễn Văn Nhận Thay')

  await page.close({ runBeforeUnload: false }) // killed, and opened again where there is a network
  await context.setOffline(false)
  page = await context.newPage()
  await page.goto(`${stage.url}/ngoai-tuyen/`)
  await page.getByText('Đã gửi hết').waitFor({ timeout: 60_000 })
  await page.getByRole('heading', { name: 'Chưa mang theo bưu gửi nào.' }).waitFor()
  expect((await everythingKept()).parcels).toBe(0)
  await press('Việc đã làm')
  expect(await page.getByText(`đã chấp nhận: ${delivery.code}`).count()).toBe(2)
  expect(await page.getByText(`đã chấp nhận: ${pickup.code}`).count()).toBe(1)
  const cookie = await as(stage.province.counters.commune.username)
  const { items } = await client.json<{ items: object[] }>('GET', '/api/post/parcels', { cookie })
  expect(items).toContainEqual(expect.objectContaining({
    id: delivery.id, state: 'delivered', attempts: 1, receiver: 'Nguyễn Văn Nhận Thay',
  }))
  expect(items).toContainEqual(expect.objectContaining({ id: pickup.id, state: 'in-transit' }))
  await sayAtPost(pickup.code, 'Chuyển hoàn')
  await expect.poll(async () => {
    const { items: now } = await client.json<{ items: { id: string; state: string }[] }>('GET', '/api/post/parcels', { cookie })
    return now.find(({ id }) => id === pickup.id)?.state
  }).toBe('handed-over')
  expect(walk.faults()).toEqual([])
  expect(stage.surprises).toEqual([])
})
