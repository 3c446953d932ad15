import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { Instance } from '../instance.ts'
import { MOTHER, answersOf } from '../journey/birth.ts'
import { type ChromiumOptions, openChromium } from '../journey/chromium.ts'
import { declareOnline, goOn, openPhone, register, uploadPapers } from '../journey/citizen.ts'
import { openProvince } from '../journey/province.ts'
import type { Person, Stage } from '../journey/stage.ts'
import { FIRST_MORNING } from '../ready-folder.ts'

/** A stage of journeys before an instance that a drill started itself. */
export interface DrillStage extends Stage { close(): Promise<void> }

export async function stageOf(
  instance: Instance, say: (line: string) => void = () => undefined, options: ChromiumOptions = {},
): Promise<DrillStage> {
  const province = await openProvince(instance, undefined, FIRST_MORNING)
  const browser = await openChromium(options)
  const folder = mkdtempSync(join(tmpdir(), 'motcua-drill-'))
  return {
    url: instance.url, browser, province, day: FIRST_MORNING, folder, surprises: [], desks: new Map(), say,
    async close() {
      await browser.close()
      await province.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Another mother each time (those of counters have numbers below 500), since one person's second declaration that says
 * the same would be asked about.
 */
export function motherOf(n: number): Person {
  return { ...MOTHER, number: `000196990${500 + n}`, phone: `05000000${String(n % 100).padStart(2, '0')}` }
}

/** What a browser would send when a button is pressed: of the last form of the page that posts to this address. */
export interface Press { readonly path: string; readonly cookie: string; readonly body: Buffer }

export async function pressOf(page: Page, ending: string): Promise<Press> {
  const form = page.locator(`form[action$="${ending}"]`).last()
  const [path, fields] = await form.evaluate((element: HTMLFormElement) => [
    new URL(element.action).pathname,
    new URLSearchParams([...new FormData(element)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [])).toString(),
  ] as const)
  return { path, cookie: await cookieOf(page.context()), body: Buffer.from(fields) }
}

async function cookieOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** A phone without script, or with it, before the page on which a declaration of a birth is begun, its place chosen. */
export async function openStart(stage: Stage, hasScript = false): Promise<Page> {
  const { page } = hasScript ? await openModern(stage) : await openPhone(stage, 'citizen')
  await goToStart(page, stage)
  return page
}

/** From anywhere to that page. */
export async function goToStart(page: Page, stage: Stage): Promise<void> {
  await page.goto(`${stage.url}/tim-thu-tuc?q=khai%20sinh`)
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await page.locator('#noi').selectOption({ label: stage.province.counters.commune.territory ?? '' })
}

async function openModern({ browser }: Stage): Promise<{ page: Page }> {
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  return { page: await context.newPage() }
}

/** From there to the page that asks for nothing but to press. */
export async function fillDraft(page: Page, stage: Stage, mother: Person): Promise<void> {
  await goOn(page, 'Tiếp tục')
  const home = { commune: stage.province.counters.commune.territoryCode ?? '', detail: 'Số 12, tổ dân phố 3' }
  await declareOnline(page, stage, {
    ...answersOf(stage, home), 'requester.idNumber': mother.number, 'mother.idNumber': mother.number,
    'requester.phone': mother.phone,
  })
  await uploadPapers(page, stage)
  await register(page, stage, mother)
  await page.getByRole('heading', { name: 'Kiểm tra trước khi nộp' }).waitFor()
}
