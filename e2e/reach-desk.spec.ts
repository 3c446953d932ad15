/**
 * Need: every screen of the desk, in every state that officers meet, can be read, heard, reached and pressed by
 * everybody (WCAG 2.2 AA, P5.1 and P5.2; users.md 6). The screens walked through are held against the router's table.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { birthBody, openBirthDesk } from './birth.ts'
import { type Client, openClient, signIn as sessionOf } from './client.ts'
import { openDossier, rowOf, signIn } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import type { Account } from './journey/province.ts'
import type { Desk } from './journey/stage.ts'
import { until } from './journey/until.ts'
import { NOBODY_YET, watch } from './journey/watch.ts'
import { paperFaults } from './reach/paper-faults.ts'
import { deskRoutes } from './reach/route-tables.ts'
import { treeOf } from './reach/tree-of.ts'
import { walkCounter } from './reach/walk-counter.ts'
import { walkOffice } from './reach/walk-office.ts'
import { walkOpinions } from './reach/walk-opinions.ts'
import { type Walk, openWalk } from './reach/walk.ts'

const UNDER = '/ban-lam-viec'
const REFUSED = [NOBODY_YET, /^POST \/api\/session 401$/, /^(POST|GET) \/api\/\S+ (400|404|422)$/]
const PICTURES = environment()['REACH_PICTURES']
const SLOW = 400_000
let stage: OpenedStage
let client: Client
let walk: Walk
let desk: Desk
let admin: Desk
let numbers: readonly string[] = []

beforeAll(async () => {
  stage = await openStage()
  client = openClient(stage.url)
  walk = openWalk({ url: stage.url, routes: deskRoutes(), under: UNDER, least: 24, hasSummary: false })
  desk = await sitDown(stage.province.counters.commune)
  admin = await sitDown(stage.province.adminOf(stage.province.counters.commune))
}, SLOW)
afterAll(async () => {
  (client as Client | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

async function sitDown(account: Account, language?: 'en'): Promise<Desk> {
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 1280, height: 900 },
  })
  watch(context, account.username, stage.surprises, REFUSED)
  const one = { account, page: await context.newPage() }
  await signIn(one, stage)
  if (language) await context.addInitScript(`localStorage.setItem('motcua-ngon-ngu', '${language}')`)
  return one
}

/** Opens a screen and waits until it is all there: named, and nothing on its way. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(stage.url + UNDER + path)
  await settled(page)
}
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.querySelector('h1') && !document.querySelector(':is(main, main > .mc-stack) > .mc-skeleton'))
}
async function visit(page: Page, path: string, state: string, how?: Parameters<Walk['look']>[2]): Promise<void> {
  await open(page, path)
  await walk.look(page, state, how)
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const isFaulty = { isFaulty: true } as const
const look = async (at: Page, state: string, how?: typeof isFaulty) => walk.look(at, state, how)

test('the door, with a wrong password', async () => {
  const context = await stage.browser.newContext({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  for (const path of ['/dang-nhap/ve', '/dang-nhap']) await visit(page, path, 'empty')
  await page.getByLabel('Tên đăng nhập').fill('khong.co')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('khong dung')
  await press(page, 'Đăng nhập')
  await page.getByRole('alert').waitFor()
  await walk.look(page, 'wrong password', isFaulty)
  expect(await treeOf(page)).toMatch(/- alert: .*không đúng/)
  await context.close()
  expect(walk.faults()).toEqual([])
}, SLOW)

test('lists: empty, filtered, with something in them, chosen from', async () => {
  const { page } = desk
  await visit(page, '/danh-sach?list=mine', 'empty')
  await open(page, '/danh-sach?list=unit')
  await page.keyboard.press('l')
  await page.getByLabel('Hình thức nộp').waitFor()
  await walk.look(page, 'filter open')
  await press(page, 'Lưu danh sách này')
  await page.getByLabel('Tên danh sách').waitFor()
  await walk.look(page, 'saving a view')
  const counter = await openBirthDesk(client, desk.account.username, stage.province.password, 1)
  numbers = await Promise.all([1, 2, 3].map(async (n) => {
    const { number } = await client.json<{ number: string }>('POST', '/api/dossiers', {
      cookie: counter.cookie, body: birthBody(counter, n),
    })
    return number
  }))
  const work = await stage.province.findWork(numbers[0] ?? '')
  desk = await sitDown(await stage.province.accountFor(work ?? { role: '', unitId: '', holder: null, step: '' }))
  const officer = desk
  await open(officer.page, '/danh-sach?list=unit')
  await rowOf(officer.page, numbers[0] ?? '').waitFor()
  await walk.look(officer.page, 'with rows')
  expect(await treeOf(officer.page)).toMatch(/- status: .*3 hồ sơ/)
  await officer.page.getByLabel(`Chọn hồ sơ ${numbers[0] ?? ''}`).check()
  await officer.page.getByLabel(`Chọn hồ sơ ${numbers[1] ?? ''}`).check()
  await walk.look(officer.page, 'two chosen')
  await visit(officer.page, '/danh-sach?list=unit&channel=online', 'nothing fits')
  expect(walk.faults()).toEqual([])
}, SLOW)

test('list and dossier on paper', async () => {
  await open(desk.page, '/danh-sach?list=unit')
  await rowOf(desk.page, numbers[0] ?? '').waitFor()
  expect(await paperFaults(desk.page, PICTURES && `${PICTURES}/desk-list.png`)).toEqual([])
  await openDossier(desk, stage, numbers[0] ?? '')
  await desk.page.waitForLoadState('networkidle')
  expect(await paperFaults(desk.page, PICTURES && `${PICTURES}/desk-dossier.png`)).toEqual([])
}, SLOW)

test('what opens over a screen: look, keys, help', async () => {
  const { page } = desk
  await open(page, '/danh-sach?list=unit')
  await page.getByText('Hiển thị', { exact: true }).click()
  await walk.look(page, 'look open')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).evaluate((one) => one.closest<HTMLElement>('#noi-dung')?.focus())
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await walk.look(page, 'keys shown')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await page.getByRole('dialog', { name: 'Trợ giúp cho màn hình này' }).waitFor()
  await walk.look(page, 'help open')
  await press(page, 'Gửi yêu cầu hỗ trợ')
  await page.keyboard.press('Escape')
  expect(walk.faults()).toEqual([])
}, SLOW)

test('a dossier: as it is, a form open, in error, done, another agency asked', async () => {
  const { page } = desk
  await openDossier(desk, stage, numbers[0] ?? '')
  await page.waitForLoadState('networkidle')
  await walk.look(page, 'received')
  const deeds = page.getByRole('group', { name: 'Việc làm được' })
  await deeds.getByRole('button', { name: /^Nhận việc/ }).click()
  await page.getByText(`Đã xong: Nhận việc, hồ sơ ${numbers[0] ?? ''}.`).waitFor()
  await walk.look(page, 'may be undone')
  expect(await treeOf(page)).toMatch(/- status: .*Đã xong: Nhận việc/)
  await deeds.getByRole('button', { name: /^Yêu cầu bổ sung/ }).click()
  const form = page.getByRole('form', { name: 'Yêu cầu bổ sung' })
  await form.waitFor()
  await walk.look(page, 'a deed open')
  await form.getByRole('button', { name: /^Yêu cầu bổ sung/ }).click()
  await form.getByRole('alert').waitFor()
  await walk.look(page, 'a deed in error', isFaulty)
  await walkOpinions(desk, stage, numbers[0] ?? '', { sitDown, visit, look })
  expect(walk.faults()).toEqual([])
}, SLOW)

test('intake: empty, a person, a procedure, a new account in error', async () => {
  const { page } = await sitDown(stage.province.counters.commune)
  await walkCounter([{ page }, admin], { sitDown, province: stage.province }, { visit, look })
  for (const path of ['/khay-quet', '/doc-giay-to', '/tiep-nhan']) await visit(page, path, 'empty')
  await page.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' }).fill('000199990011')
  await page.getByText('Chưa có người này.').waitFor()
  await press(page, 'Mở tài khoản cho người mới')
  const form = page.getByRole('region', { name: 'Mở tài khoản' })
  await form.getByLabel('Họ, chữ đệm, tên').waitFor()
  await walk.look(page, 'opening an account')
  await form.getByRole('button', { name: 'Mở tài khoản' }).click()
  await form.getByRole('alert').waitFor()
  await walk.look(page, 'account in error', isFaulty)
  await form.getByRole('button', { name: 'Thôi' }).click()
  await page.getByRole('combobox', { name: 'Số định danh, mã số thuế hoặc họ tên' }).fill('000196990001')
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await walk.look(page, 'people found')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByRole('combobox', { name: 'Tên hoặc mã thủ tục' }).fill('khai sinh')
  await page.getByRole('option', { name: /^Đăng ký khai sinh/ }).first().click()
  await page.getByText('kết quả:').waitFor()
  await walk.look(page, 'a procedure chosen')
  await page.getByRole('button', { name: 'Tiếp nhận' }).filter({ hasText: 'Ctrl' }).click()
  await page.getByRole('alert').waitFor()
  await walk.look(page, 'in error', isFaulty)
  await page.context().close()
  expect(walk.faults()).toEqual([])
}, SLOW)

test('register, shift, password, specimens', async () => {
  const { page } = desk
  const screens = '/de-nghi-dinh-chinh /du-lieu-bao-sai /so-theo-doi /ban-giao-ca /doi-mat-khau /dang-nhap-hai-buoc /trinh-dien /ho-tro /nhan-ket-qua-tai-day'
  for (const path of screens.split(' ')) await visit(page, path, 'as it is')
  await open(page, '/thanh-phan')
  await walk.look(page, 'with a fault among the components', isFaulty)
  await open(page, '/doi-mat-khau')
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn')
  await page.getByRole('main').getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await page.locator('[aria-invalid=true], [role=alert]').first().waitFor()
  await walk.look(page, 'nothing typed', isFaulty)
  await visit(page, '/khong-co', 'no such screen')
  expect(walk.faults()).toEqual([])
}, SLOW)

test('accounts, content and help, for whoever looks after them', async () => {
  const { page } = admin
  await visit(page, '/can-bo', 'with rows')
  await page.keyboard.press('n')
  const form = page.getByRole('form', { name: 'Mở tài khoản cán bộ' })
  await form.waitFor()
  await form.getByRole('button', { name: 'Mở tài khoản' }).click()
  await walk.look(page, 'a new account, nothing typed')
  await open(page, '/can-bo')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('group', { name: 'Việc làm được' }).waitFor()
  await walk.look(page, 'as it is')
  await press(page, 'Giao vai trò')
  await page.getByRole('form', { name: 'Giao vai trò' }).waitFor()
  await walk.look(page, 'giving a role')
  const cookie = await sessionOf(client, admin.account.username, stage.province.password)
  const { id } = await client.json<{ id: string }>('POST', '/api/entries', {
    cookie, body: { kind: 'announcement', content: { title: 'Nghỉ chiều thứ Sáu', body: '## Vì sao\nTập huấn.' } },
  })
  await visit(page, '/noi-dung', 'with rows')
  await visit(page, `/noi-dung/${id}`, 'a draft')
  await visit(page, '/noi-dung/moi/announcement', 'empty')
  const asker = await sessionOf(client, desk.account.username, stage.province.password)
  const asked = await client.json<{ id: string }>('POST', '/api/support', {
    cookie: asker, body: { text: 'Máy in không in giấy tiếp nhận', screen: '/tiep-nhan' },
  })
  await until('the request', async () => {
    await open(page, '/ho-tro')
    return page.getByRole('link', { name: 'Máy in' }).first().isVisible()
  })
  await walk.look(page, 'with rows')
  await visit(page, `/ho-tro/${asked.id}`, 'asked')
  const operator = await sitDown(stage.province.adminOf())
  const head = await sitDown(await stage.province.headOf(numbers[0] ?? ''))
  const begun = await client.json<{ id: string }>('POST', '/api/packages', {
    cookie: await sessionOf(client, stage.province.adminOf().username, stage.province.password),
    body: { from: 'nothing', procedure: 'xac-nhan-thu', name: 'Xác nhận thử' },
  })
  await walkOffice([operator, head], { visit, look, settled }, begun.id, { client, password: stage.province.password })
  expect(walk.faults()).toEqual([])
}, SLOW)

test('in English, too', async () => {
  const { page } = await sitDown(desk.account, 'en')
  for (const path of ['/danh-sach?list=unit', '/so-theo-doi', '/ban-giao-ca', '/doi-mat-khau', '/ho-tro'])
    await visit(page, path, 'English', { language: 'en' })
  await open(page, '/danh-sach?list=unit')
  await rowOf(page, numbers[0] ?? '').click()
  await page.getByRole('heading', { name: numbers[0] ?? '', level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await walk.look(page, 'English', { language: 'en' })
  const [counter, office] = [await sitDown(stage.province.counters.commune, 'en'), await sitDown(admin.account, 'en')]
  const ofOffice = ['/sanh-cho', '/thiet-bi-sanh', '/noi-dung', '/bieu-mau'].map((path) => [office, path] as const)
  for (const [one, path] of [[counter, '/tiep-nhan'], [counter, '/goi-so'], ...ofOffice] as const) {
    await open(one.page, path)
    await one.page.waitForLoadState('networkidle')
    await walk.look(one.page, 'English', { language: 'en' })
  }
  for (const { page: done } of [counter, office, { page }]) await done.context().close()
  expect(walk.faults()).toEqual([])
}, SLOW)

test('without motion for whoever wants none, edges where colours are forced, and the emblem in the head', async () => {
  const { page } = desk
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
  await openDossier(desk, stage, numbers[1] ?? '')
  const seen = await page.evaluate(() => ({
    moving: [...document.querySelectorAll('*')].filter((one) => {
      const { animationName, transitionDuration } = getComputedStyle(one)
      return animationName !== 'none' || /[1-9]/.test(transitionDuration)
    }).length,
    flat: [...document.querySelectorAll('.mantine-Button-root, .mc-chip')].filter((one) =>
      one.checkVisibility() && getComputedStyle(one).borderTopStyle !== 'solid').length,
  }))
  expect(seen).toEqual({ moving: 0, flat: 0 })
  await page.emulateMedia({ reducedMotion: null, forcedColors: null })
  const emblem = await page.locator('.mc-brand-name').evaluate((one) => {
    const { backgroundImage, width } = getComputedStyle(one, '::before')
    return { address: /url\("([^"]+)"\)/.exec(backgroundImage)?.[1] ?? '', width }
  })
  expect(emblem.width).toBe('28px')
  expect((await fetch(emblem.address)).headers.get('content-type')).toMatch(/^image\//)
})

test('every screen of the table was looked at', () => {
  expect(walk.unvisited()).toEqual([])
  expect(stage.surprises).toEqual([])
})
