/** Need: a leader sees what is received and settled as it happens, and what is behind each number (KH 1107 II.5). */
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { cellsOfXlsx } from '@motcua/server/test/read-sheets.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { headOf } from './journey/account-of.ts'
import { type Counter, openCounter } from './journey/counter.ts'
import { deskOf } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

/** A folder for pictures, where somebody wants to look at them. */
const PICTURES = environment()['FIGURES_PICTURES']
let stage: OpenedStage
let counter: Counter

beforeAll(async () => {
  stage = await openStage()
  counter = await openCounter(stage)
})
afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

test('what was received is counted while one looks, and each number opens what it counts and its dossiers', async () => {
  const [first, second] = [await counter.receive(), await counter.receive()]
  const { page } = await deskOf(stage, await headOf(stage, first))
  await page.goto(`${stage.url}/ban-lam-viec/so-lieu-giai-quyet`)
  await page.getByRole('heading', { level: 1, name: 'Tình hình giải quyết hồ sơ' }).waitFor()
  // Trực tiếp, bưu chính: the third of the columns under “Tiếp nhận”.
  const direct = page.locator('tfoot').getByRole('button').nth(2)
  await direct.filter({ hasText: /^2$/ }).waitFor()
  await direct.click()
  const behind = page.getByRole('region', { name: 'Tiếp nhận trực tiếp, qua bưu chính – Tổng cộng' })
  await behind.getByText('TT 01/2020/TT-VPCP, biểu II.06a').waitFor()
  for (const number of [first, second]) await behind.getByRole('link', { name: number }).waitFor()
  const third = await counter.receive()
  await direct.filter({ hasText: /^3$/ }).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('link', { name: 'Tải tệp XLSX' }).click(),
  ])
  const rows = await cellsOfXlsx(readFileSync(await file.path()))
  // The sum of columns 3 to 6: all received directly, nothing carried over.
  expect(rows.at(-1)?.slice(1, 6)).toEqual(['Tổng cộng', 3, 0, 3, 0])
  const reporter = rows.flat().map(String).find((cell) => cell.startsWith('Đơn vị báo cáo: '))
  // Who leads sees the whole province, and so the file is of it.
  expect(reporter).toMatch(/^Đơn vị báo cáo: Ủy ban nhân dân tỉnh /)
  await page.getByLabel('Xem theo').selectOption('channel')
  await page.getByRole('row', { name: /^Trực tiếp/ }).getByRole('button').first().click()
  await page.getByRole('link', { name: third }).waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/tinh-hinh-giai-quyet.png`, fullPage: true })
  expect(stage.surprises).toEqual([])
})
