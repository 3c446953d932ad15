/**
 * Need: a head chooses many dossiers by keyboard, approves them in one go, reads what became of each, and takes a wrong
 * one back (users.md 2.7); and does the same, and reads the papers, on a phone.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Counter, nextOf, openCounter } from './journey/counter.ts'
import { act, deskOf, openDossier, rowOf, signIn } from './journey/desk.ts'
import type { OpenedStage } from './journey/open-stage.ts'
import { openUnhurriedStage } from './journey/unhurried.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'

let opened: Awaited<ReturnType<typeof openUnhurriedStage>>
let stage: OpenedStage
let counter: Counter
/** Dossiers that an officer has proposed to settle, so that the head may approve. */
let propose: (count: number) => Promise<string[]>
const surprises: string[] = []

beforeAll(async () => {
  opened = await openUnhurriedStage()
  stage = opened.stage
  counter = await openCounter(stage)
  propose = async (count) => {
    const numbers: string[] = []
    while (numbers.length < count) {
      const number = await counter.receive()
      const officer = await deskOf(stage, await nextOf(stage, number))
      await openDossier(officer, stage, number)
      await act(officer, 'Nhận việc')
      await act(officer, 'Trình giải quyết', (page) => page.getByLabel('Giải quyết', { exact: true }).check())
      numbers.push(number)
    }
    return numbers
  }
})

afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (opened as typeof opened | undefined)?.close()
})

/** Whoever approves the dossier, at a screen of that size. */
async function headOf(number: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
  const account = await nextOf(stage, number)
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport })
  watch(context, 'head', surprises, [NOBODY_YET])
  const page = await context.newPage()
  await signIn({ account, page }, stage)
  return page
}

test('by keyboard three of four are chosen and approved; each says what became of it, and one is taken back', async () => {
  const numbers = await propose(4)
  const page = await headOf(numbers[0] ?? '')
  await page.goto(`${stage.url}/ban-lam-viec/danh-sach?list=unit`)
  await rowOf(page, numbers[3] ?? '').waitFor()
  await rowOf(page, numbers[0] ?? '').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  const bar = page.getByRole('region', { name: 'Làm cho các hồ sơ đã chọn' })
  await bar.getByText('Đã chọn 3 hồ sơ').waitFor()
  await bar.getByRole('button', { name: 'Phê duyệt' }).click()
  await bar.getByRole('heading', { name: 'Phê duyệt: 3 hồ sơ' }).waitFor()
  await bar.getByLabel('Ghi chú cho tất cả (không bắt buộc)').fill('Đồng ý.')
  await page.keyboard.press('Control+Enter')

  const results = page.getByRole('region', { name: 'Kết quả từng hồ sơ' })
  await results.getByText('3 xong, 0 chưa làm được').waitFor()
  const { violations } = await new AxeBuilder({ page }).include('.mc-bulk-results').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await results.getByRole('row', { name: new RegExp(numbers[1] ?? '') }).getByRole('button', { name: /^Hoàn tác/ })
    .click()
  await results.getByText('2 xong, 0 chưa làm được').waitFor()
  await results.getByRole('row', { name: new RegExp(numbers[1] ?? '') }).getByText('↩ đã hoàn tác').waitFor()
  const roles = await Promise.all(numbers.map(async (number) => (await stage.province.findWork(number))?.role))
  expect(roles.map((role) => role === 'agency_head')).toEqual([false, true, false, true])
  await page.context().close()
  expect(surprises).toEqual([])
})

/** Two dossiers, both chosen in the list of their head, who approves the unit's work. */
async function chooseTwo(): Promise<{ page: Page; mine: string; changed: string }> {
  const [mine = '', changed = ''] = await propose(2)
  const page = await headOf(mine)
  await page.goto(`${stage.url}/ban-lam-viec/danh-sach?list=unit`)
  await page.getByLabel(`Chọn hồ sơ ${mine}`).check()
  await page.getByLabel(`Chọn hồ sơ ${changed}`).check()
  return { page, mine, changed }
}

/** Somebody else takes the work on a dossier, in a browser of their own. */
async function changeElsewhere(number: string): Promise<void> {
  const page = await headOf(number)
  await openDossier({ account: { username: '' } as never, page }, stage, number)
  await page.getByRole('group', { name: 'Việc làm được' }).getByRole('button', { name: /^Nhận việc/ }).click()
  await page.getByText('Đã xong: Nhận việc').waitFor()
  await page.context().close()
}

const barOf = (page: Page) => page.getByRole('region', { name: 'Làm cho các hồ sơ đã chọn' })

async function approveChosen(page: Page): Promise<void> {
  const bar = barOf(page)
  await bar.getByRole('button', { name: 'Phê duyệt' }).click()
  await bar.getByRole('heading', { name: 'Phê duyệt: 2 hồ sơ' }).waitFor()
  await page.keyboard.press('Control+Enter')
}

