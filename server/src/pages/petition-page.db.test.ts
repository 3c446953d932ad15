/**
 * Need (E4): anybody asks or reports something without a dossier and without signing in, reads the answer by number and
 * code, and nobody else does; whatever is typed does no harm, and one address does not fill the desk.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { register } from '../../test/portal-birth.ts'
import { seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import type { AttemptLimits } from '../modules/identity/public.ts'
import { answerPetition, findPetition, takePetition } from '../modules/integration/public.ts'

let portal: PortalServer
beforeAll(async () => { portal = await startPortal() })
afterAll(async () => portal.stop())
// Tries of one test count in no other.
beforeEach(() => portal.machineClock.forward(61))

const SAID = {
  'loai': 'petition', 'ho-ten': 'Nguyễn Thị Mẫu', 'dien-thoai': '0900 000 001', 'thu': '', 'noi': '',
  'tieu-de': 'Biển chỉ đường', 'loi-noi': 'Không có biển chỉ đường.',
}
const CODES = /PA-\d{6,}|\b[A-Z2-9]{10}\b/g
async function send(typed: object = {}, address?: string) {
  const visitor = portal.visitor(address)
  await visitor.open('/hoi-dap')
  await visitor.submit('/hoi-dap', { ...SAID, ...typed })
  const [number = '', code = ''] = visitor.page.text.match(CODES) ?? []
  return { visitor, number, code }
}
async function look(number: string, code: string, address?: string) {
  const visitor = portal.visitor(address)
  await visitor.open('/hoi-dap/tra-loi')
  return visitor.submit('/hoi-dap/tra-loi', { 'ma': number, 'ma-tra-cuu': code })
}
const count = async () => (await sql<{ n: number }>`select count(*)::integer as n from integration.petition`
  .execute(portal.rooms.db)).rows[0]?.n ?? 0
const newest = async () => {
  const { rows: [row] } = await sql<{ publicId: string }>`
    select public_id from integration.petition order by id desc limit 1`.execute(portal.rooms.db)
  const found = row && await findPetition(portal.rooms.db, row.publicId)
  if (!found) throw new Error('no petition')
  return found
}

/** Takes and answers it an hour after nine. */
async function answer(publicId: string, words: string): Promise<void> {
  const viewer = await portal.province.viewerAs('agency_head', 'cq:vp-ubnd-tinh', 'consultation.answer')
  const [on, by] = [{ publicId, viewer }, { actorId: viewer.accountId }]
  portal.province.clock.set('2021-06-25T10:00+07:00')
  await portal.province.inOneGo((ctx) => takePetition(ctx, portal.province, on), by)
  await portal.province.inOneGo((ctx) => answerPetition(ctx, portal.province, { ...on, words }), by)
  portal.province.clock.set('2021-06-25T09:00+07:00')
}

test('what is sent is work of the unit for all, and its answer is read by number and code', async () => {
  const { visitor, number, code } = await send()
  expect([visitor.page.status, visitor.page.path]).toEqual([200, '/hoi-dap'])
  const found = await newest()
  expect(found).toMatchObject({
    kind: 'petition', senderName: 'Nguyễn Thị Mẫu', phone: '0900 000 001', email: null, words: 'Không có biển chỉ đường.',
    unitId: portal.province.unit('cq:vp-ubnd-tinh').id, messageId: null, lookUpCode: code,
  })
  const before = await look(` ${number.toLowerCase()} `, code.toLowerCase())
  expect(before.text).toContain('Đang chờ trả lời')
  expect(before.text).not.toContain('Nơi trả lời nhận xử lý')
  await answer(found.publicId, 'Đã lắp <b>hôm nay</b>.')
  const after = await look(number, code)
  expect(after.text).toContain('Đã lắp <b>hôm nay</b>.')
  // Friday 25/06/2021 is the day of sending; Monday 28 = 1, Friday 2/7 = 5, Friday 9 = 10, Friday 16 = 15.
  const said = ['Đã gửi 09:00 thứ Sáu 25/06', 'nhận xử lý 10:00 thứ Sáu 25/06', 'Hạn trả lời 17:00 thứ Sáu 16/07']
  for (const one of said) expect(after.text).toContain(`${one}/2021`)
  expect(after.text).toContain('Trả lời lúc 10:00 thứ Sáu 25/06/2021')
  for (const hidden of ['Nguyễn Thị Mẫu', '0900 000 001', '<b>hôm nay']) expect(after.html).not.toContain(hidden)
})

test('a second press is the same petition with the same codes', async () => {
  const visitor = portal.visitor()
  await visitor.open('/hoi-dap')
  const { fields } = visitor.prepare('/hoi-dap', SAID)
  const before = await count()
  const codes = [(await visitor.post('/hoi-dap', fields)).text, (await visitor.post('/hoi-dap', fields)).text]
    .map((text) => text.match(CODES))
  expect(codes[0]).toHaveLength(2)
  expect(codes[1]).toEqual(codes[0])
  expect(await count()).toBe(before + 1)
})

