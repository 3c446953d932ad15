/**
 * Need: a check that finds nothing has looked (WCAG 2.2 AA). Each of the checks that every journey uses is shown a page
 * with its fault, and the same page without it.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from '../journey/chromium.ts'
import { atTextSize } from './at-text-size.ts'
import { axeFindings } from './axe-findings.ts'
import { clippedText } from './clipped-text.ts'
import { faultsOfForcedLook } from './forced-look.ts'
import { obscuredFocus } from './obscured-focus.ts'
import { pageFaults } from './page-faults.ts'
import { paperFaults } from './paper-faults.ts'
import { deskRoutes, portalRoutes } from './route-tables.ts'
import { sidewaysScroll } from './sideways-scroll.ts'
import { smallTargets } from './small-targets.ts'
import { treeOf } from './tree-of.ts'
import { typedInkCut } from './typed-ink.ts'
import { openWalk } from './walk.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openChromium()
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } })
  page = await context.newPage()
})
afterAll(async () => { await (browser as Browser | undefined)?.close() })

const show = (body: string, style = '') => page.setContent(
  `<!doctype html><html lang="vi"><head><title>Thử</title><style>${style}</style></head>`
  + `<body><main><h1>Thử</h1>${body}</main></body></html>`)

test('axe: a picture without words, and pale text', async () => {
  await show('<img src="data:,"><p style="color:#999">mờ</p>')
  expect((await axeFindings(page)).map((line) => line.split(':')[0]).sort()).toEqual(['color-contrast', 'image-alt'])
  await show('<p>rõ</p>')
  expect(await axeFindings(page)).toEqual([])
})

test('axe: a target of 20 pixels beside others is its business too', async () => {
  await show('<button></button>', 'button { width: 20px; height: 20px; padding: 0 }')
  expect((await axeFindings(page)).join()).toContain('button-name')
})

test.each([
  ['a button', '<button style="width:30px;height:20px;padding:0">x</button>', 24, 1],
  ['a button that is large enough', '<button style="width:30px;height:24px;padding:0">x</button>', 24, 0],
  ['one that is too small for a thumb', '<button style="width:43px;height:44px">x</button>', 44, 1],
  ['a box with a high label', '<label style="display:flex;min-height:44px"><input type="checkbox">một</label>', 44, 0],
  ['a box to tick without label', '<input type="checkbox" aria-label="x">', 24, 1],
  ['a link in a sentence', '<p>Xem <a href="/">trang này</a> trước.</p>', 44, 0],
  ['a link that stands alone', '<p><a href="/">trang này</a></p>', 44, 1],
  ['a skip link outside', '<a href="#x" style="position:absolute;left:-999px">x</a>', 44, 0],
])('targets: %s', async (_name, body, min, count) => {
  await show(body)
  expect(await smallTargets(page, min)).toHaveLength(count)
})

test('sideways scroll: a table wider than a narrow phone, unless it scrolls in its own box', async () => {
  await show('<div style="width:400px">rộng</div>')
  expect(await sidewaysScroll(page)).toEqual([expect.stringMatching(/^div.*rộng.*: 4\d\d px$/)])
  expect(page.viewportSize()).toEqual({ width: 800, height: 600 })
  await show('<div style="overflow-x:auto"><div style="width:400px">rộng</div></div>')
  expect(await sidewaysScroll(page)).toEqual([])
})

const MANY = Array.from({ length: 40 }, (_, nth) => `<p><a href="#${nth}">mục ${nth}</a></p>`).join('')

test('focus: a bar over the foot of the window hides what is tabbed to, unless the page leaves room', async () => {
  const bar = '<div style="position:fixed;bottom:0;left:0;right:0;height:120px;background:#fff">thanh</div>'
  await show(MANY + bar)
  expect((await obscuredFocus(page)).length).toBeGreaterThan(3)
  expect((await obscuredFocus(page))[0]).toMatch(/^a “mục \d+”: lies under div/)
  await show(MANY + bar, 'html { scroll-padding: 0 0 140px } main { padding-bottom: 140px }')
  expect(await obscuredFocus(page)).toEqual([])
})

test('focus: what shows nothing when it is focused, and what is out of sight', async () => {
  await show('<button style="outline:none">mờ</button>')
  expect(await obscuredFocus(page)).toEqual(['button “mờ”: does not show that it has the focus'])
  await show('<button style="position:fixed;left:-500px">xa</button>')
  expect(await obscuredFocus(page)).toEqual(['button “xa”: is out of sight'])
  await show('<button>rõ</button>')
  expect(await obscuredFocus(page)).toEqual([])
})

const ROOMY = 'body { line-height: 1.5 } input { font-size: 16px; line-height: 1.5; padding: 4px } '
  + '.narrow { width: 50px; white-space: nowrap; overflow: hidden }'

test.each([
  ['a box too low', '<p style="height:10px;overflow:hidden">Ẩn</p>', 'cut above or below'],
  ['a line too low for two marks', '<p style="line-height:0.9">Ẩn</p>', 'line of'],
  ['a box too narrow', '<p class="narrow">Nguyễn Thị Ánh Nguyệt</p>', 'side'],
  ['dots', '<p class="narrow" style="text-overflow:ellipsis">Nguyễn Thị</p>', 'dots'],
  ['a field too low', '<input aria-label="x" value="Ẩn" style="height:12px;font-size:20px">', 'needs'],
])('clipped text: %s', async (_name, body, why) => {
  await show(body, ROOMY)
  expect(await clippedText(page)).toEqual([expect.stringContaining(why)])
})

test('clipped text: nothing of a page that leaves room', async () => {
  await show('<p style="line-height:1.5">Ẩn <span style="position:absolute;width:1px;height:1px;overflow:hidden;'
    + 'clip-path:inset(50%)">nghe</span></p><input aria-label="x" value="Ẩn">', ROOMY)
  expect(await clippedText(page)).toEqual([])
})

test('typed text: a field is photographed, and its first font must be as high as two marks', async () => {
  const TALL = '@font-face { font-family: tall; src: local("Arial"), local("Liberation Sans"), local("DejaVu Sans"); '
    + 'unicode-range: U+20; ascent-override: 118%; descent-override: 40% }'
  await show('<input aria-label="tên" value="An" style="font:20px/1.5 sans-serif;height:16px">')
  expect(await typedInkCut(page)).toEqual([expect.stringMatching(/^field “tên”: \d+ px of \d+ px typed are seen$/)])
  expect(await page.getByLabel('tên').inputValue()).toBe('An')
  await show('<input aria-label="tên" style="font:20px/1.5 tall,sans-serif;height:48px">', TALL)
  expect(await typedInkCut(page)).toEqual([])
})

test('page: language, title, one heading, landmarks, and a summary that leads to the fields', async () => {
  await show('<p>một</p>')
  const plain = { language: 'vi', isFaulty: false, hasSummary: true } as const
  expect(await pageFaults(page, plain)).toEqual([])
  expect(await pageFaults(page, { ...plain, language: 'en' })).toEqual(['lang is “vi”, not “en”'])
  await show('<h1>hai</h1>')
  expect(await pageFaults(page, plain)).toEqual(['2 × h1'])
  await show('<section role="alert"><a href="#x">Hãy ghi tên.</a></section><div class="field"><input id="x"></div>')
  expect(await pageFaults(page, { ...plain, isFaulty: true })).toEqual([
    'the title is “Thử” with a fault', 'the summary has not the focus', 'not said at the field: Hãy ghi tên.',
    'not marked as faulty: #x',
  ])
})

test('page: what is Vietnamese on an English page is said to be so; a name inside a sentence is exempt', async () => {
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><p>Hãy ghi tên.</p><p lang="vi">Hãy ghi tên.</p>'
    + '<p>See Đăng ký khai sinh, part 5 of 5</p></main>')
  expect(await pageFaults(page, { language: 'en', isFaulty: false, hasSummary: true }))
    .toEqual(['not said to be Vietnamese: Hãy ghi tên.'])
})

test('forced look: what still moves, and a box that its ground alone tells', async () => {
  await show('<button style="transition:color 1s;border:0;background:red">x</button>')
  expect(await faultsOfForcedLook(page, ['button'])).toEqual(['button. moves', 'button has no edge'])
  await show('<button style="border:2px solid">x</button>')
  expect(await faultsOfForcedLook(page, ['button'])).toEqual([])
})

test('paper: what is dark, what can only be pressed, and where it came from', async () => {
  await show('<button>Gửi</button><p style="background:#eee">xám</p>')
  expect(await paperFaults(page)).toEqual([
    'button “Gửi” is printed', expect.stringMatching(/^button “Gửi” stands on/), 'p “xám” stands on rgb(238, 238, 238)',
    'does not say where it came from',
  ])
})

test('walk: a route that was not looked at is told, by the one that fits an address best', async () => {
  const routes = portalRoutes(`get('/a'), get('/a/:id'), get('/a/moi'), get('/b'), post('/c')`)
  expect(routes).toEqual(['/a', '/a/:id', '/a/moi', '/b'])
  expect(deskRoutes(`  path: '/',\n  path: '/ho-so/$id',\n getParentRoute, path: '/so-hoa',`)).toEqual(['/ho-so/$id', '/so-hoa'])
  await page.route('http://motcua.test/**', (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8', body: '<html lang="vi"><title>Thử</title><main><h1>Thử</h1></main></html>',
  }))
  const walk = openWalk({ url: 'http://motcua.test', routes, least: 24 })
  for (const path of ['/a', '/a/moi']) {
    await page.goto(`http://motcua.test${path}`)
    await walk.look(page, 'as it is')
  }
  expect(walk.unvisited()).toEqual(['/a/:id', '/b'])
  expect(walk.faults()).toEqual(['/a/moi: has the title of /a: “Thử” (as it is)'])
})

test('text size: what is in rem doubles, what is in pixels does not', async () => {
  await show('<p id="a">một</p><p id="b" style="font-size:16px">hai</p>')
  const sizes = () => page.evaluate(() =>
    ['a', 'b'].map((id) => getComputedStyle(document.getElementById(id) ?? document.body).fontSize))
  await atTextSize(page, 200)
  expect(await sizes()).toEqual(['32px', '16px'])
  await atTextSize(page, 100)
  expect(await sizes()).toEqual(['16px', '16px'])
})

test('tree: roles and names as they are said', async () => {
  await show('<div role="alert">Nhập họ tên</div><button aria-label="Xóa">✕</button>')
  expect(await treeOf(page)).toContain('- alert: Nhập họ tên')
  expect(await treeOf(page)).toContain('- button "Xóa"')
})
