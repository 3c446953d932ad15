/**
 * Need: an applicant writes to the office on the page of their dossier, without script, and sees no word of the units.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDossier, talkAboutDossier } from '../modules/dossiers/public.ts'
import { sendBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
let mother: ReturnType<PortalServer['visitor']>
let id: string
beforeAll(async () => {
  portal = await startPortal()
  mother = portal.visitor()
  id = await sendBirth(mother, portal, 61, 'Đỗ Văn Bảy')
})
afterAll(async () => portal.stop())

/** By a clerk of the section where it is received. */
async function say(circle: 'applicant' | 'units', text: string) {
  const dossier = await findDossier(portal.rooms.db, id)
  const section = dossier && portal.rooms.directory.on('2021-06-25').byId(dossier.receivesAtId)
  const viewer = await portal.province.viewerAs('reception', section?.idOfData ?? '', 'dossier.talk')
  await portal.province.inOneGo(
    (ctx) => talkAboutDossier(ctx, portal.rooms, { publicId: id, viewer, circle, text }), { actorId: viewer.accountId },
  )
}

test('what the office wrote stands on the page as text, what units said does not', async () => {
  await say('applicant', 'Mời bạn <b>xem lại</b> trang 2.')
  await say('units', 'Nhờ phòng tư pháp xem hộ.')
  await mother.open(`/ho-so/${id}`)
  expect(mother.page.html).toContain('Mời bạn &lt;b&gt;xem lại&lt;/b&gt; trang 2.')
  expect((await mother.open(`/ho-so/${id}/trao-doi`)).text).toContain('trang 2.')
  for (const page of [`/ho-so/${id}`, `/ho-so/${id}/trao-doi`])
    expect((await mother.open(page)).html).not.toContain('tư pháp xem hộ')
})

test('what the applicant writes is sent, and stands there as theirs', async () => {
  await mother.open(`/ho-so/${id}`)
  await mother.submit(`/ho-so/${id}/trao-doi`, { tin: 'Tôi gửi lại rồi.\nCảm ơn.' })
  expect(mother.page.status).toBe(200)
  expect(mother.page.text).toContain('Tôi gửi lại rồi.')
})

test.each([
  ['nothing', '   ', 'Hãy ghi nội dung tin nhắn.'], ['too much', 'a'.repeat(2001), '2.000'],
])('%s comes back with its fault, and what was typed', async (_, text, said) => {
  await mother.open(`/ho-so/${id}/trao-doi`)
  await mother.submit(`/ho-so/${id}/trao-doi`, { tin: text })
  expect(mother.page.status).toBe(422)
  expect(mother.page.text).toContain(said)
  expect(mother.page.html).toContain('<a href="#tin">')
})

test('older messages are a link away, each once; the address names the last one seen by its public id', async () => {
  for (let n = 1; n <= 60; n += 1) await say('applicant', `Tin số ${String(n)}.`)
  const seen = (html: string) => [...html.matchAll(/Tin số (\d+)\./g)].map(([, n]) => Number(n))
  const newest = await mother.open(`/ho-so/${id}/trao-doi`)
  expect(seen(newest.html)).toEqual(Array.from({ length: 50 }, (_, nth) => 60 - nth))
  const older = /href="([^"]+\?truoc=[^"]+)"/.exec(newest.html)?.[1] ?? ''
  expect(older).toMatch(/\?truoc=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  await say('applicant', 'Tin mới đến trong lúc xem.')
  expect(seen((await mother.open(older)).html)).toEqual(Array.from({ length: 10 }, (_, nth) => 10 - nth))
  // A number is no place any more, nor is a message of another talk.
  for (const made of ['5', '9d8f8f5e-9d0b-4c54-8b4c-0d64a1b4f111'])
    expect((await mother.open(`/ho-so/${id}/trao-doi?truoc=${made}`)).text).toContain('Tin mới đến')
})

test('one form sends one message: again the same is the same, another text is kept on the page and not lost', async () => {
  await mother.open(`/ho-so/${id}/trao-doi`)
  const { target, fields } = mother.prepare(`/ho-so/${id}/trao-doi`, { tin: 'Tin gửi một lần.' })
  const other = mother.prepare(`/ho-so/${id}/trao-doi`, { tin: 'Tin khác, gửi lại từ trang cũ.' })
  await mother.post(target, fields)
  await mother.post(target, fields)
  expect((await mother.open(`/ho-so/${id}/trao-doi`)).html.split('Tin gửi một lần.')).toHaveLength(2)
  const refused = await mother.post(other.target, other.fields)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Tin khác, gửi lại từ trang cũ.</textarea>')
  await mother.submit(`/ho-so/${id}/trao-doi`)
  expect((await mother.open(`/ho-so/${id}/trao-doi`)).text).toContain('Tin khác, gửi lại từ trang cũ.')
})

test.each(['', 'garbage'])('a form whose request id is %j sends its message once all the same', async (given) => {
  await mother.open(`/ho-so/${id}/trao-doi`)
  const said = `Tin không có mã${given}.`
  const { target, fields } = mother.prepare(`/ho-so/${id}/trao-doi`, { tin: said, requestId: given })
  await mother.post(target, fields)
  await mother.post(target, fields)
  expect((await mother.open(`/ho-so/${id}/trao-doi`)).html.split(said)).toHaveLength(2)
})

test('of a stranger there is no such talk', async () => {
  const stranger = portal.visitor()
  await sendBirth(stranger, portal, 62, 'Đỗ Văn Tám')
  expect((await stranger.open(`/ho-so/${id}/trao-doi`)).status).toBe(404)
})
