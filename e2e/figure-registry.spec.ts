/** Need: a number on any page opens what it counts, by which article, and the list behind it (KH 1107 II.5; F2). */
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

test('from the page of productivity to what waiting is; from a figure of dossiers to the dossiers it counts', async () => {
  const number = await counter.receive()
  const { page } = await deskOf(stage, await headOf(stage, number))
  await page.goto(`${stage.url}/ban-lam-viec/nang-suat`)
  await page.getByRole('link', { name: 'Thời gian chờ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Danh mục số liệu' }).waitFor()
  const waiting = page.getByRole('region', { name: 'Thời gian chờ trung bình một lượt tại Bộ phận Một cửa' })
  await waiting.getByText('KH 1107/KH-UBND, II.6.5').waitFor()
  await waiting.getByText('Chỉ tiêu này không đếm hồ sơ').waitFor()
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/danh-muc-so-lieu.png` })

  const name = 'Tiếp nhận trực tiếp, qua bưu chính'
  const cell = page.getByRole('row', { name: new RegExp(`^${name} `) }).getByRole('cell').first()
  // Facts follow the log: whoever looks again sees the dossier.
  await expect.poll(async () => {
    await page.reload()
    return cell.innerText()
  }, { timeout: 60_000 }).toBe('1')
  await page.getByRole('button', { name }).click()
  const opened = page.getByRole('region', { name })
  await opened.getByRole('link', { name: number }).waitFor()
  // Whoever pressed it far down the table is taken to it, by keyboard and by ear.
  expect(await opened.getByRole('heading', { level: 2 }).evaluate((heading) => heading === document.activeElement)).toBe(true)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/danh-muc-mo.png`, fullPage: true })
  await opened.getByRole('button', { name: 'Đóng' }).click()
  await opened.waitFor({ state: 'detached' })
  expect(stage.surprises).toEqual([])
})
