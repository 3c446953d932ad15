/**
 * Need: every component can be read, reached and pressed by everybody, in every face (WCAG 2.2 AA), and Vietnamese is
 * never cut. The two pages of components stand for all pages that are made of them.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { atTextSize } from './reach/at-text-size.ts'
import { axeFindings } from './reach/axe-findings.ts'
import { clippedText } from './reach/clipped-text.ts'
import { obscuredFocus } from './reach/obscured-focus.ts'
import { sidewaysScroll } from './reach/sideways-scroll.ts'
import { smallTargets } from './reach/small-targets.ts'
import { treeOf } from './reach/tree-of.ts'

const FACES = [
  ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }],
  ['high contrast', { colorScheme: 'light', contrast: 'more' }],
  ['high contrast in the dark', { colorScheme: 'dark', contrast: 'more' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
] as const
const USUAL = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', media: 'screen' } as const

let stage: OpenedStage
let context: BrowserContext
let portal: Page
let desk: Page

beforeAll(async () => {
  stage = await openStage()
  context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  portal = await context.newPage()
  await portal.goto(`${stage.url}/thanh-phan`)
  desk = await context.newPage()
  await signIn({ account: stage.province.counters.commune, page: desk }, stage)
  await desk.goto(`${stage.url}/ban-lam-viec/thanh-phan`)
  await desk.getByRole('heading', { name: 'typed-choice' }).waitFor()
})
afterAll(async () => { await (stage as OpenedStage | undefined)?.close() })

describe.each([
  ['the portal', () => portal, 44], ['the desk', () => desk, 24],
] as const)('the components of %s', (_name, pageOf, least) => {
  test.each(FACES)('axe finds nothing in the face %s', async (_face, media) => {
    await pageOf().emulateMedia({ ...USUAL, ...media })
    expect(await axeFindings(pageOf())).toEqual([])
  })

  test('can be pressed, reached by Tab in sight, and fit on a narrow phone', async () => {
    await pageOf().emulateMedia(USUAL)
    expect(await smallTargets(pageOf(), least)).toEqual([])
    expect(await obscuredFocus(pageOf())).toEqual([])
    expect(await sidewaysScroll(pageOf())).toEqual([])
  })

  test('cut no mark of Vietnamese, at the usual size and at twice of it', async () => {
    expect(await clippedText(pageOf())).toEqual([])
    await atTextSize(pageOf(), 200)
    expect(await clippedText(pageOf())).toEqual([])
    expect(await sidewaysScroll(pageOf(), 640)).toEqual([]) // half of 1280: what twice the size leaves
    await atTextSize(pageOf(), 100)
  })
})

test('a listener is told of faults, states and values', async () => {
  expect(await treeOf(portal)).toMatch(/- alert "Có 1 mục cần sửa"/)
  expect(await treeOf(desk)).toMatch(/- group "Ngày sinh"/)
  expect(await treeOf(desk)).toMatch(/- combobox "Chọn thủ tục"/)
})

test('side by side each face keeps its own colours', async () => {
  await desk.getByText('Sáng, tối, tương phản cao cạnh nhau').click()
  const grounds = await desk.locator('.mc-face').evaluateAll((faces) =>
    faces.map((face) => getComputedStyle(face).backgroundColor))
  expect(new Set(grounds).size).toBe(3)
  expect(await axeFindings(desk)).toEqual([])
  await desk.getByText('Nền đang dùng').click()
})

test('language, theme, contrast and density are chosen in the head and kept', async () => {
  await desk.getByText('Hiển thị', { exact: true }).click()
  await desk.getByLabel('Nền', { exact: true }).selectOption('dark')
  await desk.getByLabel('Tương phản', { exact: true }).selectOption('more')
  await desk.getByLabel('Mật độ dòng').selectOption('compact')
  await desk.getByLabel('Ngôn ngữ').selectOption('en')
  await desk.getByRole('heading', { name: 'Components of the interface' }).waitFor()
  const root = await desk.evaluate(() => {
    const { dataset, lang } = document.documentElement
    return [dataset['mantineColorScheme'], dataset['contrast'], dataset['density'], lang]
  })
  expect(root).toEqual(['dark', 'more', 'compact', 'en'])
  await desk.getByText('Display', { exact: true }).click()
  await desk.getByLabel('Language').selectOption('vi')
  await desk.getByRole('heading', { name: 'Các thành phần giao diện' }).waitFor()
})

test('paper is black on white, without what can only be pressed, and says where it came from', async () => {
  await portal.emulateMedia({ ...USUAL, colorScheme: 'dark', media: 'print' })
  const shown = await portal.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor, ink: getComputedStyle(document.body).color,
    link: getComputedStyle(document.querySelector('main a') ?? document.body).color,
    buttons: [...document.querySelectorAll('.button')].filter((one) => one.checkVisibility()).length,
    address: document.querySelector<HTMLElement>('.on-paper')?.innerText,
  }))
  expect(shown).toEqual({
    ground: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)', link: 'rgb(0, 0, 0)', buttons: 0,
    address: expect.stringMatching(/^http.*\/thanh-phan$/) as unknown,
  })
  await portal.emulateMedia(USUAL)
})