test('what was changed unseen after it was chosen is refused in its row, the rest is done', async () => {
  const { page, mine, changed } = await chooseTwo()
  // The list stays as it was chosen from: whatever is asked anew gets no answer.
  await page.route(/\/api\/dossiers\?/, () => undefined)
  await changeElsewhere(changed)
  expect(await barOf(page).getByRole('alert').innerText()).toBe('')
  await approveChosen(page)
  const results = page.getByRole('region', { name: 'Kết quả từng hồ sơ' })
  await results.getByText('1 xong, 1 chưa làm được').waitFor()
  await results.getByRole('row', { name: new RegExp(changed) }).getByText(/vừa được người khác thay đổi/).waitFor()
  await results.getByRole('row', { name: new RegExp(mine) }).getByText('✓ đã xong').waitFor()
  expect((await stage.province.findWork(changed))?.role).toBe('agency_head')
  await page.context().close()
  expect(surprises).toEqual([])
})

test('what the list shows changed after it was chosen is named beside the deeds, and still refused in its row', async () => {
  const { page, mine, changed } = await chooseTwo()
  await changeElsewhere(changed)
  const told = barOf(page).getByRole('alert')
  await told.getByText(`Người khác vừa thay đổi: ${changed}.`).waitFor()
  await page.getByRole('row', { name: new RegExp(changed) }).getByText('đã thay đổi sau khi bạn chọn').waitFor()
  const { violations } = await new AxeBuilder({ page }).include('.mc-bulk').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await approveChosen(page)
  const results = page.getByRole('region', { name: 'Kết quả từng hồ sơ' })
  await results.getByText('1 xong, 1 chưa làm được').waitFor()
  await results.getByRole('row', { name: new RegExp(changed) }).getByText(/vừa được người khác thay đổi/).waitFor()
  expect((await stage.province.findWork(mine))?.role).not.toBe('agency_head')

  // Looked at and chosen anew, it is done as it is now.
  await page.getByLabel(`Chọn hồ sơ ${changed}`).check()
  await barOf(page).getByText('Đã chọn 1 hồ sơ').waitFor()
  expect(await told.innerText()).toBe('')
  await barOf(page).getByRole('button', { name: 'Phê duyệt' }).click()
  await page.keyboard.press('Control+Enter')
  await results.getByText('1 xong, 0 chưa làm được').waitFor()
  await page.context().close()
  expect(surprises).toEqual([])
})

test('what has left the list stays among the chosen, and is named', async () => {
  const { page, mine, changed } = await chooseTwo()
  const elsewhere = await headOf(changed)
  await openDossier({ account: { username: '' } as never, page: elsewhere }, stage, changed)
  await act({ account: { username: '' } as never, page: elsewhere }, 'Phê duyệt')
  await elsewhere.context().close()
  const told = barOf(page).getByRole('alert')
  await told.getByText(`Không còn trong danh sách: ${changed}.`).waitFor()
  await barOf(page).getByText('Đã chọn 2 hồ sơ').waitFor()
  await told.getByRole('button', { name: 'Bỏ chọn 1 hồ sơ này' }).click()
  await barOf(page).getByText('Đã chọn 1 hồ sơ').waitFor()
  expect(await page.getByLabel(`Chọn hồ sơ ${mine}`).isChecked()).toBe(true)
  await page.context().close()
  expect(surprises).toEqual([])
})

test('on a phone a head reads the papers and approves: large targets, nothing covered, nothing sideways', async () => {
  const [number = ''] = await propose(1)
  const page = await headOf(number, { width: 390, height: 844 })
  await openDossier({ account: { username: '' } as never, page }, stage, number)
  await page.getByRole('tab', { name: 'Giấy tờ' }).click()
  await page.getByRole('img', { name: 'to-khai.pdf' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const deeds = page.getByRole('group', { name: 'Việc làm được' })
  for (const button of await deeds.getByRole('button').all()) {
    const box = await button.boundingBox()
    expect(box && Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
    expect(await button.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  }
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id))
    .toEqual([])
  expect(await coveredByTab(page)).toEqual([])
  await deeds.getByRole('button', { name: 'Phê duyệt' }).click()
  const form = page.getByRole('form', { name: 'Phê duyệt' })
  await form.getByRole('button', { name: /^Phê duyệt/ }).click()
  await page.getByText(`Đã xong: Phê duyệt, hồ sơ ${number}.`).first().waitFor()
  expect((await stage.province.findWork(number))?.role).not.toBe('agency_head')
  await page.context().close()
  expect(surprises).toEqual([])
})

/** What had the focus and lay wholly under the bar, going through the page by Tab (WCAG 2.4.11). */
async function coveredByTab(page: Page): Promise<string[]> {
  const covered: string[] = []
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let nth = 0; nth < 60; nth++) {
    await page.keyboard.press('Tab')
    const under = await page.evaluate(() => {
      const [one, bar] = [document.activeElement, document.querySelector('.mc-deeds')]
      if (!one || !bar || bar.contains(one) || one === document.body) return ''
      const [box, foot] = [one.getBoundingClientRect(), bar.getBoundingClientRect()]
      return box.top >= foot.top && box.bottom <= foot.bottom ? `${one.tagName} ${one.textContent}` : ''
    })
    if (under !== '') covered.push(under)
  }
  return covered
}
