/**
 * Need: every page of the portal, in every state that people meet, can be read, heard, reached and pressed by everybody
 * (WCAG 2.2 AA, P5.1 and P5.2; users.md 6). The pages walked through are held against the table of routes.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, openClient } from './client.ts'
import { MOTHER } from './journey/birth.ts'
import { fillPage, goOn, register } from './journey/citizen.ts'
import { moveClock } from './journey/clock.ts'
import { act, deskOf, openDossier } from './journey/desk.ts'
import { type OpenedStage, openStage } from './journey/open-stage.ts'
import { beginBirthPapers } from './journey/papers-online.ts'
import { until } from './journey/until.ts'
import { watch } from './journey/watch.ts'
import { faultsOfForcedLook } from './reach/forced-look.ts'
import {
  AUNT, answerAsAunt, answersOfAunt, fillAuthorisation, openCheckedAccount, publishAnnouncement, sendFile, sendWanting,
  signIn, signOnScreen,
} from './reach/portal-people.ts'
import { portalRoutes } from './reach/route-tables.ts'
import { treeOf } from './reach/tree-of.ts'
import { type Visitor, visitorOf } from './reach/visitor.ts'
import { type Walk, openWalk } from './reach/walk.ts'
import { walkBundle } from './reach/walk-bundle.ts'
import { walkEnglish } from './reach/walk-english.ts'
import { walkEntrance, walkFound, walkOpenPages } from './reach/walk-entrance.ts'
import { walkFees } from './reach/walk-fees.ts'
import { walkFirm } from './reach/walk-firm.ts'
import { walkTeams } from './reach/walk-teams.ts'

const REFUSED = [/^(POST|GET) \S+ (404|409|422)$/]
const SLOW = 400_000
let stage: OpenedStage
let client: Client
let walk: Walk
let page: Page
let it: Visitor
/** Where the draft stands that the aunt fills in, and then her dossier. */
let [draft, dossier, number] = ['', '', '']
const draftOf = (path: string) => /^\/nop-ho-so\/[^/]+/.exec(path)?.[0] ?? ''

/** The narrowest phone: what fits there fits everywhere. */
async function openPhone(who: string): Promise<Page> {
  const context = await stage.browser.newContext({
    locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: { width: 320, height: 844 },
  })
  watch(context, who, stage.surprises, REFUSED)
  return context.newPage()
}

beforeAll(async () => {
  stage = await openStage()
  client = openClient(stage.url)
  walk = openWalk({ url: stage.url, routes: portalRoutes(), least: 44 })
  page = await openPhone('portal')
  it = visitorOf(page, walk, stage.url)
  await openCheckedAccount(page, client, stage, MOTHER, '1996-04-15')
}, SLOW)
afterAll(async () => {
  (client as Client | undefined)?.close()
  await (stage as OpenedStage | undefined)?.close()
})

test('what anybody may read, empty and with something in it', async () => {
  await walkOpenPages(it)
  expect(walk.faults()).toEqual([])
}, SLOW)

test('what was looked for, found and not; guides; files', async () => {
  await walkFound(it, stage, walk)
  expect(walk.faults()).toEqual([])
}, SLOW)

test('announcements and their pictures', async () => {
  const picture = await publishAnnouncement(client, stage, await page.screenshot())
  await walk.fetch(page, `/tep/${picture}`, /^image\/png/)
  await until('the announcement', async () => {
    await page.goto(`${stage.url}/thong-bao`)
    return page.getByText('Nghỉ chiều thứ Sáu').first().isVisible()
  })
  await walk.look(page, 'with something')
  await it.visit('/', 'with an announcement')
  await page.getByRole('link', { name: 'Nghỉ chiều thứ Sáu' }).click()
  await walk.look(page, 'as it is')
  expect(walk.faults()).toEqual([])
}, SLOW)

test('signing in, registering and tracking, with everything wrong', async () => {
  await walkEntrance(it, stage, walk)
  expect(walk.faults()).toEqual([])
}, SLOW)

