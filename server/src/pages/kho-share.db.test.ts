/**
 * Need: an owner shows a paper to somebody for a time (NĐ 45/2020/NĐ-CP Đ.16): by a link that nobody guesses and a PIN
 * that is sent another way. It runs out, is ended, locks itself, and each opening is seen by the owner.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallPdf } from '../../test/portal-birth.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

const MORNING = '2021-06-25T09:00+07:00'
let portal: PortalServer
let mother: Seen
let kept: string
beforeAll(async () => {
  portal = await startPortal()
  mother = await seenAtCounter(portal, { fullName: 'Nguyễn Thị Mẫu', personalNumber: '000196990001' })
  const { visitor } = mother
  await visitor.open('/kho/luu-giay-to')
  await visitor.upload('/kho/luu-giay-to', [{ name: 'tep', filename: 'hb.pdf', content: smallPdf('HB') }], {
    'loai': 'hoc-ba', 'so-giay': 'HB 12',
  })
  kept = /href="\/kho\/([0-9a-f-]{36})"/.exec(visitor.page.html)?.[1] ?? ''
})
afterAll(async () => portal.stop())

/** A link of so many days, as its owner is told it once. */
async function share(days = 7) {
  const { visitor } = mother
  await visitor.open(`/kho/${kept}`)
  const { text } = await visitor.submit('/chia-se', { 'so-ngay': String(days) })
  const [, path = ''] = /(\/chia-se\/[\w-]{43})/.exec(text) ?? []
  const [, pin = ''] = /Mã PIN (\d{6})\b/.exec(text) ?? []
  return { path, pin, wrong: pin === '000000' ? '000001' : '000000' }
}
const linkOf = async (days?: number) => {
  const made = await share(days)
  const stranger = portal.visitor()
  return { ...made, stranger, open: async (pin: string) => {
    await stranger.open(made.path)
    return stranger.submit(made.path, { 'ma-pin': pin })
  }, see: async () => stranger.submit(made.path) }
}
const eventsOf = async (type: string) => {
  const { rows } = await sql<{ data: object }>`select data from audit.event where type = ${type} order by id`
    .execute(portal.province.database.owner)
  return rows.map(({ data }) => data)
}

