/**
 * Need (E2): whoever has an electronic identity signs in by it, to the account of their verified number and no other;
 * what comes back forged, replayed, late or in another browser opens nothing.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Choice, type WithProvider, chosenAt, openProvider, signInAt, walkProvider } from '../../test/identity-walk.ts'
import { register, sendBirth } from '../../test/portal-birth.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { findSession } from '../modules/identity/public.ts'

let provider: WithProvider
let portal: PortalServer
beforeAll(async () => {
  provider = await openProvider()
  portal = await startPortal({ identityProvider: provider.identityProvider })
})
afterAll(async () => {
  await portal.stop()
  await provider.stop()
})

const SESSION = '__Host-motcua-dan'
const UNDER_WAY = '__Host-motcua-dinh-danh'
const AN: Choice = { techId: 't-000185990001', level: '2' }
const BINH: Choice = { techId: 't-000184990131', level: '2' }
const NHAN: Choice = { techId: 't-000196990001', level: '2' }
const NAM: Choice = { techId: 't-000303990011', level: '1' }
const HANH: Choice = { techId: 't-000190990041', level: '2' }
const FIRM: Choice = { techId: 't-000178990051', level: '2' }
const BEGIN = '/dang-nhap/dinh-danh?tiep=%2Fho-so&muc=2'

interface Found { readonly level: number; readonly phone: string; readonly status: string; readonly how: string }
const accountsOf = async (number: string) => (await sql<Found>`
  select level, account.phone, status, opened_how as how from identity.account
  join identity.person on person.id = person_id where personal_number = ${number} or tax_code = ${number}
  order by account.id`.execute(portal.rooms.db)).rows
const actorOf = async (visitor: { cookie(name: string): string | undefined }) =>
  findSession(portal.rooms.db, visitor.cookie(SESSION) ?? '', portal.machineClock.now(), '2026-03-02')
const refusal = ({ text, status }: { text: string; status: number }) => [status, /Mã: ([a-z-]+)/.exec(text)?.[1]]

test('a number nobody has gets an account of level 2, and the second time the same one', async () => {
  const visitor = portal.visitor()
  expect((await signInAt(visitor, AN)).path).toBe('/ho-so')
  expect(await actorOf(visitor)).toMatchObject({ level: 2, vouched: 2, fullName: 'Nguyễn Văn An' })
  await signInAt(portal.visitor(), AN)
  expect(await accountsOf('000185990001')).toMatchObject([{ level: 2, phone: null, status: 'open', how: 'provider' }])
})

test('an account of the same phone and name, but another number, is not touched', async () => {
  const other = portal.visitor()
  await other.open('/ho-so')
  await register(other, portal, 3)
  await provider.act('claims', { HoVaTen: 'Nguyễn Thị Mẫu', SoDienThoai: '0500000003' })
  const visitor = portal.visitor()
  await signInAt(visitor, BINH)
  expect(await accountsOf('000196990003')).toMatchObject([{ level: 1, phone: '+84500000003', status: 'open' }])
  expect((await actorOf(visitor))?.accountId).not.toBe((await actorOf(other))?.accountId)
})

/** Says on the page that asks that the account is a stranger's. Answers where the next page goes on to. */
async function sayNotMine(bearer: Visitor): Promise<string> {
  const { html } = await bearer.submit('/dang-nhap/dinh-danh/khong-phai')
  return (/content="0; ?url=([^"]+)"/i.exec(html)?.[1] ?? '').replaceAll('&amp;', '&')
}

