/**
 * Need: tabs of a browser share one session. After signing out no tab shows a dossier any more; and what a tab was
 * opened for one officer does nothing under the next one's name (part K).
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest'
import { nextOf, openCounter } from './journey/counter.ts'
import { openDossier, signIn } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'

/** The tab that signs out ends its own line; that of another ends with the session, and is opened anew in vain. */
const LINE_OF_ANOTHER_TAB = /^GET \/api\/live 401$/

let stage: OpenedStage
let number: string
let officer: Account
let other: Account
let context: BrowserContext
let first: Page
let second: Page

beforeAll(async () => {
  stage = await openStage()
  const counter = await openCounter(stage)
  number = await counter.receive()
  counter.close()
  officer = await nextOf(stage, number)
  other = stage.province.counters.top
})
afterAll(async () => (stage as OpenedStage | undefined)?.close())

beforeEach(async () => {
  context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, 'tabs', stage.surprises, [NOBODY_YET, LINE_OF_ANOTHER_TAB, / 409$/])
  first = await context.newPage()
  await signIn({ account: officer, page: first }, stage)
  second = await context.newPage()
  await openDossier({ account: officer, page: second }, stage, number)
})
afterEach(async () => context.close())

const take = () => second.getByRole('button', { name: /^Nhận việc/ })
const guard = () => second.getByRole('dialog', { name: 'Trình duyệt đã đăng nhập người khác' })

test('signing out in one tab leads every tab to the page of signing in', async () => {
  await first.getByRole('button', { name: 'Đăng xuất' }).click()
  await second.waitForURL('**/ban-lam-viec/dang-nhap')
  await second.getByLabel('Tên đăng nhập').waitFor()
  expect(await second.getByText(number).count()).toBe(0)
})

test('what one officer’s page asks is not done in the name of who signed in since, and is hidden from them', async () => {
  // As by a machine that told the tab nothing: the session is changed past the pages.
  const answer = await context.request.post(`${stage.url}/api/session`, {
    data: { username: other.username, password: stage.province.password },
  })
  expect(answer.status()).toBe(200)
  const before = await stage.province.stateOf(number)
  await take().click()
  await guard().getByText(/^Cửa sổ này mở cho .+, nay trình duyệt đã đăng nhập người khác\. Hãy tải lại trang\./)
    .waitFor()
  expect(await stage.province.stateOf(number)).toBe(before)
  expect(await second.locator('h1').evaluate((heading) => getComputedStyle(heading).visibility)).toBe('hidden')
  await guard().getByRole('button', { name: 'Tải lại trang' }).click()
  await guard().waitFor({ state: 'detached' })
  await second.getByRole('button', { name: 'Đăng xuất' }).waitFor()
  expect(await stage.province.stateOf(number)).toBe(before)
})

test('somebody who signs in beside the page covers it at once; the first officer takes it up again', async () => {
  const cookies = await context.cookies()
  const bare = await context.newPage()
  await context.clearCookies()
  await signIn({ account: other, page: bare }, stage)
  await guard().waitFor()
  await context.clearCookies()
  await context.addCookies(cookies)
  await guard().getByLabel('Mật khẩu', { exact: true }).fill(stage.province.password)
  await guard().getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await guard().waitFor({ state: 'detached' })
  await second.getByRole('heading', { name: number, level: 1 }).waitFor()
})
