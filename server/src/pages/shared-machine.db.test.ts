/**
 * Need (part C3): at a machine that a section has marked as shared a sign-in ends soon, no field is remembered, and
 * every page has the button that ends and wipes. What was begun there without signing in ends as soon, and is nobody's
 * after that. The mark outlives each person, and goes when the section says so.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginBirth, openStep, register, step, stepPath } from '../../test/portal-birth.ts'
import { type HallStage, openHall } from '../../test/portal-hall.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { signInPolicyOf } from '../modules/identity/public.ts'
import { deviceHash, findDevice, revokeDevice } from '../modules/queue/public.ts'
import { withoutMemory } from './shared-machine.ts'

const WIPE = 'Xong, xóa hết trên máy này'
const MARK = '__Host-motcua-may-chung'
const NUMBER = '000196990097'
let portal: PortalServer
let hall: HallStage
beforeAll(async () => {
  portal = await startPortal()
  hall = await openHall(portal)
  const first = portal.visitor()
  await first.open('/ho-so')
  await register(first, portal, 97)
})
afterAll(async () => portal.stop())
// Only so many codes are sent within an hour.
beforeEach(() => { portal.machineClock.forward(61) })

async function marked(): Promise<Visitor> {
  const visitor = portal.visitor()
  const code = await hall.announce('shared')
  await visitor.open(hall.at)
  await visitor.submit('/thiet-bi', { 'ma-thiet-bi': code })
  expect([visitor.page.status, visitor.page.path]).toEqual([200, '/'])
  return visitor
}
async function signIn(visitor: Visitor): Promise<void> {
  await visitor.open('/dang-nhap?tiep=/ho-so')
  await visitor.submit('/dang-nhap', { so: NUMBER })
  await visitor.submit('/dang-nhap/ma', { ma: portal.codes.at(-1)?.code ?? '' })
  expect(visitor.page.path).toBe('/ho-so')
}
/** Words for the browser's memory that stand in a page. */
const remembered = ({ html }: { readonly html: string }) =>
  [...new Set([...html.matchAll(/ autocomplete="([^"]*)"/gi)].map(([, word]) => word))].sort()
const PAGES = ['/', '/thu-tuc', '/dang-nhap', '/dang-ky', '/theo-doi', '/lien-he', '/khong-co-trang-nay']

test('every page has the button and no field remembers, at a marked machine and at no other', async () => {
  const [shared, own] = [await marked(), portal.visitor()]
  for (const path of PAGES) {
    const [here, there] = [await shared.open(path), await own.open(path)]
    expect([path, here.text.includes(WIPE), there.text.includes(WIPE)]).toEqual([path, true, false])
    expect([path, ...remembered(here)]).toEqual([path, 'off'])
    for (const tag of here.html.match(/<(input|select|textarea|form)\b[^>]*>/g) ?? [])
      if (!tag.includes('type="hidden"')) expect(tag).toContain(' autocomplete="off"')
  }
  expect(remembered(await own.open('/dang-nhap'))).toEqual(['username'])
  await signIn(shared)
  expect([shared.page.text.includes(WIPE), ...remembered(shared.page)]).toEqual([true, 'off'])
})

test('a sign-in ends after the minutes of the policy, and elsewhere it does not', async () => {
  const { sharedSession, personSession } = signInPolicyOf(portal.rooms.directory.on('2021-06-25'), portal.rooms.hashCost)
  expect(sharedSession.idleMinutes).toBeLessThan(personSession.idleMinutes)
  expect(sharedSession.totalMinutes).toBeLessThan(personSession.totalMinutes)
  const [shared, own] = [await marked(), portal.visitor()]
  await signIn(shared)
  await signIn(own)
  portal.machineClock.forward(sharedSession.idleMinutes + 1)
  expect([(await shared.open('/ho-so')).path, (await own.open('/ho-so')).path])
    .toEqual([expect.stringContaining('/dang-nhap'), '/ho-so'])
})

test('the mark outlives whoever wipes, goes once it is revoked, and is of one browser', async () => {
  const shared = await marked()
  await signIn(shared)
  await shared.submit('/dang-xuat')
  expect([(await shared.open('/ho-so')).path.startsWith('/dang-nhap'), shared.page.text.includes(WIPE)])
    .toEqual([true, true])
  const mark = shared.cookie(MARK) ?? ''
  const device = await findDevice(portal.rooms.db, deviceHash('secret', mark))
  expect(device).toMatchObject({ kind: 'shared', unitId: hall.section.id })
  await portal.province.inOneGo((ctx) => revokeDevice(ctx, {
    device: device?.publicId ?? '', kinds: ['kiosk', 'shared'], isReached: (unit) => unit === hall.section.id,
  }), { actorId: 1n, requestId: crypto.randomUUID() })
  expect((await shared.open('/')).text).not.toContain(WIPE)
  const other = portal.visitor()
  other.remember(MARK, 'x'.repeat(mark.length))
  expect((await other.open('/')).text).not.toContain(WIPE)
})

const ISSUER = 'Công an nơi kín'
const QUESTION = 'Trên trình duyệt này có một bản khai khi chưa đăng nhập'
/** A draft with an answer, typed by somebody who has not signed in; and the step on which it is shown again. */
async function typeUnsigned(visitor: Visitor): Promise<{ draft: string; shown: string }> {
  const draft = await beginBirth(visitor, portal)
  await openStep(visitor, draft, 'nguoi-yeu-cau', 'requester.idIssuer')
  const shown = stepPath(visitor)
  await step(visitor, { 'requester.idIssuer': ISSUER })
  expect((await visitor.open(shown)).html).toContain(ISSUER)
  return { draft, shown }
}
const idleMinutes = () =>
  signInPolicyOf(portal.rooms.directory.on('2021-06-25'), portal.rooms.hashCost).sharedSession.idleMinutes

test('what was begun without signing in ends after the same minutes, and elsewhere it does not', async () => {
  const [shared, own] = [await marked(), portal.visitor()]
  const [here, there] = [await typeUnsigned(shared), await typeUnsigned(own)]
  // In use it goes on: twice almost as long is longer than the minutes.
  for (let nth = 0; nth < 2; nth++) {
    portal.machineClock.forward(idleMinutes() - 1)
    expect((await shared.open(here.shown)).html).toContain(ISSUER)
    expect(shared.page.headers['clear-site-data']).toBeUndefined()
  }
  portal.machineClock.forward(idleMinutes() + 1)
  expect((await own.open(there.shown)).html).toContain(ISSUER)
  // Whoever keeps what the browser had may not go on with it either.
  const [secret, mark] = [shared.cookie('__Host-motcua-may') ?? '', shared.cookie('__Host-motcua-may-luc') ?? '']
  expect((await shared.open('/')).headers['clear-site-data']).toBe('"cache", "storage"')
  for (const kept of [mark, mark.replace(/^\d+/, String(portal.machineClock.now().getTime())), '']) {
    shared.remember('__Host-motcua-may', secret)
    shared.remember('__Host-motcua-may-luc', kept)
    expect((await shared.open(here.shown)).path).toContain('/dang-nhap')
  }
  await signIn(shared)
  expect([shared.page.text.includes(QUESTION), (await shared.open(here.draft)).status]).toEqual([false, 404])
})

test('nobody who signs in is asked whose a draft is; it goes along with whoever signs in from it', async () => {
  const [shared, own] = [await marked(), portal.visitor()]
  const { draft, shown } = await typeUnsigned(shared)
  const { target, fields } = shared.prepare('/dang-xuat')
  expect(target).toBe('/dang-xuat')
  await signIn(shared)
  expect([shared.page.text.includes(QUESTION), (await shared.open(draft)).status]).toEqual([false, 404])
  await shared.post(`${draft}/cua-ai`, [...fields, ['cua-ai', 'toi']])
  expect((await shared.open(draft)).status).toBe(404)
  await typeUnsigned(own)
  await signIn(own)
  expect(own.page.text).toContain(QUESTION)
  shared.forget('__Host-motcua-dan')
  await shared.open(shown)
  expect(shared.page.html).toContain(`href="/dang-nhap?tiep=${encodeURIComponent(shown)}"`)
  await shared.open(`/dang-nhap?tiep=${encodeURIComponent(shown)}`)
  await shared.submit('/dang-nhap', { so: NUMBER })
  await shared.submit('/dang-nhap/ma', { ma: portal.codes.at(-1)?.code ?? '' })
  expect([shared.page.path, shared.page.html.includes(ISSUER)]).toEqual([shown, true])
})

test('the first page after a sign-in that is over wipes the browser, and not that of a machine of one’s own', async () => {
  const [shared, own] = [await marked(), portal.visitor()]
  await signIn(shared)
  await signIn(own)
  portal.machineClock.forward(idleMinutes() + 1)
  const secret = shared.cookie('__Host-motcua-may')
  expect([await shared.open('/'), await own.open('/')].map(({ headers }) => headers['clear-site-data']))
    .toEqual(['"cache", "storage"', undefined])
  expect([shared.cookie('__Host-motcua-dan'), shared.cookie('__Host-motcua-may') === secret])
    .toEqual([undefined, false])
  expect(shared.page.text).toContain(WIPE)
  expect((await shared.open('/')).headers['clear-site-data']).toBeUndefined()
})

test('whoever is signed in while a machine is marked is signed in no more', async () => {
  const shared = portal.visitor()
  await signIn(shared)
  await shared.open(hall.at)
  await shared.submit('/thiet-bi', { 'ma-thiet-bi': await hall.announce('shared') })
  expect((await shared.open('/ho-so')).path).toContain('/dang-nhap')
})

test('a code of a kiosk that is typed at a shared machine makes it a kiosk', async () => {
  const shared = await marked()
  await shared.open(hall.at)
  await shared.submit('/thiet-bi', { 'ma-thiet-bi': await hall.announce() })
  expect(shared.page.path).toBe(hall.at)
  const secret = shared.cookie('__Host-motcua-lay-so') ?? ''
  expect(await findDevice(portal.rooms.db, deviceHash('secret', secret))).toMatchObject({ kind: 'kiosk' })
})

test('what is somebody’s own leaves the screen a little after the minutes, is said before, and wipes what it meets', async () => {
  const refreshIn = ({ html }: { readonly html: string }) =>
    /<meta http-equiv="refresh" content="(\d+);url=([^"]+)"/i.exec(html)?.slice(1)
  const [shared, own] = [await marked(), portal.visitor()]
  expect(refreshIn(shared.page)).toBeUndefined() // nothing of anybody's
  expect(shared.page.text).toContain(`Quá ${String(idleMinutes())} phút không sang trang khác`)
  await signIn(own)
  expect(refreshIn(own.page)).toBeUndefined()
  const { shown } = await typeUnsigned(shared)
  for (const isSignedIn of [false, true]) {
    if (isSignedIn) await signIn(shared)
    else await shared.open(shown)
    const [seconds, to] = refreshIn(shared.page) ?? []
    expect([Number(seconds) > idleMinutes() * 60, Number(seconds) < idleMinutes() * 60 + 60, to])
      .toEqual([true, true, '/'])
    portal.machineClock.forward(idleMinutes() + 1)
    expect((await shared.open(to ?? '')).headers['clear-site-data']).toBe('"cache", "storage"')
    expect(shared.cookie('__Host-motcua-dan')).toBeUndefined()
  }
  await signIn(shared)
  expect(refreshIn(await shared.open('/'))).toEqual([expect.any(String), '/'])
})