test('whoever a number belongs to takes it over, and is not shown what a stranger sent under it', async () => {
  const stranger = portal.visitor()
  const sent = await sendBirth(stranger, portal, 1, 'Đỗ Văn Của Người Lạ')
  const bearer = portal.visitor()
  expect(refusal(await signInAt(bearer, NHAN))).toEqual([409, 'account-self-made'])
  expect(bearer.cookie(SESSION)).toBeUndefined()
  await bearer.open(await walkProvider(await sayNotMine(bearer), NHAN))
  expect(bearer.page.path).toBe('/ho-so')
  const accounts = await accountsOf('000196990001')
  expect(accounts).toMatchObject([{ level: 1, status: 'disabled' }, { level: 2, status: 'open' }])
  expect((await bearer.open('/ho-so')).text).toContain('Chưa có hồ sơ nào')
  expect((await bearer.open(`/ho-so/${sent}`)).status).toBe(404)
  expect((await stranger.open('/ho-so')).path).toMatch(/^\/dang-nhap/)
})

test('whoever came without a phone is told at the one that they declare for themselves, and reads where', async () => {
  const visitor = portal.visitor()
  await signInAt(visitor, NHAN)
  const reached = async () => /số điện thoại (\S.*?);/.exec((await visitor.open('/thong-bao-cua-toi')).text)?.[1]
  expect(await reached()).toBe('chưa có')
  const sent = await sendBirth(visitor, portal, 1, 'Đỗ Văn Được Báo')
  expect(visitor.page.text).toContain('chúng tôi nhắn đến số điện thoại của bạn')
  expect(await reached()).toBe('********01')
  const phones = async () => (await sql<{ phone: string }>`
    select phone from identity.person where personal_number = '000196990001'`.execute(portal.rooms.db)).rows
  expect(await phones()).toEqual([{ phone: '+84500000001' }])
  expect((await visitor.open(`/xac-nhan/${sent}`)).text).toContain('chúng tôi nhắn đến số điện thoại của bạn')

  const other = portal.visitor()
  await signInAt(other, AN)
  await sendBirth(other, portal, 1, 'Đỗ Văn Của Người Khác')
  expect(other.page.text).toContain('bạn chưa có số điện thoại')
})

test('no link and no form of another site closes an account, and a no is of the number that was asked about', async () => {
  for (const n of [5, 6]) {
    const owner = portal.visitor()
    await owner.open('/ho-so')
    await register(owner, portal, n)
  }
  const as = async (n: number) => provider.act('claims', { SoDinhDanh: `00019699000${String(n)}` })
  const asked = [409, 'account-self-made']
  const led = portal.visitor()
  await as(5)
  expect(refusal(await led.open(await chosenAt(led, `${BEGIN}&tai-khoan=khong-phai`, BINH)))).toEqual(asked)

  const { target, fields } = led.prepare('/dang-nhap/dinh-danh/khong-phai')
  const tries = [
    await led.post(target, fields.filter(([name]) => name !== 'csrf')),
    await led.post(target, fields, { 'origin': 'https://evil.example', 'sec-fetch-site': 'cross-site' }),
    await portal.visitor().post(target, fields),
  ]
  expect(tries.map(({ status, html }) => [status, html.includes(provider.url)])).toEqual(Array(3).fill([400, false]))
  expect(led.cookie(UNDER_WAY)).toBeUndefined()

  await as(5)
  await signInAt(led, BINH)
  const to = await sayNotMine(led)
  await as(6)
  expect(refusal(await led.open(await walkProvider(to, BINH)))).toEqual(asked)
  for (const n of [5, 6]) expect(await accountsOf(`00019699000${String(n)}`)).toMatchObject([{ level: 1, status: 'open' }])
})

test('whoever is signed in to their own self-made account raises it, and keeps what they sent', async () => {
  const person = portal.visitor()
  await person.open('/ho-so')
  await person.open('/dang-ky?tiep=%2Fho-so')
  await person.submit('/dang-ky', {
    'ho-ten': 'Phan Thị Hạnh', 'so': '000190990041', 'ngay': '1', 'thang': '2', 'nam': '1990',
    'dien-thoai': '0500000041',
  })
  await person.submit('/dang-ky/ma', { ma: portal.codes.at(-1)?.code ?? '' })
  const before = await actorOf(person)
  expect(before).toMatchObject({ level: 1, vouched: null })
  await signInAt(person, HANH)
  expect(await actorOf(person)).toMatchObject({ accountId: before?.accountId, level: 2, vouched: 2 })
})