test.each<readonly [string, object, string]>([
  ['without a kind', { loai: '' }, 'Hãy chọn hỏi hay phản ánh'],
  ['of a kind that there is not', { loai: 'constructor' }, 'Hãy chọn hỏi hay phản ánh'],
  ['by nobody', { 'ho-ten': ' ' }, 'Hãy ghi họ và tên'],
  ['by whom nobody can reach', { 'dien-thoai': '' }, 'Hãy ghi số điện thoại hoặc thư điện tử'],
  ['with a phone that is none', { 'dien-thoai': "1'; drop table x" }, 'Số điện thoại này không đúng'],
  ['with mail that is none', { thu: 'a@b@c' }, 'Thư điện tử này không đúng'],
  ['to what is no office', { noi: "' or 1=1" }, 'Không có nơi này'],
  ['that says nothing', { 'loi-noi': '\u200b \0' }, 'Hãy ghi nội dung'],
  ['that is too long', { 'loi-noi': 'x'.repeat(5_001) }, 'Dài quá 5000 ký tự'],
])('one %s is not taken, and what was typed comes back', async (_, typed, fault) => {
  const before = await count()
  const { visitor } = await send(typed)
  expect([visitor.page.status, visitor.page.text.includes(fault)]).toEqual([422, true])
  expect(visitor.page.html).toContain('Biển chỉ đường')
  // A label and the list of faults lead to the field that is meant.
  const ids = [...visitor.page.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids).toEqual([...new Set(ids)])
  expect(await count()).toBe(before)
})

test('signs of markup and turned writing are words like others', async () => {
  const { visitor } = await send({ 'tieu-de': '<script>alert(1)</script>', 'loi-noi': '"><img src=x onerror=1>\u202e' })
  expect(visitor.page.status).toBe(200)
  const { subject, words, lookUpCode, id } = await newest()
  expect([subject, words]).toEqual(['<script>alert(1)</script>', '"><img src=x onerror=1>'])
  const { html } = await look(`PA-${String(id)}`, lookUpCode ?? '')
  expect(html).toContain('&lt;script&gt;')
  for (const live of ['<script>alert', '<img src=x']) expect(html).not.toContain(live)
})

const limits = () => portal.rooms.directory.on('2021-06-25').policy('tracking-attempts')?.value as AttemptLimits

test('one address sends so many, others go on, and the limit ends by itself', async () => {
  const { onOneFromOne } = limits()
  const before = await count()
  for (let nth = 0; nth < onOneFromOne; nth += 1) await send({ 'loi-noi': `Lần ${String(nth)}` })
  expect((await send()).visitor.page.status).toBe(429)
  expect(await count()).toBe(before + onOneFromOne)
  expect((await send({}, '203.0.113.9')).visitor.page.status).toBe(200)
  portal.machineClock.forward(61)
  expect((await send()).visitor.page.status).toBe(200)
})

