/**
 * Need: all of intake and all of settlement without a mouse (users.md 2.4, 11): the pages themselves count what a mouse
 * would do to them, and the keys beyond the data.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, deed, deeds, doStep, openAs, sitDown } from './journey/at-keys.ts'
import { type Counter, nextOf, openCounter } from './journey/counter.ts'
import { rowOf } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'

/** Part P, P3: beyond what is typed as data, for a walk-in with everything in order. */
const MOST_KEYS = 15
/** More steps than any process has. */
const MOST_STEPS = 12
/** Of the mother whose account the birth desk opens. */
const KNOWN = '000196990001'

let stage: OpenedStage
let counter: Counter

beforeAll(async () => {
  stage = await openStage({ isWhole: true })
  counter = await openCounter(stage)
})

afterAll(async () => {
  (counter as Counter | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

const person = (page: Page) => page.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' })
const procedure = (page: Page) => page.getByRole('combobox', { name: 'Tên hoặc mã thủ tục' })
const paper = (page: Page, name: string) => page.getByRole('group', { name }).getByRole('radio').first()

test('a walk-in with everything in order costs at most 15 keys beyond the data, and no mouse', async () => {
  const { page, keys, heard, leave } = await sitDown(stage, stage.province.counters.commune)
  heard.keys = 0
  const words = 'dang ky khai sinh'

  await keys.press('n')
  await keys.isAt(person(page))
  await keys.type(KNOWN)
  await keys.press('Enter')
  await keys.isAt(procedure(page))
  await keys.type(words)
  await keys.press('Enter')
  await keys.isAt(page.getByRole('group', { name: 'Trường hợp thời hạn' }).getByRole('radio').first())
  await keys.press('g') // the first case holds, and the mother has filled in the form by hand
  await keys.isAt(paper(page, 'Giấy chứng sinh'))
  await keys.press('a')
  await keys.isAt(page.getByLabel('Cách nhận'))
  await keys.press('Control+Enter')
  await page.getByRole('heading', { name: /^Đã tiếp nhận hồ sơ của/ }).waitFor()
  const slip = page.getByRole('link', { name: 'In giấy tiếp nhận và hẹn trả' })
  await keys.isAt(slip)
  const number = await page.locator('.mc-receipt-number').innerText()
  const [opened] = await Promise.all([page.context().waitForEvent('page'), keys.press('Enter')])
  await opened.close()
  await keys.press('n')
  await keys.isAt(person(page))
  expect(await person(page).inputValue()).toBe('')

  const beyond = heard.keys - KNOWN.length - words.length
  expect(heard.pointer).toEqual([])
  expect(beyond).toBe(9) // n, Enter, Enter, g, a, Ctrl with Enter, Enter, n
  expect(beyond).toBeLessThanOrEqual(MOST_KEYS)
  expect(await stage.province.stateOf(number)).toBe('received')
  await leave()
  expect(stage.surprises).toEqual([])
})

test('the counters see a click, a move and a key', async () => {
  const { page, heard, leave } = await sitDown(stage, stage.province.counters.commune)
  expect(heard.pointer).toEqual([])
  const before = heard.keys
  await page.getByRole('link', { name: 'Tiếp nhận', exact: true }).click()
  await person(page).waitFor()
  await page.keyboard.press('Shift+Tab')
  await page.evaluate(() => undefined)
  expect(heard.pointer).toEqual(expect.arrayContaining(['mousemove', 'pointerdown', 'mouseup', 'click']))
  expect(heard.keys - before).toBe(2)
  await leave()
})

test('the card of somebody new is read, an account opened and papers decided one by one, without a mouse', async () => {
  const { page, keys, heard, leave } = await sitDown(stage, stage.province.counters.commune)
  await keys.press('Alt+2')
  await keys.isAt(person(page))
  await keys.type('000190990077||Trần Thị Bích Hòa|05031990|Nữ|Thôn 3, Xã Demo|01072021')
  await keys.press('Enter')
  const form = page.getByRole('region', { name: 'Mở tài khoản' })
  await keys.isAt(form.getByLabel('Số điện thoại'))
  expect(await form.getByLabel('Họ, chữ đệm, tên').inputValue()).toBe('Trần Thị Bích Hòa')
  expect(await form.getByLabel('Năm', { exact: true }).inputValue()).toBe('1990')
  expect(await form.getByRole('radio', { name: 'Nữ' }).isChecked()).toBe(true)
  await keys.press('Enter', 'Enter') // goes on, past the code that is not there
  await keys.isAt(form.getByLabel('Địa chỉ'))
  await keys.press('Enter')
  await keys.isAt(form.getByRole('button', { name: 'Mở tài khoản' }))
  await keys.press('Control+Enter')
  await keys.isAt(procedure(page))
  await keys.type('dang ky khai sinh')
  await keys.press('Enter')
  await keys.isAt(page.getByRole('group', { name: 'Trường hợp thời hạn' }).getByRole('radio').first())
  await keys.press('Enter') // goes on to the next question
  await keys.isAt(page.getByRole('radio', { name: 'Nhập vào máy' }))
  await keys.press('g')
  await keys.isAt(paper(page, 'Giấy chứng sinh'))
  await keys.press('c')
  expect(await paper(page, 'Giấy chứng sinh').isChecked()).toBe(true)
  await keys.press('t', 'Alt+g')
  await keys.press('Control+Enter')
  await page.getByRole('heading', { name: 'Đã tiếp nhận hồ sơ của Trần Thị Bích Hòa' }).waitFor()
  expect(heard.pointer).toEqual([])
  await leave()
})

test('a fault puts the cursor where it is mended; Escape and a letter in a field lose nothing', async () => {
  const { page, keys, heard, leave } = await sitDown(stage, stage.province.counters.commune)
  await keys.press('n')
  await keys.isAt(person(page))
  await keys.type('Trần an h')
  await keys.press('Escape', 'Control+Enter')
  await page.getByRole('alert').filter({ hasText: 'Chọn người nộp' }).waitFor()
  await keys.isAt(person(page))
  expect(await person(page).inputValue()).toBe('Trần an h')
  expect(await page.getByRole('dialog').count()).toBe(0) // h would have been the key for help
  await keys.press('Control+A')
  await keys.type(KNOWN)
  await keys.press('Enter')
  await keys.isAt(procedure(page))
  await keys.press('Control+Enter')
  await page.getByRole('alert').filter({ hasText: 'Chọn thủ tục' }).waitFor()
  await keys.isAt(procedure(page))
  await keys.type('dang ky khai sinh')
  await keys.press('Enter')
  await keys.isAt(page.getByRole('group', { name: 'Trường hợp thời hạn' }).getByRole('radio').first())
  await keys.press('g', 'Control+Enter')
  await page.getByRole('alert').filter({ hasText: 'Chọn có hay thiếu: Giấy chứng sinh' }).waitFor()
  await keys.isAt(paper(page, 'Giấy chứng sinh'))
  expect(heard.pointer).toEqual([])
  await leave()
  expect(stage.surprises).toEqual([])
})

test.each([
  ['worklist', 'danh-sach', 'Tiếp nhận hồ sơ mới'], ['intake', 'tiep-nhan', 'Tìm người nộp'],
  ['register', 'so-theo-doi', 'In'], ['support', 'ho-tro', 'Trợ giúp'], ['password', 'doi-mat-khau', 'Trợ giúp'],
  ['demonstration', 'trinh-dien', 'Trợ giúp'], ['components', 'thanh-phan', 'Trợ giúp'],
])('? lists the keys of the screen: %s', async (_, path, own) => {
  const { page, keys, leave } = await sitDown(stage, stage.province.counters.commune)
  await page.goto(`${stage.url}/ban-lam-viec/${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await keys.press('?')
  const dialog = page.getByRole('dialog', { name: 'Phím tắt trên màn hình này' })
  await dialog.waitFor()
  const names = (await dialog.locator('dd').allInnerTexts()).map((name) => name.trim())
  expect(names.some((name) => name.startsWith(own))).toBe(true)
  expect(names).toContain('Danh sách việc')
  expect(names.filter((name) => name === 'Trợ giúp')).toHaveLength(2) // F1, and h
  expect(names.some((name) => name.startsWith('Hoàn tác'))).toBe(true)
  const listed = (await dialog.locator('dt').allInnerTexts()).map((keysOf) => keysOf.replace(/\s+/g, '+'))
  expect(new Set(listed).size).toBe(listed.length) // one key, one deed
  await leave()
})

test('officer, head and counter take a walk-in from intake to the result given back, by keys alone', async () => {
  const pointers: string[] = []
  const front = await sitDown(stage, stage.province.counters.commune)
  await front.keys.press('n')
  await front.keys.isAt(person(front.page))
  await front.keys.type(KNOWN)
  await front.keys.press('Enter')
  await front.keys.isAt(procedure(front.page))
  await front.keys.type('xac nhan tinh trang hon nhan')
  await front.keys.press('Enter')
  await front.page.getByText('kết quả:').waitFor()
  await front.keys.press('g', 'a')
  await front.keys.isAt(front.page.getByLabel('Cách nhận'))
  await front.keys.press('Control+Enter')
  await front.page.getByRole('heading', { name: /^Đã tiếp nhận hồ sơ của/ }).waitFor()
  const number = await front.page.locator('.mc-receipt-number').innerText()
  pointers.push(...front.heard.pointer)
  await front.leave()

  const roles = new Set<string>()
  for (let nth = 0; nth < MOST_STEPS && await stage.province.stateOf(number) !== 'settled'; nth++) {
    const account = await nextOf(stage, number)
    roles.add(account.username.split('.')[0] ?? '')
    const seat = await openAs(stage, account, number)
    await doStep(seat, number)
    pointers.push(...seat.heard.pointer)
    await seat.leave()
  }
  expect(await stage.province.stateOf(number)).toBe('settled')
  expect(roles.size).toBeGreaterThan(1) // whoever works on it does not sign it

  const back = await openAs(stage, await nextOf(stage, number), number)
  await act(back, 'Trả kết quả', number, ['Space', 'Tab', 'Tab', 'Space']) // past how, to the proof
  pointers.push(...back.heard.pointer)
  await back.leave()
  expect(await stage.province.stateOf(number)).toMatch(/^(returned|closed)$/)
  expect(pointers).toEqual([])
  expect(stage.surprises).toEqual([])
})

test('a supplement is asked for by keys, and Escape loses nothing of what was written', async () => {
  const number = await counter.receive()
  const officer = await openAs(stage, await nextOf(stage, number), number)
  const { page, keys } = officer
  await keys.pressKeyOf(deed(page, 'Yêu cầu bổ sung'))
  const form = page.getByRole('form', { name: 'Yêu cầu bổ sung' })
  await keys.isAt(form.getByRole('checkbox').first())
  await keys.press('Space')
  await keys.isAt(form.getByLabel(/^Lý do: /))
  await keys.type('Thiếu chữ ký z.')
  await keys.press('Escape') // closes the form; what was written is kept
  await form.waitFor({ state: 'detached' })
  await keys.pressKeyOf(deed(page, 'Yêu cầu bổ sung'))
  await form.getByText(/^Đây là nội dung bạn đang soạn dở/).waitFor()
  expect(await form.getByLabel(/^Lý do: /).inputValue()).toBe('Thiếu chữ ký z.')
  await keys.press('Control+Enter')
  await page.getByText(`Đã xong: Yêu cầu bổ sung, hồ sơ ${number}.`).first().waitFor()
  expect(await stage.province.stateOf(number)).toBe('awaiting-supplement')
  expect(officer.heard.pointer).toEqual([])
  await officer.leave()
  expect(stage.surprises).toEqual([])
})

test('after a deed the next dossier of the list is open, and its keys work at once', async () => {
  const numbers = [await counter.receive(), await counter.receive()]
  const { page, keys, heard, leave } = await sitDown(stage, await nextOf(stage, numbers[0] ?? ''))
  const number = numbers[0] ?? ''
  await rowOf(page, number).waitFor()
  const isAtRow = () => rowOf(page, number).and(page.locator(':focus')).isVisible()
  for (let nth = 0; nth < 20 && !await isAtRow(); nth++) await keys.press('j')
  await keys.isAt(rowOf(page, number))
  await keys.press('Enter')
  await page.getByRole('heading', { name: number, level: 1 }).waitFor()
  const seat = { page, keys, heard, leave }
  await doStep(seat, number)
  await page.getByRole('heading', { name: number, level: 1 }).waitFor({ state: 'detached' })
  const next = await page.getByRole('heading', { level: 1 }).innerText()
  expect(next).not.toBe(number)
  await deeds(page).waitFor()
  await keys.press('u')
  await page.getByRole('table').waitFor()
  expect(heard.pointer).toEqual([])
  await leave()
  expect(stage.surprises).toEqual([])
})