test('an identity of level 1 opens an account of level 1, and sees no more in one of level 2', async () => {
  const low = portal.visitor()
  await signInAt(low, NAM)
  expect(await actorOf(low)).toMatchObject({ level: 1, vouched: 1 })
  const again = portal.visitor()
  await signInAt(again, { ...AN, level: '1' })
  expect(await actorOf(again)).toMatchObject({ fullName: 'Nguyễn Văn An', level: 1, vouched: 1 })
})

test('an organisation is its tax code, and whom the provider names acts for it in their own name, too', async () => {
  const firm = portal.visitor()
  await signInAt(firm, FIRM)
  expect(await actorOf(firm)).toMatchObject({
    kind: 'organisation', level: 2, fullName: 'Công ty TNHH Thử Nghiệm Sông Lam',
  })
  await signInAt(portal.visitor(), FIRM)
  const mandates = await sql<{ number: string; isHolder: boolean }>`select personal_number as number, is_holder
    from identity.mandate join identity.person on person.id = person_id where ended_at is null`.execute(portal.rooms.db)
  expect(mandates.rows).toEqual([{ number: '000178990051', isHolder: true }])
  await provider.act('claims', { SoDinhDanh: '' })
  expect(refusal(await signInAt(portal.visitor(), FIRM))).toEqual([422, 'number-not-vouched'])
  expect(refusal(await signInAt(portal.visitor(), { ...FIRM, level: '1' }))).toEqual([422, 'assurance-too-low'])
})

test.each(['alg-none', 'issuer', 'audience', 'nonce', 'key', 'expired', 'not-yet', 'subject'])(
  'a token with another %s opens nothing, and the local way stays open', async (kind) => {
    const visitor = portal.visitor()
    await provider.act('forge', { kind })
    expect(refusal(await signInAt(visitor, AN))).toEqual([422, 'sign-in-not-trusted'])
    expect(visitor.cookie(SESSION)).toBeUndefined()
    expect(visitor.page.html).toContain('href="/dang-nhap?tiep=%2Fho-so"')
  })

test('userinfo that answers for another person opens nothing', async () => {
  const visitor = portal.visitor()
  await provider.act('claims', { sub: 't-000196990001', SoDinhDanh: '000196990001' })
  expect(refusal(await signInAt(visitor, AN))).toEqual([422, 'sign-in-not-trusted'])
})

test('numbers of nobody, and hostile ones, open nothing', async () => {
  for (const SoDinhDanh of [['04', '4196990001'].join(''), '1'.repeat(12), `000185990001\u0000\n' or 1=1`, 'x'.repeat(100_000), '']) {
    await provider.act('claims', { SoDinhDanh })
    expect(refusal(await signInAt(portal.visitor(), AN)), SoDinhDanh.slice(0, 30)).toEqual([422, 'number-not-vouched'])
  }
})

