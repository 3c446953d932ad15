/** Need: whoever has sent many dossiers reaches each of them, on an old phone and without script. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { register } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { askCompletion, findDossier } from '../modules/dossiers/public.ts'
import { findAccountByNumber } from '../modules/identity/public.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

const dossiersIn = (html: string) => [...html.matchAll(/href="(\/ho-so\/[0-9a-f-]{36})"/g)].map(([, path]) => path)

test('older dossiers are a link away, each once, and the last page has none', async () => {
  const sender = portal.visitor()
  await sender.open('/dang-nhap')
  await register(sender, portal, 70)
  const account = await findAccountByNumber(portal.rooms.db, { kind: 'personal', value: '000196990070' })
  const [desk, person] = [openDesk(portal.province), await portal.province.aPerson(1)]
  const made: string[] = []
  for (let nth = 0; nth < 21; nth += 1) {
    const more = { isConfirmedDouble: true }
    const sent = await desk.submit(
      'khai-sinh', { person, territory: 'xa:18856', more }, { actorId: account?.id ?? 0n },
    )
    made.unshift(`/ho-so/${sent.publicId}`)
  }
  const newest = await sender.open('/ho-so')
  expect(dossiersIn(newest.html)).toEqual(made.slice(0, 20))
  const older = /href="(\/ho-so\?truoc=[^"]+)">Hồ sơ cũ hơn</.exec(newest.html)?.[1] ?? ''
  // The address names the last dossier seen as its own address does, and no number inside.
  expect(older).toBe(made[19]?.replace('/ho-so/', '/ho-so?truoc='))
  const oldest = await sender.open(older)
  expect([oldest.status, dossiersIn(oldest.html)]).toEqual([200, made.slice(20)])
  expect(oldest.text).not.toContain('Hồ sơ cũ hơn')
  expect(oldest.text).toContain('Về những hồ sơ mới nhất')
  // One that comes in the meantime moves nothing, and nothing is shown twice.
  await desk.submit('khai-sinh', { person, territory: 'xa:18856', more: { isConfirmedDouble: true } }, {
    actorId: account?.id ?? 0n,
  })
  expect(dossiersIn((await sender.open(older)).html)).toEqual(made.slice(20))
  // To somebody else it is no place: nobody learns when a dossier was sent.
  const stranger = portal.visitor()
  await stranger.open('/dang-nhap')
  await register(stranger, portal, 79)
  expect((await stranger.open(older)).text).toContain('Chưa có hồ sơ nào')
})

test('a made-up place is no place', async () => {
  const visitor = portal.visitor()
  await visitor.open('/dang-nhap')
  await register(visitor, portal, 71)
  for (const text of [
    '', '0', '-', 'x-1', '999999999999999-1', '1624586400000-1', '9d8f8f5e-9d0b-4c54-8b4c-0d64a1b4f111',
    '1-1&truoc=2-2',
  ]) {
    const page = await visitor.open(`/ho-so?truoc=${text}`)
    expect([text, page.status, page.text.includes('Chưa có hồ sơ nào')]).toEqual([text, 200, true])
  }
})

test('what waits for me stands first and once, with since when; a filter and a search find just what they say', async () => {
  const sender = portal.visitor()
  await sender.open('/dang-nhap')
  await register(sender, portal, 72)
  const account = await findAccountByNumber(portal.rooms.db, { kind: 'personal', value: '000196990072' })
  const [desk, person] = [openDesk(portal.province), await portal.province.aPerson(2)]
  const actorId = account?.id ?? 0n
  const more = { isConfirmedDouble: true }
  const first = await desk.submit('khai-sinh', { person, territory: 'xa:18856', more }, { actorId })
  const second = await desk.submit('khai-sinh', { person, territory: 'xa:18856', more }, { actorId })
  await askMore(first.publicId)

  const { html, text } = await sender.open('/ho-so')
  expect(dossiersIn(html)).toEqual([`/ho-so/${first.publicId}`, `/ho-so/${second.publicId}`])
  expect(text).toContain('Đang ở bạn từ 09:00 thứ Sáu 25/06/2021')
  expect(dossiersIn((await sender.open('/ho-so?loc=cho-ban')).html)).toEqual([`/ho-so/${first.publicId}`])
  expect(dossiersIn((await sender.open('/ho-so?loc=dang-giai-quyet')).html)).toEqual([`/ho-so/${second.publicId}`])
  expect((await sender.open('/ho-so?loc=co-ket-qua')).text).toContain('Không có hồ sơ nào như vậy.')
  // By number, by procedure without marks, and by nothing that is there; what is searched stands in no address.
  expect(dossiersIn((await sender.submit('/ho-so', { tim: second.number.slice(-6) })).html)).toEqual([
    `/ho-so/${second.publicId}`,
  ])
  expect(dossiersIn((await sender.submit('/ho-so', { tim: 'khai sinh' })).html)).toHaveLength(2)
  expect((await sender.submit('/ho-so', { tim: '100%_' })).text).toContain('Không thấy hồ sơ nào của bạn có “100%_”')
  expect(sender.page.path).toBe('/ho-so')
})

test('of a search, too, nobody sees what is another’s', async () => {
  const stranger = portal.visitor()
  await stranger.open('/dang-nhap')
  await register(stranger, portal, 73)
  const desk = openDesk(portal.province)
  await desk.submit('khai-sinh', { person: await portal.province.aPerson(3), territory: 'xa:18856' }, { actorId: 903n })
  const own = await desk.submit('khai-sinh', {
    person: await portal.province.aPerson(4), territory: 'xa:18856',
  }, { actorId: (await findAccountByNumber(portal.rooms.db, { kind: 'personal', value: '000196990073' }))?.id ?? 0n })
  await stranger.open('/ho-so')
  expect(dossiersIn((await stranger.submit('/ho-so', { tim: 'khai sinh' })).html)).toEqual([`/ho-so/${own.publicId}`])
  expect(dossiersIn((await stranger.submit('/ho-so', { tim: '%' })).html)).toEqual([])
})

/** The section asks for one paper again. */
async function askMore(publicId: string): Promise<void> {
  const dossier = await findDossier(portal.rooms.db, publicId)
  const section = dossier && portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  const viewer = await portal.province.viewerAs('reception', section?.idOfData ?? '', 'dossier.ask-supplement')
  const items = [{ component: 'giay-chung-sinh', reason: 'Ảnh mờ.' }]
  await portal.province.inOneGo((ctx) => askCompletion(ctx, portal.rooms, { publicId, viewer, items }), {
    actorId: viewer.accountId,
  })
}
