/** Need: one reads what one was told, and says by which way one is told besides; nobody says it for somebody else. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ok } from '../kernel/result.ts'
import { recordEvent } from '../modules/audit/public.ts'
import { findLanguage, findWay, queueMessage } from '../modules/notifications/public.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { register } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import { loadOwnMessages } from '../../test/own-messages.ts'

let portal: PortalServer
let person: Seen
let personId: bigint
beforeAll(async () => {
  portal = await startPortal()
  portal.province.clock.set('2021-06-25T09:00+07:00')
  person = await seenAtCounter(portal, { fullName: 'Lê Thị Được Báo', personalNumber: '000199990171' })
  personId = person.personId
  await portal.province.inOneGo(loadOwnMessages)
})
afterAll(async () => portal.stop())

const told = async (id = 1n) => portal.province.inOneGo(async (ctx) => {
  await recordEvent(ctx, { type: 'thing.told', subjectKind: 'thing', subjectId: 1n, data: {} })
  return ok(await queueMessage(ctx, {
    toPerson: personId, template: 'declined', dossierId: null, event: { era: 1, id },
    words: { number: 'Z99-1', procedure: 'Khai sinh', agency: 'Cơ quan Mẫu', link: 'https://x/theo-doi' },
  }))
})

test('what one was told stands there, and the way chosen is the one that is used', async () => {
  const { visitor } = person
  expect((await visitor.open('/thong-bao-cua-toi')).text).toContain('Chưa có thông báo nào')
  expect(visitor.page.text).toContain('nên chưa nhắn tin, gửi thư điện tử được')
  expect(await told()).toEqual(['portal'])
  expect((await visitor.open('/ho-so')).html).toContain('href="/thong-bao-cua-toi"')
  expect((await visitor.open('/thong-bao-cua-toi')).text).toContain('Hồ sơ Z99-1 không được tiếp nhận')

  await visitor.submit('/thong-bao-cua-toi', {})
  expect(visitor.page).toMatchObject({ status: 422 })
  expect(visitor.page.text).toContain('Hãy chọn một cách nhận thông báo')
  const { target, fields } = visitor.prepare('/thong-bao-cua-toi')
  await visitor.post(target, [...fields.filter(([name]) => name !== 'cach'), ['cach', 'bo-cau']])
  expect([visitor.page.status, await findWay(portal.province.db, personId)]).toEqual([422, undefined])

  await visitor.submit('/thong-bao-cua-toi', { cach: 'portal' })
  expect(visitor.page.text).toContain('Đã lưu')
  expect(await findWay(portal.province.db, personId)).toBe('portal')
  expect(new Map(visitor.fieldsOf('/thong-bao-cua-toi')).get('cach')).toBe('portal')
})

test('of a way that leads to nobody yet nothing is promised: its page says what is wanting and where to give it', async () => {
  const { visitor } = person
  const { db } = portal.province
  const PROMISE = 'Thông báo từ bây giờ được gửi theo lựa chọn này'
  for (const [cach, wanting] of [
    ['sms', 'chưa có số điện thoại'], ['email', 'chưa có thư điện tử'], ['letter', 'chưa có địa chỉ nhận thư giấy'],
  ] as const) {
    await visitor.open('/thong-bao-cua-toi')
    await visitor.submit('/thong-bao-cua-toi', { cach })
    expect([visitor.page.status, visitor.page.text]).toEqual([200, expect.stringMatching(`${wanting}.* ở quầy`)])
    expect(visitor.page.text).not.toContain(PROMISE)
    // A declaration may bring what is wanting, so it is kept.
    expect(await findWay(db, personId)).toBe(cach)
  }
  await sql`update identity.person set phone = '+84500000171' where id = ${personId}`.execute(portal.province.database.owner)
  await visitor.open('/thong-bao-cua-toi')
  await visitor.submit('/thong-bao-cua-toi', { cach: 'sms' })
  expect([visitor.page.text.includes(PROMISE), await findWay(db, personId)]).toEqual([true, 'sms'])
})

test('the language that one chose is that of the next notice, and is said to whoever has pages read aloud', async () => {
  const { visitor } = person
  await visitor.open('/thong-bao-cua-toi')
  expect(new Map(visitor.fieldsOf('/thong-bao-cua-toi/ngon-ngu')).get('tieng')).toBe('vi')
  const { target, fields } = visitor.prepare('/thong-bao-cua-toi/ngon-ngu')
  await visitor.post(target, [...fields.filter(([name]) => name !== 'tieng'), ['tieng', 'fr']])
  expect(visitor.page.text).toContain('Hãy chọn một ngôn ngữ')
  expect(await findLanguage(portal.province.db, personId)).toBeUndefined()
  await visitor.submit('/thong-bao-cua-toi/ngon-ngu', { tieng: 'en' })
  expect(visitor.page.text).toContain('Đã lưu')
  expect(await told(2n)).toContain('portal')
  const { html } = await visitor.open('/thong-bao-cua-toi')
  expect(html).toContain('<p lang="en"><strong>Dossier Z99-1 was not accepted</strong></p>')
  expect(html).toContain('<p lang="vi"><strong>Hồ sơ Z99-1 không được tiếp nhận</strong></p>')
})

test('Zalo is not offered where the province has no account there', async () => {
  expect((await person.visitor.open('/thong-bao-cua-toi')).text).not.toContain('Zalo')
})

test('an account that nobody has checked chooses for nobody', async () => {
  const stranger = portal.visitor()
  await stranger.open('/dang-nhap')
  await register(stranger, portal, 74)
  expect((await stranger.open('/thong-bao-cua-toi')).text).toContain('đã xác nhận ở quầy')
  const { rows } = await sql`select from notifications.way where person_id <> ${personId}`.execute(portal.province.db)
  expect(rows).toEqual([])
})