test('with link and PIN the paper is seen, kept nowhere, and its owner reads when', async () => {
  const { path, pin, stranger, open, see } = await linkOf()
  const asked = await stranger.open(path)
  expect(asked.headers).toMatchObject({
    'referrer-policy': 'same-origin', 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex',
  })
  // Neither whose nor which paper it is, nor the address itself where it could be carried on.
  expect(asked.text).not.toMatch(/Mẫu|Học bạ|HB 12/)
  expect(asked.html.replace(/action="[^"]*"/, '')).not.toContain(path)
  // What it is and what it is worth comes before the file (domain 7.2), and until when the link opens.
  const told = await open(pin)
  expect(told.text).toMatch(/Học bạ.* số HB 12/)
  for (const said of [
    'Chưa xác thực', 'Bản chụp, chưa được xác thực (mức C)', 'Liên kết xem được đến 09:00 thứ Sáu 02/07/2021',
  ]) expect(told.text).toContain(said)
  expect(told.html.replace(/action="[^"]*"/, '')).not.toMatch(new RegExp(`${path}|${pin}`))
  const seen = await see()
  expect([seen.status, seen.bytes.equals(smallPdf('HB'))]).toEqual([200, true])
  expect(seen.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'private, no-store' })
  expect((await mother.visitor.open(`/kho/${kept}`)).text).toContain('Đã mở lúc: 09:00 thứ Sáu 25/06/2021')
  expect(await eventsOf('paper.share-opened')).toEqual([expect.objectContaining({ paper: kept, times: 1 })])
})

test('the file opens for ten minutes behind a PIN, of this link alone, and by no ticket that was made up', async () => {
  const { path, pin, stranger, open } = await linkOf()
  await open(pin)
  const { target, fields } = stranger.prepare(path)
  const withTicket = (given: string) =>
    fields.map(([name, value]) => [name, name === 've' ? given : value] as [string, string])
  const ticket = new Map(fields).get('ve') ?? ''
  const isFile = async (at: string, sent: [string, string][]) =>
    (await stranger.post(at, sent)).bytes.equals(smallPdf('HB'))
  expect(await isFile(target, withTicket(ticket))).toBe(true)
  // Later than it says, shorter, another sum, and a sum of nothing.
  for (const wrong of [ticket.replace(/^\d/, '9'), ticket.slice(0, -1), `${ticket.split('.')[0] ?? ''}.`, '.', 'x'])
    expect([wrong, await isFile(target, withTicket(wrong))]).toEqual([wrong, false])
  const other = await share()
  expect(await isFile(other.path, withTicket(ticket))).toBe(false)
  portal.province.clock.set('2021-06-25T09:10:00+07:00')
  expect(await isFile(target, withTicket(ticket))).toBe(true)
  portal.province.clock.set('2021-06-25T09:10:01+07:00')
  const late = await stranger.post(target, withTicket(ticket))
  expect(late.text).toContain('Đã quá 10 phút')
  portal.province.clock.set(MORNING)
  // Of one paper ten may be open: these two are done with.
  await sql`update documents.share set ended_at = made_at
    where id in (select id from documents.share order by id desc limit 2)`
    .execute(portal.province.database.owner)
})

test('a ticket opens the file no longer than the link does', async () => {
  const { path, pin, stranger, open } = await linkOf()
  await open(pin)
  const { target, fields } = stranger.prepare(path)
  const owner = portal.province.database.owner
  const isFile = async () => (await stranger.post(target, fields)).bytes.equals(smallPdf('HB'))
  const change = async (set: string) =>
    sql`update documents.share set ${sql.raw(set)} where id = (select max(id) from documents.share)`.execute(owner)
  portal.province.clock.set('2021-06-25T09:05+07:00')
  for (const [set, back] of [
    [`ends_at = made_at + interval '4 minutes'`, `ends_at = made_at + interval '7 days'`],
    ['locked_at = made_at', 'locked_at = null'], ['ended_at = made_at', 'ended_at = null'],
  ] as const) {
    await change(set)
    expect([set, await isFile()]).toEqual([set, false])
    await change(back)
  }
  await sql`update identity.person set death = '2021-06-24' where id = ${mother.personId}`.execute(owner)
  expect(await isFile()).toBe(false)
  await sql`update identity.person set death = null where id = ${mother.personId}`.execute(owner)
  expect(await isFile()).toBe(true)
  portal.province.clock.set(MORNING)
  await change('ended_at = made_at')
})

test('of link and PIN nothing is kept that opens it, in no table, no event and no answer', async () => {
  const { path, pin } = await share()
  const token = path.split('/').at(-1) ?? '-'
  const { rows } = await sql<{ all: string }>`select concat(
    (select string_agg(s::text, '|') from documents.share s), (select string_agg(e.data::text, '|') from audit.event e),
    (select string_agg(r.answer::text, '|') from audit.request r)) as "all"`.execute(portal.province.database.owner)
  expect([rows[0]?.all.includes(token), rows[0]?.all.includes(`"${pin}"`)]).toEqual([false, false])
})

test('sent twice the same form makes one link, which is shown once', async () => {
  const { visitor } = mother
  await visitor.open(`/kho/${kept}`)
  const { target, fields } = visitor.prepare('/chia-se', { 'so-ngay': '1' })
  expect((await visitor.post(target, fields)).text).toMatch(/Mã PIN \d{6}/)
  const again = await visitor.post(target, fields)
  expect(again.text).toContain('đã hiện một lần')
  expect(again.text).not.toMatch(/Mã PIN \d{6}|\/chia-se\/[\w-]{43}/)
})

test('after five wrong PINs in a row it is locked for good, the right one included; its owner reads that', async () => {
  const { pin, wrong, open } = await linkOf()
  for (let nth = 1; nth <= 4; nth += 1) expect((await open(wrong)).text).toContain('Mã PIN không đúng')
  // The right one lets those before it count no longer.
  expect((await open(pin)).status).toBe(200)
  for (let nth = 1; nth <= 4; nth += 1) expect((await open(wrong)).text).toContain('Mã PIN không đúng')
  expect((await open(wrong)).text).toContain('Liên kết đã bị khóa')
  const after = portal.visitor()
  await after.open('/theo-doi')
  const { stranger, path } = await linkOf()
  expect((await stranger.open(path)).status).toBe(200)
  expect((await mother.visitor.open(`/kho/${kept}`)).text).toContain('Đã khóa vì nhập sai mã PIN nhiều lần')
  expect(await eventsOf('paper.share-locked')).toHaveLength(1)
})

test('where the last guess was counted and its lock was not written, the right PIN opens nothing either', async () => {
  const { pin, open } = await linkOf()
  await sql`update documents.share set tries = 5 where id = (select max(id) from documents.share)`
    .execute(portal.province.database.owner)
  expect((await open(pin)).text).toContain('Liên kết đã bị khóa')
  await sql`update documents.share set ended_at = made_at where id = (select max(id) from documents.share)`
    .execute(portal.province.database.owner)
})

test('what can be no PIN is no guess, however often it is sent; how many are left is said', async () => {
  const { pin, wrong, open } = await linkOf()
  for (const typed of ['', '123', 'abcdef', '1234567', '', ''])
    expect((await open(typed)).text).toContain('Hãy nhập mã PIN gồm 6 chữ số')
  expect((await open(wrong)).text).toContain('còn 4 lần nhập')
  expect((await open(pin)).status).toBe(200)
})

test('many at once guess no more often than one after the other', async () => {
  const { path, wrong } = await share()
  const strangers = await Promise.all(Array.from({ length: 12 }, async () => {
    const stranger = portal.visitor()
    await stranger.open(path)
    return stranger
  }))
  const told = await Promise.all(strangers.map((one) => one.submit(path, { 'ma-pin': wrong })))
  expect(told.filter(({ text }) => text.includes('Mã PIN không đúng'))).toHaveLength(4)
  expect(told.filter(({ text }) => text.includes('Liên kết đã bị khóa'))).toHaveLength(8)
})

test('a browser that says nothing of where a form comes from sends the PIN, too; from elsewhere nobody does', async () => {
  const { pin, stranger, path } = await linkOf()
  await stranger.open(path)
  const { target, fields } = stranger.prepare(path, { 'ma-pin': pin })
  // Firefox before 90 and Safari before 16.4 name the origin only; a hidden frame and a page of no address say `null`.
  const send = async (origin: string, site = '') => stranger.post(target, fields, { origin, 'sec-fetch-site': site })
  for (const [origin, site] of [['null'], ['null', 'same-origin'], ['null', 'cross-site'], ['http://elsewhere.invalid'],
    ['http://localhost', 'same-site']] as const) expect([origin, site, (await send(origin, site)).status]).toEqual([origin, site, 400])
  expect((await send('http://localhost')).text).toContain('HB 12')
  // Without the token of this browser's forms the right origin opens nothing.
  const bare = fields.filter(([name]) => name === 'ma-pin')
  expect((await stranger.post(target, bare, { 'sec-fetch-site': '' })).status).toBe(400)
})

test('when its days are over, when it is ended, when the paper is out of the Kho: as if it had never been', async () => {
  const never = await portal.visitor().open(`/chia-se/${'a'.repeat(43)}`)
  const said = (page: { status: number; text: string }) => [page.status, page.text]
  const over = await linkOf(1)
  const ended = await linkOf(7)
  const last = await linkOf(30)
  for (const { stranger, path } of [over, ended, last]) await stranger.open(path)
  portal.province.clock.set('2021-06-26T09:00+07:00')
  expect(said(await over.stranger.submit(over.path, { 'ma-pin': over.pin }))).toEqual(said(never).map((one) =>
    typeof one === 'string' ? one.replace('25/06/2021', '26/06/2021') : one))
  portal.province.clock.set(MORNING)
  const { visitor } = mother
  await visitor.open(`/kho/${kept}`)
  const { rows: [row] } = await sql<{ publicId: string }>`select public_id from documents.share
    where ends_at = '2021-07-02T09:00+07:00' order by id desc limit 1`.execute(portal.province.database.owner)
  await visitor.submit(`/chia-se/${row?.publicId ?? ''}`)
  expect(said(await ended.stranger.submit(ended.path, { 'ma-pin': ended.pin }))).toEqual(said(never))
  await visitor.open(`/kho/${kept}`)
  await visitor.submit('/go')
  expect(said(await last.stranger.submit(last.path, { 'ma-pin': last.pin }))).toEqual(said(never))
})

test('another’s paper is not shared, and another’s link not ended', async () => {
  const { visitor: other } = await seenAtCounter(portal, { fullName: 'Lê Thị Khác', personalNumber: '000196990002' })
  await other.open('/kho/luu-giay-to')
  const csrf = new Map(other.fieldsOf('/luu-giay-to')).get('csrf') ?? ''
  expect((await other.post(`/kho/${kept}/chia-se`, [['csrf', csrf], ['so-ngay', '1']])).status).toBe(404)
  const { rows } = await sql<{ publicId: string }>`select public_id from documents.share where ended_at is null limit 1`
    .execute(portal.province.database.owner)
  expect((await other.post(`/kho/${kept}/chia-se/${rows[0]?.publicId ?? ''}`, [['csrf', csrf]])).status).toBe(404)
})
