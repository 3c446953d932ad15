import type { BrowserContext, Page } from 'playwright-core'
import { openClient, signIn } from '../client.ts'
import type { Stage } from './stage.ts'
import { watch } from './watch.ts'

/** The hall of the commune's section: its kiosk and its board, each a browser of its own. */
export interface OpenedHall {
  /** Public id of the section. */
  readonly section: string
  readonly kiosk: Page
  readonly board: Page
  close(): Promise<void>
}

const view = { locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' } as const

/** Makes a kiosk at the desk, types its code at a browser, and opens the board. */
export async function openHall(stage: Stage): Promise<OpenedHall> {
  const { browser, province, url, surprises } = stage
  const client = openClient(url)
  const cookie = await signIn(client, province.adminOf(province.counters.commune).username, province.password)
  const { places } = await client.json<{ places: { unitId: string }[] }>('GET', '/api/queue/devices', { cookie })
  const section = places[0]?.unitId ?? ''
  const { code } = await client.json<{ code: string }>('POST', '/api/queue/devices', {
    cookie, body: { unitId: section, name: 'Máy ở cửa' },
  })
  client.close()
  const contexts: BrowserContext[] = []
  const open = async (name: string, size: { width: number; height: number }) => {
    const context = await browser.newContext({ ...view, viewport: size })
    watch(context, name, surprises)
    contexts.push(context)
    return context.newPage()
  }
  const kiosk = await open('kiosk', { width: 1080, height: 1500 })
  await kiosk.goto(`${url}/lay-so/${section}`)
  await kiosk.getByText('Dành cho cán bộ').click()
  await kiosk.getByLabel('Mã đăng ký thiết bị').fill(code)
  await kiosk.getByRole('button', { name: 'Đăng ký thiết bị' }).click()
  await kiosk.getByRole('heading', { name: 'Bạn đến làm gì?' }).waitFor()
  const board = await open('board', { width: 1920, height: 1080 })
  await board.goto(`${url}/bang-goi-so/${section}`)
  return {
    section, kiosk, board,
    async close() { for (const context of contexts) await context.close() },
  }
}

/** Touches what one comes for, in order, and takes the number; answers it with the path of its ticket. */
export async function takeNumber(
  kiosk: Page, [first = '', ...more]: readonly string[], priority?: string,
): Promise<{ readonly number: string; readonly ticket: string }> {
  await kiosk.getByRole('button', { name: first }).click()
  for (const service of more) {
    await kiosk.getByRole('link', { name: 'Thêm việc khác' }).click()
    await kiosk.getByRole('button', { name: service }).click()
  }
  if (priority !== undefined) await kiosk.getByLabel(priority).check()
  await kiosk.getByRole('button', { name: 'Lấy số', exact: true }).click()
  await kiosk.waitForURL(/\/phieu-cho\//)
  const number = await kiosk.locator('.slip .ticket-number').innerText()
  const ticket = new URL(kiosk.url()).pathname
  await kiosk.getByRole('link', { name: 'Xong' }).click()
  await kiosk.getByRole('heading', { name: 'Bạn đến làm gì?' }).waitFor()
  return { number, ticket }
}

/** A ticket on a phone. */
export async function openTicket({ browser, url, surprises }: Stage, ticket: string): Promise<Page> {
  const context = await browser.newContext({ ...view, viewport: { width: 390, height: 844 } })
  watch(context, 'phone', surprises)
  const page = await context.newPage()
  await page.goto(url + ticket)
  return page
}

/** Sits down at a free counter of the own section; answers its number. */
export async function sitDown(clerk: Page, url: string): Promise<string> {
  await clerk.goto(`${url}/ban-lam-viec/goi-so`)
  const seat = clerk.getByRole('button', { name: /^Ngồi quầy \d+$/ }).first()
  const counter = /\d+/.exec(await seat.getAttribute('aria-label') ?? '')?.[0] ?? ''
  await seat.click()
  await clerk.getByRole('group', { name: 'Việc làm được' }).waitFor()
  return counter
}
