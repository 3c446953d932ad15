/** Need: whoever has sent many dossiers reaches each of them, on an old phone and without script. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk } from '../../test/dossier-desk.ts'
import { register } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
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
  const oldest = await sender.open(older)
  expect([oldest.status, dossiersIn(oldest.html)]).toEqual([200, made.slice(20)])
  expect(oldest.text).not.toContain('Hồ sơ cũ hơn')
  expect(oldest.text).toContain('Về những hồ sơ mới nhất')
})

test('a made-up place is no place', async () => {
  const visitor = portal.visitor()
  await visitor.open('/dang-nhap')
  await register(visitor, portal, 71)
  for (const text of ['', '0', '-', 'x-1', '999999999999999-1', '1624586400000-', '1-1&truoc=2-2']) {
    const page = await visitor.open(`/ho-so?truoc=${text}`)
    expect([text, page.status, page.text.includes('Chưa có hồ sơ nào')]).toEqual([text, 200, true])
  }
})
