/** Need: whoever works from a list finds their place in it again, and the next dossier without looking for it. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Counter, nextOf, openCounter } from './journey/counter.ts'
import { deskOf, rowOf } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Desk } from './journey/stage.ts'

let stage: OpenedStage
let counter: Counter
const numbers: string[] = []
let desk: Desk

beforeAll(async () => {
  stage = await openStage()
  counter = await openCounter(stage)
  while (numbers.length < 4) numbers.push(await counter.receive())
  desk = await deskOf(stage, await nextOf(stage, numbers[0] ?? ''))
})

afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

const go = (page: Page, query: string) => page.goto(`${stage.url}/ban-lam-viec/danh-sach?${query}`)
const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))
const links = (page: Page) => page.getByRole('table').getByRole('link')

test('each row says which of how many it is, and keys go from row to row', async () => {
  const { page } = desk
  await go(page, 'list=unit')
  await rowOf(page, numbers[3] ?? '').waitFor()
  const rows = await links(page).count()
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(rows + 1)) // with its head
  await page.keyboard.press('j')
  expect(await focusedRow(page)).toBe('2')
  await page.keyboard.press('j')
  expect(await focusedRow(page)).toBe('3')
  await page.keyboard.press('k')
  await page.keyboard.press('End')
  expect(await focusedRow(page)).toBe(String(rows + 1))
  await page.keyboard.press('Home')
  expect(await focusedRow(page)).toBe('2')
})

test('one comes back to the row from which one went', async () => {
  const { page } = desk
  await go(page, 'list=unit')
  await rowOf(page, numbers[2] ?? '').waitFor()
  await rowOf(page, numbers[2] ?? '').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: numbers[2] ?? '', level: 1 }).waitFor()
  await page.goBack()
  await rowOf(page, numbers[2] ?? '').and(page.locator(':focus')).waitFor()
})

test('filter and order stand in the address, and are taken away by a press', async () => {
  const { page } = desk
  await go(page, 'list=unit')
  await rowOf(page, numbers[0] ?? '').waitFor()
  await page.getByLabel('Sắp xếp').selectOption('newest')
  await page.waitForURL(/sort=newest/)
  await page.keyboard.press('l')
  await page.getByLabel('Hình thức nộp').selectOption('online')
  await page.waitForURL(/channel=online/)
  await page.getByText('Không có hồ sơ nào khớp bộ lọc.').waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Bỏ lọc trực tuyến' }).click()
  await rowOf(page, numbers[0] ?? '').waitFor()
  expect(page.url()).toMatch(/sort=newest/)
  const listed = (await links(page).allInnerTexts()).filter((number) => numbers.includes(number))
  expect(listed).toEqual([...numbers].reverse())
})

test('a list is saved under a name, opened from there, and deleted', async () => {
  const { page } = desk
  await go(page, 'list=overdue&channel=counter')
  await page.getByRole('button', { name: 'Lưu danh sách này' }).click()
  await page.getByLabel('Tên danh sách').fill('Quá hạn tại quầy')
  await page.keyboard.press('Enter')
  const nav = page.getByRole('navigation', { name: 'Danh sách' })
  await go(page, 'list=unit')
  await nav.getByRole('link', { name: 'Quá hạn tại quầy' }).click()
  await page.waitForURL(/list=overdue/)
  expect(page.url()).toMatch(/channel=counter/)
  await page.getByRole('button', { name: 'Xoá danh sách Quá hạn tại quầy' }).click()
  await nav.getByRole('link', { name: 'Quá hạn tại quầy' }).waitFor({ state: 'detached' })
})

test('after a deed with which the work goes on the next dossier opens by itself; what begins work stays', async () => {
  const { page } = desk
  await go(page, 'list=unit')
  await rowOf(page, numbers[0] ?? '').click()
  const heading = (number: string | undefined) => page.getByRole('heading', { name: number ?? '', level: 1 })
  await heading(numbers[0]).waitFor()
  const deeds = page.getByRole('group', { name: 'Việc làm được' })
  await deeds.getByRole('button', { name: /^Nhận việc/ }).click()
  await page.getByText(`Đã xong: Nhận việc, hồ sơ ${numbers[0] ?? ''}.`).waitFor()
  await heading(numbers[0]).waitFor()
  await deeds.getByRole('button', { name: /^Trình giải quyết/ }).click()
  const form = page.getByRole('form', { name: 'Trình giải quyết' })
  await form.getByRole('radio').first().check()
  await form.getByRole('button', { name: /^Trình giải quyết/ }).click()
  await heading(numbers[1]).waitFor()
})

test('at the end of a shift all that one holds goes to the queue, with a result a row', async () => {
  const { page } = desk
  await go(page, 'list=unit')
  await rowOf(page, numbers[1] ?? '').click()
  await page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name: /^Nhận việc/ }).click()
  await page.getByText(`Đã xong: Nhận việc, hồ sơ ${numbers[1] ?? ''}.`).waitFor()
  await page.goto(`${stage.url}/ban-lam-viec/ban-giao-ca`)
  await page.getByText('Bạn đang giữ 1 hồ sơ.').waitFor()
  await page.getByRole('button', { name: 'Bàn giao tất cả' }).click()
  await page.getByText('Đã bàn giao 1 trên 1 hồ sơ.').waitFor()
  await page.getByText('Bạn không giữ hồ sơ nào.').waitFor()
  expect((await stage.province.findWork(numbers[1] ?? ''))?.holder ?? null).toBe(null)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('list, filter and shift have no fault of accessibility, and nothing surprised anybody', async () => {
  const { page } = desk
  await go(page, 'list=unit')
  await rowOf(page, numbers[3] ?? '').waitFor()
  await page.keyboard.press('l')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  expect(stage.surprises).toEqual([])
})
