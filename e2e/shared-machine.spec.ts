/**
 * Need (part C3): at a shared machine the next person finds nothing of the one before: not in the page, the fields, the
 * storage, the caches, the history, nor among the papers that were opened to be printed.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOTHER, answersOf } from './journey/birth.ts'
import { declareOnline, goOn, register } from './journey/citizen.ts'
import { everythingIn } from './journey/everything.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { watch } from './journey/watch.ts'
import { sendWanting } from './reach/portal-people.ts'

let stage: OpenedStage
beforeAll(async () => { stage = await openStage() })
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

/** What only the first person could have left. */
const TRACES = [MOTHER.fullName, MOTHER.number]
const tracesIn = (text: string) => TRACES.filter((trace) => text.includes(trace))

/** Opens an account, sends a birth, and opens what one would print; answers where one was, papers among them. */
async function first(page: Page): Promise<string[]> {
  const seen: string[] = []
  page.on('framenavigated', (frame) => { if (frame === page.mainFrame()) seen.push(frame.url()) })
  const { territory, territoryCode } = stage.province.counters.commune
  const answers = answersOf(stage, { commune: territoryCode ?? '', detail: 'Số 12, tổ dân phố 3' })
  await page.goto(stage.url)
  await page.getByLabel('Tên thủ tục hoặc việc cần làm').fill('dang ky khai sinh')
  await page.getByRole('button', { name: 'Tìm' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: territory ?? '' })
  await goOn(page, 'Tiếp tục')
  await declareOnline(page, stage, answers)
  await sendWanting(page)
  await goOn(page, 'Tiếp tục')
  await register(page, stage, MOTHER)
  await page.getByRole('heading', { name: 'Kiểm tra trước khi nộp' }).waitFor()
  await goOn(page, 'Nộp hồ sơ')
  await page.getByRole('button', { name: 'Xong, xóa hết trên máy này' }).waitFor()
  const papers = await page.locator('main a[href$=".pdf"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
  for (const paper of papers) await page.evaluate(async (url) => { await (await fetch(url)).arrayBuffer() }, paper)
  // As pages of ours keep uploads on their way, and as an installable page would keep what it shows.
  await page.evaluate(async (trace) => {
    localStorage.setItem('tep-dang-gui', trace)
    sessionStorage.setItem('tep-dang-gui', trace)
    await (await caches.open('kho')).put(`/nop-ho-so/${encodeURIComponent(trace)}`, new Response(trace))
    await new Promise((done) => { indexedDB.open(trace).onsuccess = done })
  }, MOTHER.number)
  expect(papers.length).toBeGreaterThan(1)
  return [...new Set([...seen, ...papers])]
}

/** What the next person finds who goes back and forward, opens each address, and looks into the browser. */
async function found(page: Page, seen: readonly string[]): Promise<string[]> {
  const traces = new Set(tracesIn(await everythingIn(page)))
  const look = async () => {
    await page.waitForLoadState()
    for (const trace of tracesIn(await everythingIn(page).catch(() => ''))) traces.add(trace)
  }
  for (let n = 0; n < 6; n += 1) {
    await page.goBack().catch(() => null)
    await look()
  }
  for (let n = 0; n < 6; n += 1) {
    await page.goForward().catch(() => null)
    await look()
  }
  for (const url of seen) {
    const kept = await page.evaluate(async (one) =>
      fetch(one, { cache: 'only-if-cached', mode: 'same-origin' }).then((got) => got.text(), () => ''), url)
    for (const trace of tracesIn(kept)) traces.add(trace)
    const anew = await page.evaluate(async (one) => fetch(one).then((got) => got.text(), () => ''), url)
    for (const trace of tracesIn(anew)) traces.add(trace)
  }
  return [...traces].sort()
}

async function openBrowser(who: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await stage.browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  watch(context, who, stage.surprises, [/ 40\d$/, / 504$/])
  return { context, page: await context.newPage() }
}

test('whoever says that they are done leaves nothing; whoever goes without a word leaves all of it', async () => {
  const { context, page } = await openBrowser('the first')
  const seen = await first(page)
  // Without the button everything is there: what follows could find it.
  expect(await found(page, seen)).toEqual([...TRACES].sort())
  await page.goto(seen.find((url) => url.includes('/xac-nhan/')) ?? '')
  await page.getByRole('button', { name: 'Xong, xóa hết trên máy này' }).click()
  await page.waitForURL(`${stage.url}/`)
  expect(await found(page, seen)).toEqual([])
  await context.close()
})
