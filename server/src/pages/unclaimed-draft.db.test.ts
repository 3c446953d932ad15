/**
 * Need: what somebody typed without signing in is found again by that person after signing in, and by nobody else who
 * signs in at the same browser (NĐ 13/2023 Đ.3).
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginBirth, openStep, register, signInAs, step, stepPath } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

const ISSUER = 'Công an nơi kín'
const QUESTION = 'Trên trình duyệt này có một bản khai khi chưa đăng nhập, lưu lúc'

/** A draft with an answer, typed by somebody who has not signed in. */
async function typeUnsigned(browser: Visitor): Promise<string> {
  const draft = await beginBirth(browser, portal)
  await openStep(browser, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  await step(browser, { 'requester.idIssuer': ISSUER })
  return draft
}

async function answersOf(draft: string): Promise<{ accountId: bigint | null; issuer: unknown }> {
  const row = await portal.rooms.db.withTables<{
    'dossiers.draft': { token: string; accountId: bigint | null; answers: Record<string, unknown> }
  }>().selectFrom('dossiers.draft').select(['accountId', 'answers'])
    .where('token', '=', draft.split('/')[2] ?? '').executeTakeFirstOrThrow()
  return { accountId: row.accountId, issuer: row.answers['requester.idIssuer'] }
}

async function issuerIn(browser: Visitor, draft: string) {
  await openStep(browser, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  return new Map(browser.fieldsOf(stepPath(browser))).get('requester.idIssuer')
}

test('the next person who registers at the browser is asked, and sees and gets nothing of the draft', async () => {
  const browser = portal.visitor()
  const draft = await typeUnsigned(browser)
  await browser.open('/dang-nhap')
  await register(browser, portal, 60)
  for (const path of [
    draft, `${draft}/kiem-tra`, `${draft}/to-khai/nguoi-yeu-cau/1`, `${draft}/giay-to`, `${draft}/uy-quyen`,
    `${draft}/nhan-ket-qua`, `${draft}/noi-tiep-nhan`, `${draft}/tinh-phi`, `${draft}/hai-cau-tra-loi`, `${draft}/mau-moi`, `${draft}/to-khai.pdf`,
  ]) {
    const { html, text } = await browser.open(path)
    const isAsked = text.includes(QUESTION) && text.includes('Đăng ký khai sinh')
    expect([path, isAsked, html.includes(ISSUER)]).toEqual([path, true, false])
  }
  expect(await answersOf(draft)).toEqual({ accountId: null, issuer: ISSUER })
})

test('more drafts than are asked of in the list: the oldest is asked of at its own address', async () => {
  const browser = portal.visitor()
  const draft = await typeUnsigned(browser)
  await portal.rooms.db.withTables<{ 'dossiers.draft': { token: string; savedAt: Date } }>()
    .updateTable('dossiers.draft').set({ savedAt: new Date('2021-06-24T01:00:00Z') })
    .where('token', '=', draft.split('/')[2] ?? '').execute()
  for (let more = 0; more < 20; more++) await beginBirth(browser, portal)
  await browser.open('/dang-nhap')
  await register(browser, portal, 69)
  expect((await browser.open(draft)).text).toContain(QUESTION)
})

test('“not mine” is not asked again in one’s list, takes nothing from its owner, and can be put right', async () => {
  const browser = portal.visitor()
  const draft = await typeUnsigned(browser)
  await browser.open('/dang-nhap')
  await register(browser, portal, 61)
  expect((await browser.open('/ho-so')).text).toContain(QUESTION)
  await browser.submit('/cua-ai', { 'cua-ai': 'khong' })
  expect([browser.page.path, browser.page.text.includes(QUESTION)]).toEqual(['/ho-so', false])
  expect(browser.page.html).not.toContain(draft)
  expect(await answersOf(draft)).toEqual({ accountId: null, issuer: ISSUER })
  expect((await browser.open(draft)).text).toContain(QUESTION)
  // Another account at the same browser is asked for itself: what one says binds nobody else.
  browser.forget('__Host-motcua-dan')
  await browser.open('/dang-nhap')
  await register(browser, portal, 62)
  expect((await browser.open('/ho-so')).text).toContain(QUESTION)
  // Signing out ends it for everybody.
  await browser.submit('/dang-xuat')
  expect((await browser.open(draft)).path).toMatch(/^\/dang-nhap/)
  await signInAs(browser, portal, 61)
  expect((await browser.open(draft)).status).toBe(404)
  expect((await browser.open('/ho-so')).text).not.toContain(QUESTION)
})

test('who began, left and signed in from the header finds the draft among their dossiers, and goes on', async () => {
  const browser = portal.visitor()
  const draft = await typeUnsigned(browser)
  await browser.open('/dang-nhap')
  await register(browser, portal, 63)
  const { html, text } = await browser.open('/ho-so')
  expect([text.includes(QUESTION), html.includes(ISSUER)]).toEqual([true, false])
  await browser.submit('/cua-ai', { 'cua-ai': 'toi' })
  expect([browser.page.path, browser.page.status]).toEqual([draft, 200])
  expect(await issuerIn(browser, draft)).toBe(ISSUER)
  const mine = await browser.open('/ho-so')
  expect([mine.html.includes(`href="${draft}"`), mine.text.includes(QUESTION)]).toEqual([true, false])
})

test('who goes to sign in or to register from the draft itself is not asked', async () => {
  for (const [isNew, n] of [[true, 64], [false, 64]] as const) {
    const browser = portal.visitor()
    const draft = await typeUnsigned(browser)
    await browser.open(`${draft}/kiem-tra`)
    expect(browser.page.path).toMatch(/^\/dang-nhap\?tiep=/)
    await (isNew ? register : signInAs)(browser, portal, n)
    expect([browser.page.path.startsWith(draft), browser.page.text.includes(QUESTION)]).toEqual([true, false])
    expect(await issuerIn(browser, draft)).toBe(ISSUER)
  }
})

test('signing in from one draft says nothing of another at the browser', async () => {
  const browser = portal.visitor()
  const [other, own] = [await typeUnsigned(browser), await typeUnsigned(browser)]
  await browser.open(`${own}/kiem-tra`)
  await register(browser, portal, 65)
  expect((await browser.open(other)).text).toContain(QUESTION)
  expect((await answersOf(other)).accountId).toBeNull()
  expect((await answersOf(own)).accountId).not.toBeNull()
})

test('in another browser the answer “mine” takes nothing', async () => {
  const [browser, stranger] = [portal.visitor(), portal.visitor()]
  const [draft, decoy] = [await typeUnsigned(browser), await typeUnsigned(stranger)]
  await stranger.open('/dang-nhap')
  await register(stranger, portal, 66)
  await stranger.open(decoy)
  const { target, fields } = stranger.prepare('/cua-ai', { 'cua-ai': 'toi' })
  expect((await stranger.post(target.replace(decoy, draft), fields)).status).toBe(404)
  expect((await answersOf(draft)).accountId).toBeNull()
  expect(await issuerIn(browser, draft)).toBe(ISSUER)
})

test('what is typed in a window left open is kept while one signs in elsewhere, and goes to nobody else’s draft', async () => {
  const browser = portal.visitor()
  const draft = await typeUnsigned(browser)
  await openStep(browser, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  const { target, fields } = browser.prepare(stepPath(browser), { 'requester.idIssuer': 'Công an tỉnh' })
  await browser.open('/dang-nhap')
  await register(browser, portal, 67)
  await browser.post(target, fields)
  expect([browser.page.text.includes(QUESTION), browser.page.html.includes('Công an tỉnh')]).toEqual([true, false])
  await browser.submit('/cua-ai', { 'cua-ai': 'toi' })
  expect(await issuerIn(browser, draft)).toBe('Công an tỉnh')
  // The session ends without signing out, and another account comes: it writes into what is the first one's no more.
  browser.forget('__Host-motcua-dan')
  await browser.open('/dang-nhap')
  await register(browser, portal, 68)
  await browser.post(target, fields.map(([name, value]) => [name, value === 'Công an tỉnh' ? 'Kẻ Lạ' : value]))
  expect([browser.page.status, (await answersOf(draft)).issuer]).toEqual([404, 'Công an tỉnh'])
})

test('a form for a draft that is another’s, or never was: nothing was saved, and what to do', async () => {
  const [owner, stranger] = [portal.visitor(), portal.visitor()]
  const [draft, own] = [await typeUnsigned(owner), await typeUnsigned(stranger)]
  await stranger.open(`${own}/kiem-tra`)
  await register(stranger, portal, 70)
  await openStep(stranger, own, 'nguoi-yeu-cau', 'requester.idIssuer')
  const { target, fields } = stranger.prepare(stepPath(stranger), { 'requester.idIssuer': 'Kẻ Lạ' })
  const sent = async (to: string) => {
    const { status, text, html } = await stranger.post(target.replace(own, to), fields)
    return { status, text, isLinked: html.includes('href="/ho-so"') }
  }
  const [another, none] = [await sent(draft), await sent(`/nop-ho-so/${'a'.repeat(43)}`)]
  expect(another).toEqual(none)
  expect([another.status, another.isLinked]).toEqual([404, true])
  expect(another.text).toContain('chưa được lưu và chưa được nộp')
  expect(another.text).toContain('đăng xuất, đăng nhập lại bằng tài khoản đó')
  await stranger.open('/ngon-ngu/en?ve=/')
  expect((await sent(draft)).text).toContain('neither saved nor handed in')
  expect((await answersOf(draft)).issuer).toBe(ISSUER)
})