test('a callback is good once, in the browser that began it, with its own state, within ten minutes', async () => {
  const visitor = portal.visitor()
  const back = await chosenAt(visitor, BEGIN, AN)
  expect(refusal(await portal.visitor().open(back))).toEqual([422, 'sign-in-not-begun-here'])
  const kept = visitor.cookie(UNDER_WAY) ?? ''
  expect((await visitor.open(back)).path).toBe('/ho-so')
  expect(refusal(await visitor.open(back))).toEqual([422, 'sign-in-not-begun-here'])
  visitor.remember(UNDER_WAY, kept) // whoever copied cookie and address still comes too late
  expect(refusal(await visitor.open(back))).toEqual([422, 'sign-in-not-trusted'])

  const other = portal.visitor()
  const state = await chosenAt(other, BEGIN, AN)
  const another = state.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`)
  expect(refusal(await other.open(another))).toEqual([422, 'sign-in-not-begun-here'])

  const forged = portal.visitor()
  const address = await chosenAt(forged, BEGIN, AN)
  const [text = '', signature = ''] = (forged.cookie(UNDER_WAY) ?? '').split('.')
  const changed = { ...JSON.parse(Buffer.from(text, 'base64url').toString()) as object, notMine: 'A'.repeat(43) }
  const written = Buffer.from(JSON.stringify(changed)).toString('base64url')
  forged.remember(UNDER_WAY, `${written}.${signature}`)
  expect(refusal(await forged.open(address))).toEqual([422, 'sign-in-not-begun-here'])

  const late = portal.visitor()
  const slow = await chosenAt(late, BEGIN, AN)
  portal.machineClock.forward(11)
  expect(refusal(await late.open(slow))).toEqual([422, 'sign-in-too-late'])

  const early = portal.visitor()
  const begun = await chosenAt(early, BEGIN, AN)
  portal.machineClock.forward(-1) // a clock was set back, or somebody wrote a time to come
  expect(refusal(await early.open(begun))).toEqual([422, 'sign-in-too-late'])
  portal.machineClock.forward(1)
})

test('an answer of another issuer is refused, and whoever says no is told that nothing changed', async () => {
  const visitor = portal.visitor()
  const back = await chosenAt(visitor, BEGIN, AN)
  const mixed = back.replace(/iss=[^&]+/, `iss=${encodeURIComponent('http://127.0.0.1:9')}`)
  expect(refusal(await visitor.open(mixed))).toEqual([422, 'sign-in-not-trusted'])
  expect(refusal(await signInAt(visitor, { ...AN, deed: 'refuse' }))).toEqual([422, 'declined'])
})

test('after signing in one goes to a page of ours alone', async () => {
  const visitor = portal.visitor()
  await visitor.open(await chosenAt(visitor, '/dang-nhap/dinh-danh?tiep=https%3A%2F%2Fevil.example%2F&muc=2', AN))
  expect(visitor.page.path).toBe('/ho-so')
})

test('signing out here leads to where the provider ends its own session; after a code it does not', async () => {
  const visitor = portal.visitor()
  await signInAt(visitor, AN)
  const { html, status } = await visitor.submit('/dang-xuat')
  const goesTo = /content="0; ?url=([^"]+)"/i.exec(html)?.[1]?.split('?')[0]
  expect([status, goesTo]).toEqual([200, `${provider.url}/session/end`])
  expect(visitor.cookie(SESSION)).toBeUndefined()
  const local = portal.visitor()
  await local.open('/ho-so')
  await register(local, portal, 7)
  expect((await local.submit('/dang-xuat')).path).toBe('/')
})

test('answers that the provider does not know are taken to it so often, and no more for a minute', async () => {
  const codes: unknown[] = []
  for (let nth = 0; nth < 31; nth += 1) {
    const visitor = portal.visitor('8.8.4.4')
    const { headers } = await visitor.open(BEGIN)
    const state = new URL(String(headers['location'])).searchParams.get('state') ?? ''
    codes.push(refusal(await visitor.open(`/dang-nhap/dinh-danh/ve?code=x&state=${state}`)))
  }
  expect([codes[29], codes[30]]).toEqual([[422, 'sign-in-not-trusted'], [429, 'sign-in-too-often']])
})

test('every sign-in leaves its events, without a word of the person', async () => {
  const { rows } = await sql<{ type: string; data: Record<string, unknown> }>`
    select type, data from audit.event where data ->> 'how' = 'provider'`.execute(portal.rooms.db)
  const types = [...new Set(rows.map(({ type }) => type))].sort()
  expect(types).toEqual(['account.opened', 'account.raised', 'account.signed-in'])
  expect(JSON.stringify(rows)).not.toMatch(/000\d{3}99\d{4}|Nguyễn|0500/)
})