test('a page that tells of a failure has the button, too', async () => {
  for (const [visitor, has] of [[await marked(), true], [portal.visitor(), false]] as const) {
    await visitor.open('/dang-nhap')
    const { status, text } = await visitor.post('/dang-nhap', [['so', NUMBER]], { 'content-type': 'text/plain' })
    expect([status, text.includes(WIPE)]).toEqual([400, has])
  }
})

test('a kiosk is no shared machine, and a code of a screen makes neither', async () => {
  const kiosk = portal.visitor()
  await kiosk.open(hall.at)
  await kiosk.submit('/thiet-bi', { 'ma-thiet-bi': await hall.announce() })
  expect((await kiosk.open('/')).text).not.toContain(WIPE)
  // The secret of a kiosk under the name of the mark is none.
  kiosk.remember(MARK, kiosk.cookie('__Host-motcua-lay-so') ?? '')
  expect((await kiosk.open('/')).text).not.toContain(WIPE)
  const other = portal.visitor()
  const code = await hall.announce('screen')
  await other.open(hall.at)
  expect((await other.submit('/thiet-bi', { 'ma-thiet-bi': code })).status).toBe(422)
})

test('what is typed or named never counts as a field', () => {
  const page = '<p title="&lt;input autoComplete=&quot;x&quot;&gt;">autocomplete="name"</p>'
    + '<input name="a" autoComplete="name"/><input type="hidden" name="csrf" value="1"/><select name="b"><option/></select>'
  expect(withoutMemory(page)).toBe('<p title="&lt;input autoComplete=&quot;x&quot;&gt;">autocomplete="name"</p>'
    + '<input name="a" autocomplete="off"/><input type="hidden" name="csrf" value="1"/>'
    + '<select name="b" autocomplete="off"><option/></select>')
})
