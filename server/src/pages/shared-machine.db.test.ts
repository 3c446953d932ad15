/**
 * Need (part C3): at a machine that a section has marked as shared a sign-in ends soon, no field is remembered, and
 * every page has the button that ends and wipes. The mark outlives each person, and goes when the section says so.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { register } from '../../test/portal-birth.ts'
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
}, 120_000)
afterAll(async () => portal.stop())

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