test('a wrong code shows nothing, counts by address, and keeps nobody else from the right one', async () => {
  const { number, code } = await send()
  const { onOneFromOne } = limits()
  const wrong = code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`
  const guessed: number[] = []
  for (let nth = 0; nth <= onOneFromOne; nth += 1) guessed.push((await look(number, wrong)).status)
  expect(guessed).toEqual([...Array<number>(onOneFromOne).fill(422), 429])
  const unknown = await look('PA-999999', code, '203.0.113.10')
  const other = await look(number, wrong, '203.0.113.11')
  expect(unknown.text.replaceAll('PA-999999', number)).toBe(other.text)
  expect((await look(number, code, '203.0.113.12')).text).toContain('Không có biển chỉ đường.')
})

const asked = { 'loai': 'question', 'tieu-de': 'Giờ mở cửa', 'loi-noi': 'Thứ bảy có mở không?' }
const typedInto = (visitor: Visitor) => new Map(visitor.fieldsOf('/hoi-dap'))
const minesOn = ({ page: { html } }: Visitor) => [...html.matchAll(/href="(\/hoi-dap\/cua-toi\/[\da-f-]{36})"/g)].map(([, at = '']) => at)

test('whoever is signed in types no name again, and finds what they asked with its answer; nobody else does', async () => {
  const { visitor, accountId } = await seenAtCounter(portal, { fullName: 'Lê Thị Hay Hỏi', personalNumber: '000199990181' })
  await visitor.open('/hoi-dap')
  expect(typedInto(visitor).get('ho-ten')).toBe('Lê Thị Hay Hỏi')
  await visitor.submit('/hoi-dap', asked)
  expect(visitor.page.text).toContain('Câu trả lời sẽ có trong tài khoản của bạn')
  const sent = await newest()
  // Nothing to be written down, nor to be lost, by whom it waits in their account.
  expect(visitor.page.html).not.toContain(sent.lookUpCode)
  expect(visitor.page.text).not.toContain('ghi lại hai mã')
  expect((await visitor.open('/')).html).toContain('href="/hoi-dap"')
  expect(sent).toMatchObject({ accountId, senderName: 'Lê Thị Hay Hỏi', phone: null, email: null })
  await answer(sent.publicId, 'Sáng thứ bảy.')
  await visitor.open('/ho-so')
  expect(visitor.page.html).toContain('href="/hoi-dap/cua-toi"')
  await visitor.open('/hoi-dap/cua-toi')
  const [mine = '', ...more] = minesOn(visitor)
  expect(more).toEqual([])
  expect(visitor.page.text).toMatch(/Giờ mở cửa\s*Đã trả lời/)
  expect((await visitor.open(mine)).text).toContain('Sáng thứ bảy.')
  const other = await seenAtCounter(portal, { fullName: 'Lê Văn Tò Mò', personalNumber: '000199990182' })
  expect((await other.visitor.open(mine)).status).toBe(404)
  expect(minesOn((await other.visitor.open('/hoi-dap/cua-toi'), other.visitor))).toEqual([])
  // Nor does whoever sends it signed out leave it in any account.
  await send()
  expect((await newest()).accountId).toBeNull()
})

test('whoever made their account alone has its phone filled in, and no mail that is only claimed', async () => {
  const visitor = portal.visitor()
  await visitor.open('/dang-nhap')
  await register(visitor, portal, 31)
  await sql`update identity.person set email = 'cua-ai@example.vn' where personal_number = '000196990031'`
    .execute(portal.province.database.owner)
  await visitor.open('/hoi-dap')
  const typed = typedInto(visitor)
  expect([typed.get('dien-thoai'), typed.get('thu')]).toEqual(['0500 000 031', ''])
})

test('the list goes on page by page, each line once', async () => {
  const { visitor, accountId } = await seenAtCounter(portal, { fullName: 'Lê Thị Hỏi Nhiều', personalNumber: '000199990183' })
  await sql`insert into integration.petition (kind, look_up_code, account_id, subject, words, received_at, refuse_by, due_at, unit_id)
    select 'question', 'ABCDEFGHJK', ${accountId}, 'Câu ' || n, 'Câu', now(), now(), now(), ${portal.province.unit('cq:vp-ubnd-tinh').id}
    from generate_series(1, 23) n`.execute(portal.province.database.owner)
  await visitor.open('/hoi-dap/cua-toi')
  const first = minesOn(visitor)
  const next = /href="(\/hoi-dap\/cua-toi\?truoc=[\da-f-]{36})"/.exec(visitor.page.html)?.[1] ?? ''
  await visitor.open(next)
  const second = minesOn(visitor)
  expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([20, 3, 23])
  expect(visitor.page.html).not.toContain('truoc=')
})

test('an office is found by a part of its name, what was typed stays, and nobody has to know one', async () => {
  const visitor = portal.visitor('203.0.113.20')
  await visitor.open('/hoi-dap')
  const before = await count()
  await visitor.submit('/hoi-dap', { ...SAID, 'tim-noi': 'so tu phap', 'tim': '1' })
  expect([visitor.page.status, await count()]).toEqual([200, before])
  expect(typedInto(visitor).get('loi-noi')).toBe(SAID['loi-noi'])
  const { publicId, name, id } = portal.province.unit('cq:so-tu-phap')
  expect(visitor.page.text).toContain(name)
  await visitor.submit('/hoi-dap', { noi: publicId })
  expect((await newest()).unitId).toBe(id)
  // A name that was typed and not looked for goes nowhere in silence; left open once that was said, it does.
  await visitor.open('/hoi-dap')
  await visitor.submit('/hoi-dap', { ...SAID, 'tim-noi': 'khong co noi nay' })
  expect([visitor.page.status, visitor.page.text.includes('Bạn vừa gõ tên cơ quan')]).toEqual([422, true])
  await visitor.submit('/hoi-dap')
  expect((await newest()).unitId).toBe(portal.province.unit('cq:vp-ubnd-tinh').id)
})

test('no page lists all offices', async () => {
  const visitor = portal.visitor()
  await visitor.open('/hoi-dap')
  await visitor.submit('/hoi-dap', { ...SAID, 'tim-noi': 'uy ban', 'tim': '1' })
  expect(visitor.page.html.match(/ name="noi"/g)).toHaveLength(13)
  expect(visitor.page.text).toContain('Đang hiện 12 nơi đầu')
})
