/**
 * Need: whoever directs sees on a board what comes as it comes, what is behind each number, and on a wall that nobody
 * touches since when it is out of date (KH 1107 II.5; part F, F3).
 */
import { AxeBuilder } from '@axe-core/playwright'
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

test('what is received shows on board and wall while nobody touches them, with its dossiers behind it', async () => {
  const first = await counter.receive()
  const { page } = await deskOf(stage, await headOf(stage, first))
  const wall = await page.context().newPage()
  const board = `${stage.url}/ban-lam-viec/bang-theo-doi`
  await page.goto(board)
  await page.getByRole('heading', { level: 1, name: /^Bảng theo dõi – / }).waitFor()
  const come = page.getByRole('listitem').filter({ hasText: 'Mới tiếp nhận' })
  await come.getByRole('button', { name: /^1$/ }).waitFor()
  await wall.goto(`${board}/man-hinh-lon`)
  const large = wall.getByRole('listitem').filter({ hasText: 'Mới tiếp nhận' })
  await large.getByText('1', { exact: true }).waitFor()
  expect(await wall.getByRole('button').count()).toBe(0)

  const second = await counter.receive()
  await come.getByRole('button', { name: /^2$/ }).waitFor()
  await large.getByText('2', { exact: true }).waitFor()
  await come.getByRole('button').click()
  const behind = page.getByRole('region', { name: 'Hồ sơ mới tiếp nhận – Tổng cộng' })
  await behind.getByText('TT 01/2020/TT-VPCP, biểu II.06a').waitFor()
  for (const number of [first, second]) await behind.getByRole('link', { name: number }).waitFor()

  // Each row leads down to the board of its unit, and that one back up.
  const row = page.getByRole('table').getByRole('row').nth(1)
  const unit = await row.getByRole('rowheader').innerText()
  await row.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: `Bảng theo dõi – ${unit}` }).waitFor()
  await page.getByLabel('Xem theo').selectOption('procedure')
  await page.getByRole('columnheader', { name: 'Thủ tục' }).waitFor()
  for (const looked of [page, wall]) {
    const { violations } = await new AxeBuilder({ page: looked }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }
  if (PICTURES !== undefined) {
    await page.screenshot({ path: `${PICTURES}/bang-theo-doi.png`, fullPage: true })
    await wall.screenshot({ path: `${PICTURES}/man-hinh-lon.png` })
  }
  expect(stage.surprises).toEqual([])
})

test('a wall that reaches no server keeps its numbers, says since when they are old, and goes on by itself', async () => {
  const { page } = await deskOf(stage, await headOf(stage, await counter.receive()))
  await page.clock.install()
  await page.goto(`${stage.url}/ban-lam-viec/bang-theo-doi/man-hinh-lon`)
  const large = page.getByRole('listitem').filter({ hasText: 'Mới tiếp nhận' })
  await large.getByText('3', { exact: true }).waitFor()
  const old = page.getByText(/^Số liệu cũ: chỉ tính đến /)
  expect(await old.count()).toBe(0)
  await page.context().setOffline(true)
  await page.clock.runFor(120_000)
  await old.waitFor()
  await large.getByText('3', { exact: true }).waitFor()
  await page.context().setOffline(false)
  await page.clock.runFor(60_000)
  await old.waitFor({ state: 'detached' })
})
