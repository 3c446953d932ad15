import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveClock } from './journey/clock.ts'
import { type Counter, nextOf, openCounter } from './journey/counter.ts'
import { deskOf, lookFor, openDossier, rowOf, signIn } from './journey/desk.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import type { Desk } from './journey/stage.ts'
import { openUnhurriedStage } from './journey/unhurried.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'

let opened: Awaited<ReturnType<typeof openUnhurriedStage>>
let stage: OpenedStage
let counter: Counter

beforeAll(async () => {
  opened = await openUnhurriedStage()
  stage = opened.stage
  counter = await openCounter(stage)
})

afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (opened as typeof opened | undefined)?.close()
})

/** The desk of whoever the dossier waits for. */
async function deskFor(number: string): Promise<Desk> {
  return deskOf(stage, await nextOf(stage, number))
}

test('a wrong password is answered in words and keeps the name; the right one opens the page that was asked for', async () => {
  const { username } = stage.province.counters.commune
  const context = await stage.browser.newContext()
  const surprises: string[] = []
  watch(context, 'sign-in', surprises, [NOBODY_YET, /^POST \/api\/session 401$/])
  const page = await context.newPage()
  await page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('khong dung')
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').innerText()).toMatch(/không đúng/)
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(stage.province.password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByRole('heading', { name: 'Tiếp nhận hồ sơ' }).waitFor()
  await context.close()
  expect(surprises).toEqual([])
})

test('the list shows what waits for the unit, due first, and finds one by its number', async () => {
  const numbers = [await counter.receive(), await counter.receive(), await counter.receive()]
  const { page } = await deskFor(numbers[0] ?? '')
  await page.goto(`${stage.url}/ban-lam-viec/danh-sach?list=unit`)
  const links = page.getByRole('table').getByRole('link')
  await links.filter({ hasText: numbers[2] ?? '' }).waitFor()
  const listed = await links.allInnerTexts()
  // Received one after the other with one limit, so the first is due first.
  expect(listed.filter((number) => numbers.includes(number))).toEqual(numbers)
  await page.keyboard.press('/')
  await page.keyboard.type(numbers[1] ?? '')
  await page.keyboard.press('Enter')
  await rowOf(page, numbers[2] ?? '').waitFor({ state: 'detached' })
  expect(await links.allInnerTexts()).toEqual([numbers[1]])
})

test('a name that is looked for stands in no address: not of the page, not of a call, and is kept on the way back', async () => {
  const number = await counter.receive()
  const { page } = await deskOf(stage, stage.province.counters.commune)
  const called: string[] = []
  page.on('request', (request) => called.push(request.url()))
  await page.goto(`${stage.url}/ban-lam-viec/danh-sach?list=unit`)
  await lookFor(page, 'nguyen thi')
  await rowOf(page, number).click()
  await page.getByRole('heading', { name: number, level: 1 }).waitFor()
  await page.goBack()
  await rowOf(page, number).waitFor()
  expect(await page.getByLabel('Tìm theo mã hồ sơ hoặc họ tên').inputValue()).toBe('nguyen thi')
  await page.reload()
  await rowOf(page, number).waitFor()
  expect(await page.getByLabel('Tìm theo mã hồ sơ hoặc họ tên').inputValue()).toBe('nguyen thi')
  expect(called.filter((url) => url.endsWith('/api/dossiers/search')).length).toBeGreaterThan(0)
  expect([page.url(), ...called].filter((url) => /nguyen|tim=|search=/i.test(url))).toEqual([])
})

test('by keyboard alone one signs in, opens a dossier, takes it and proposes to settle it', async () => {
  const number = await counter.receive()
  const account = await nextOf(stage, number)
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  watch(context, 'keyboard', stage.surprises, [NOBODY_YET])
  const page = await context.newPage()
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  const tabTo = async (text: string) => {
    for (let nth = 0; nth < 40 && !(await focused()).startsWith(text); nth++) await page.keyboard.press('Tab')
    expect(await focused()).toContain(text)
  }

  await page.goto(`${stage.url}/ban-lam-viec/`)
  await page.getByLabel('Tên đăng nhập').and(page.locator(':focus')).waitFor()
  await page.keyboard.type(account.username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(stage.province.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await rowOf(page, number).waitFor()
  await tabTo(number)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: number, level: 1 }).waitFor()

  await tabTo('Nhận việc')
  await page.keyboard.press('Enter')
  await page.getByText(`Đã xong: Nhận việc, hồ sơ ${number}.`).waitFor()
  await page.keyboard.press('Control+Enter') // the main deed
  await page.getByRole('form', { name: 'Trình giải quyết' }).waitFor()
  await page.keyboard.press('Space') // the cursor waits at the first question
  await page.keyboard.press('Control+Enter')
  await page.getByText(`Đã xong: Trình giải quyết, hồ sơ ${number}.`).waitFor()
  await context.close()
  expect((await stage.province.findWork(number))?.role).toBe('agency_head')
  expect(stage.surprises).toEqual([])
})

test('a mistaken step is undone by the next two keys, and in words refused when it is too late', async () => {
  const number = await counter.receive()
  const { account } = await deskFor(number)
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  const surprises: string[] = []
  watch(context, 'undo', surprises, [NOBODY_YET, /^POST \/api\/dossiers\/[\w-]+\/undoing 409$/])
  const desk: Desk = { account, page: await context.newPage() }
  const { page } = desk
  await signIn(desk, stage)
  await openDossier(desk, stage, number)
  const take = page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name: /^Nhận việc/ })

  await take.click()
  await page.getByText(`Đã xong: Nhận việc, hồ sơ ${number}.`).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Hoàn tác.*giây/)
  const { violations } = await new AxeBuilder({ page }).include('.mc-undo').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText(`Đã hoàn tác: Nhận việc, hồ sơ ${number}.`).waitFor()
  expect(await stage.province.stateOf(number)).toBe('received')
  const history = page.getByRole('region', { name: 'Lịch sử' })
  await history.getByText('Nhận việc (đã hoàn tác)').waitFor()
  await history.getByText('Hoàn tác: Nhận việc').waitFor()

  // The hour passes while the request is on its way: on a slow machine the bar is gone before a clock is moved.
  await page.route('**/undoing', async (route) => {
    await moveClock(stage, stage.day, '09:00')
    await route.continue()
  })
  await take.click()
  const bar = page.getByRole('button', { name: /^Hoàn tác/ })
  await bar.waitFor()
  await page.keyboard.press('z')
  await page.getByText('Đã hết thời gian hoàn tác').waitFor()
  expect(await stage.province.stateOf(number)).toBe('in-progress')
  await page.getByRole('button', { name: 'Đóng thông báo' }).first().click()
  await bar.waitFor({ state: 'detached' })
  await context.close()
  expect(surprises).toEqual([])
})

test('list, intake and dossier have no serious fault of accessibility', async () => {
  const number = await counter.receive()
  const desk = await deskFor(number)
  const seriousOn = async () => {
    const { violations } = await new AxeBuilder({ page: desk.page }).analyze()
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }
  await desk.page.goto(`${stage.url}/ban-lam-viec/danh-sach`)
  await rowOf(desk.page, number).waitFor()
  expect(await seriousOn()).toEqual([])
  await openDossier(desk, stage, number)
  expect(await seriousOn()).toEqual([])
  await desk.page.goto(`${stage.url}/ban-lam-viec/tiep-nhan`)
  await desk.page.getByRole('heading', { name: 'Tiếp nhận hồ sơ' }).waitFor()
  expect(await seriousOn()).toEqual([])
})