test('a declaration: the way in, questions, faults, two windows', async () => {
  await page.goto(`${stage.url}/tim-thu-tuc?q=khai%20sinh`)
  await page.getByRole('main').getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
  await it.lookUnfolded('everything unfolded')
  expect(await it.onPaper('thu-tuc')).toEqual([])
  await page.getByRole('link', { name: 'Nộp trực tuyến' }).click()
  await walk.look(page, 'as it is')
  await it.pressFaulty('Tiếp tục', 'nothing chosen')
  await page.locator('#noi').selectOption({ label: stage.province.counters.commune.territory ?? '' })
  await page.getByLabel('Cho người khác, có văn bản ủy quyền').check()
  await goOn(page, 'Tiếp tục')
  draft = draftOf(it.path())
  await walk.look(page, 'for another, empty')
  await it.pressFaulty('Tiếp tục', 'for another, nothing typed')
  await fillAuthorisation(page, stage)
  await goOn(page, 'Tiếp tục')
  await walk.look(page, 'a question, empty')
  await it.pressFaulty('Tiếp tục', 'a question, nothing typed')

  const step = it.path()
  const other = await page.context().newPage()
  await other.goto(stage.url + step)
  await page.goto(stage.url + step)
  await fillPage(other, { ...answersOfAunt(stage), 'requester.fullName': 'Đỗ Thị Sớm' })
  await goOn(other, 'Tiếp tục')
  await other.close()
  await page.locator('[name="requester.fullName"]').fill('Đỗ Thị Muộn')
  await it.press('Tiếp tục')
  await page.getByRole('heading', { name: 'Hai câu trả lời khác nhau' }).waitFor()
  await walk.look(page, 'to choose')
  await it.pressFaulty('Lưu câu trả lời đã chọn', 'nothing chosen')
  await page.getByLabel('Đỗ Thị Muộn').check()
  await goOn(page, 'Lưu câu trả lời đã chọn')
  await page.locator('[name="requester.fullName"]').fill(AUNT.fullName)
  await page.getByRole('status').filter({ hasText: /^Đã lưu lúc/ }).waitFor()
  expect(await treeOf(page)).toMatch(/- status: Đã lưu lúc \d\d:\d\d/)
  await walk.look(page, 'saved by itself')
  await walk.fetch(page, step.replace(/\/\d+$/, ''), /^text\/html/)
  await walk.fetch(page, `${draft}/to-khai.pdf`, /^application\/pdf/)
  await it.visit(draft, 'begun')
  expect(await treeOf(page)).toMatch(/- link ".* (Đang làm|Chưa bắt đầu|Hoàn thành)"/)
  await page.goto(stage.url + step)
  expect(walk.faults()).toEqual([])
}, SLOW)

test('each question of a declaration, empty and in error', async () => {
  for (let nth = 0; nth < 60 && it.path().includes('/to-khai/'); nth++) {
    await walk.look(page, 'filled by half')
    const step = it.path()
    await it.press('Tiếp tục')
    if ((await page.title()).startsWith('Lỗi')) await walk.look(page, 'in error', { isFaulty: true })
    else await page.goto(stage.url + step) // nothing of it must be answered
    await answerAsAunt(page, stage)
    const isSigned = await signOnScreen(page)
    await goOn(page, 'Tiếp tục')
    if (!isSigned) continue
    const next = page.url()
    await it.visit(step, 'signed')
    await walk.fetch(page, await page.locator('.pad img').getAttribute('src') ?? '', /^image\/png/)
    await page.goto(next)
  }
  expect(it.path()).toMatch(/\/giay-to$/)
  expect(walk.faults()).toEqual([])
}, SLOW)

test('papers, delivery, and the check before sending', async () => {
  await walk.look(page, 'nothing uploaded')
  await it.pressFaulty('Tiếp tục', 'papers missing')
  await page.goto(`${stage.url}${draft}/giay-to`)
  await sendWanting(page, async (name) => {
    expect(await treeOf(page)).toContain(`- status: Đã nhận tệp ${name}.`)
  })
  await walk.look(page, 'uploaded')
  await it.visit(`${draft}/nhan-ket-qua`, 'to choose')
  await it.pressFaulty('Tiếp tục', 'nothing chosen')
  await page.goto(`${stage.url}${draft}/kiem-tra`)
  await register(page, stage, AUNT)
  await page.getByRole('heading', { name: 'Kiểm tra trước khi nộp' }).waitFor()
  await walk.look(page, 'everything answered')
  await it.visit('/ho-so', 'empty')
  for (const path of [`${draft}/noi-tiep-nhan`, `${draft}/tinh-phi`, draft]) await it.visit(path, 'everything answered')
  expect(walk.faults()).toEqual([])
}, SLOW)

test('sent: what has arrived, one’s own dossier, what may be done with it', async () => {
  await page.goto(`${stage.url}${draft}/kiem-tra`)
  await goOn(page, 'Nộp hồ sơ')
  await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor()
  await walk.look(page, 'sent')
  expect(await it.onPaper('xac-nhan')).toEqual([])
  await walk.fetch(page, `${it.path()}/giay-xac-nhan.pdf`, /^application\/pdf/)
  number = await page.locator('.number').innerText()
  await page.getByRole('link', { name: 'Xem hồ sơ', exact: true }).click()
  dossier = it.path()
  await it.lookUnfolded('sent')
  expect(await it.onPaper('ho-so')).toEqual([])
  for (const name of ['to-khai.pdf', 'ban-ghi.json'])
    await walk.fetch(page, `${dossier}/${name}`, /^application\/(pdf|json)/)
  const paper = await page.locator(`a[href*="/giay-to/"]`).first().getAttribute('href')
  await walk.fetch(page, paper ?? '', /^(application\/pdf|image\/png)/)
  for (const [part, state] of [
    ['rut', 'asks'], ['uy-quyen', 'in force'], ['danh-gia', 'too early'], ['bao-du-lieu-sai', 'nothing filled in'],
    ['trao-doi', 'empty'],
  ] as const)
    await it.visit(`${dossier}/${part}`, state)
  await it.pressFaulty('Gửi tin nhắn', 'nothing typed')
  await page.locator('#tin').fill('Tôi gửi lại được không?')
  await it.press('Gửi tin nhắn')
  await it.visit(`${dossier}/trao-doi`, 'with something')
  expect(walk.faults()).toEqual([])
}, SLOW)

test('whoever is acted for sees it too, and may end the authorisation; a firm has its own pages', async () => {
  const own = await openPhone('mother')
  await signIn(own, stage, MOTHER)
  await own.goto(`${stage.url}/ho-so`)
  await walk.look(own, 'of another, for me')
  await own.goto(`${stage.url}${dossier}/uy-quyen`)
  await own.getByRole('link', { name: 'Chấm dứt ủy quyền' }).click()
  await walk.look(own, 'asks')
  await walkBundle(own, stage, walk)
  await walkTeams(own, client, stage, walk, MOTHER.number)
  const firm = await openPhone('firm')
  await walkFirm(firm, client, stage, walk)
  expect(walk.faults()).toEqual([])
}, SLOW)

test('a supplement is asked for and answered, it is accepted, and followed by anybody with its number', async () => {
  const desk = await deskOf(stage, stage.province.counters.commune)
  await openDossier(desk, stage, number)
  await act(desk, 'Yêu cầu hoàn thiện', async (form) => {
    await form.getByRole('checkbox', { name: 'Giấy chứng sinh' }).check()
    await form.getByLabel('Lý do: Giấy chứng sinh').fill('Ảnh chụp bị mờ, không đọc được số.')
  })
  await it.visit('/ho-so', 'waits for me')
  await page.goto(stage.url + dossier)
  await it.lookUnfolded('waits for me')
  await it.visit(`${dossier}/bo-sung`, 'empty')
  await it.pressFaulty('Gửi bổ sung', 'nothing chosen')
  await sendFile(page, page.getByLabel('Chọn tệp từ máy: Giấy chứng sinh'), 'ro-hon.pdf')
  await walk.look(page, 'a file has arrived')
  await goOn(page, 'Gửi bổ sung')
  await openDossier(desk, stage, number)
  await act(desk, 'Tiếp nhận')
  await page.goto(stage.url + dossier)
  await it.lookUnfolded('accepted')
  await walkFees(it, client, stage, walk, dossier)
  const slip = await page.locator('a[href*="/phieu/"]').first().getAttribute('href')
  await walk.fetch(page, slip ?? '', /^application\/pdf/)
  await it.visit(`${dossier}/dung`, 'asks')
  await it.pressFaulty('Dừng giải quyết hồ sơ này', 'nothing typed')
  const other = await openPhone('anybody')
  for (const address of [await stage.province.trackingUrl(number), `${stage.url}/theo-doi/${number}`]) {
    await other.goto(address)
    await visitorOf(other, walk, stage.url).lookUnfolded(address.includes('?') ? 'by the receipt' : 'number alone')
  }
  await other.locator('#so-cuoi').fill('0000')
  await visitorOf(other, walk, stage.url).pressFaulty('Xem thêm', 'wrong digits')
  await it.visit('/demo/tin-nhan', 'with something')
  expect(walk.faults()).toEqual([])
}, SLOW)

test('in English, too; without motion for whoever wants none, and edges where colours are forced', async () => {
  await beginBirthPapers(page, stage.url, stage.province.counters.commune.territory ?? '')
  draft = draftOf(it.path())
  await walkEnglish(page, stage, walk, dossier, draft)
  await page.goto(`${stage.url}${dossier}/dung`)
  await it.pressFaulty('Dừng giải quyết hồ sơ này', 'nothing typed')
  expect(await faultsOfForcedLook(page, ['main button', '.faulty', '.summary', '#ly-do'])).toEqual([])
  expect(walk.faults()).toEqual([])
}, SLOW)

test('a draft whose form was replaced meanwhile', async () => {
  await moveClock(stage, '2024-06-10', '09:00') // TT 04/2024 replaced the form on 06/06/2024 (forms.yaml)
  await until('the new day', async () => {
    await page.goto(`${stage.url}${draft}/mau-moi`)
    return it.path().endsWith('/mau-moi')
  })
  await walk.look(page, 'asks')
  for (const path of [draft, `${draft}/kiem-tra`]) await it.visit(path, 'on an old form')
  expect(walk.faults()).toEqual([])
}, SLOW)

test('every page of the table was looked at', () => {
  expect(walk.unvisited()).toEqual([])
  expect(stage.surprises).toEqual([])
})
