/**
 * Need: one switches notices on in one's own browser and takes devices away without a script; nobody does it for
 * somebody else, at a machine that people share, or with an address that leads into our own network.
 */
import { createECDH } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHall } from '../../test/portal-hall.ts'
import { type Seen, seenAtCounter } from '../../test/portal-firm.ts'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'
import type { Visitor } from '../../test/portal-visitor.ts'
import { findWay, listPushSubscriptions } from '../modules/notifications/public.ts'
import { openOutward } from '../platform/outward/outward.ts'
import { PERSON_COOKIE } from './visit.ts'

const AT = '/thong-bao-cua-toi'
const PAIR = createECDH('prime256v1').generateKeys()
let portal: PortalServer
let person: Seen
let other: Seen
beforeAll(async () => {
  portal = await startPortal({
    push: { publicKey: PAIR.toString('base64url'), send: () => Promise.resolve() },
    outward: openOutward({ allowsLoopback: false, lookup: async () => [{ address: '8.8.8.8', family: 4 }] }),
  })
  portal.province.clock.set('2021-06-25T09:00+07:00')
  person = await seenAtCounter(portal, { fullName: 'Lê Thị Bật Máy', personalNumber: '000199990172' })
  other = await seenAtCounter(portal, { fullName: 'Lê Văn Người Khác', personalNumber: '000199990173' })
})
afterAll(async () => portal.stop())

let nth = 0
/** What a browser hands out: an address and keys of its own. */
const browser = (more: object = {}) => ({
  endpoint: `https://day.example/nhan/${String(nth += 1)}`, p256dh: createECDH('prime256v1').generateKeys().toString('base64url'),
  auth: Buffer.alloc(16, nth).toString('base64url'), ...more,
})
/** As the script does it: fills the form of the page in, and sends it. */
async function switchOn(visitor: Visitor, given: Readonly<Record<string, string>>) {
  await visitor.open(AT)
  const { target, fields } = visitor.prepare(`${AT}/may`)
  await visitor.post(target, [...fields.filter(([name]) => !(name in given)), ...Object.entries(given)])
  return visitor.page
}
const devicesOf = async ({ personId }: Seen) => listPushSubscriptions(portal.province.db, personId)

test('the page says that it takes a script, whose form is hidden until then; the worker is one of its own', async () => {
  const { html, text, headers } = await person.visitor.open(AT)
  expect(text).toContain('cần JavaScript')
  expect(html).toContain(` hidden="" data-push-key="${PAIR.toString('base64url')}"`)
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(html).not.toContain('value="push"')
  const worker = await portal.visitor().open(`${AT}/bao-tin.js`)
  expect(worker.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8', 'service-worker-allowed': AT, 'content-security-policy': "default-src 'none'",
  })
})

test('switched on it is the way that is tried first, is listed, and is taken away without a script', async () => {
  const { visitor } = person
  expect((await switchOn(visitor, browser())).text).toContain('Đã bật')
  expect(await findWay(portal.province.db, person.personId)).toBe('push')
  const [device, ...more] = await devicesOf(person)
  expect([device?.device, more]).toEqual(['Web', []])
  const { html, text } = await visitor.open(AT)
  expect(text).toContain('Web, từ ngày 25/06/2021')
  expect([new Map(visitor.fieldsOf(AT)).get('cach'), html.includes(device?.digest ?? '-')]).toEqual(['push', true])
  expect(html).not.toContain('day.example')

  // To anybody else it is not there.
  const at = `${AT}/may/${device?.publicId ?? ''}`
  await switchOn(other.visitor, browser())
  const [own] = await devicesOf(other)
  const { target, fields } = other.visitor.prepare(`${AT}/may/${own?.publicId ?? ''}`)
  await other.visitor.post(target.replace(own?.publicId ?? '', device?.publicId ?? ''), fields)
  expect([other.visitor.page.status, (await devicesOf(person)).length]).toEqual([404, 1])
  await visitor.submit(at, {})
  expect([visitor.page.text.includes('Đã tắt'), await devicesOf(person)]).toEqual([true, []])
})

test('the way cannot be chosen without a device', async () => {
  const { visitor } = await seenAtCounter(portal, { fullName: 'Lê Thị Chưa Bật', personalNumber: '000199990174' })
  await visitor.open(AT)
  const { target, fields } = visitor.prepare(AT)
  await visitor.post(target, [...fields.filter(([name]) => name !== 'cach'), ['cach', 'push']])
  expect(visitor.page).toMatchObject({ status: 422 })
})

test.each([
  ['an address inward', { endpoint: 'https://10.0.0.1/nhan' }], ['an address without TLS', { endpoint: 'http://day.example/nhan' }],
  ['no address', { endpoint: '' }], ['a longer one', { endpoint: `https://day.example/${'a'.repeat(500)}` }],
  ['no point', { p256dh: Buffer.alloc(65, 4).toString('base64url') }], ['a short secret', { auth: 'AAAA' }],
])('%s is no device', async (_, wrong) => {
  const before = await devicesOf(person)
  const page = await switchOn(person.visitor, browser(wrong))
  expect([page.status, page.text.includes('chưa cho địa chỉ nhận tin dùng được')]).toEqual([422, true])
  expect(await devicesOf(person)).toEqual(before)
})

test('at a machine that people share nothing is switched on, whatever is sent', async () => {
  const hall = await openHall(portal)
  const code = await hall.announce('shared')
  const visitor = portal.visitor()
  await visitor.open(hall.at)
  await visitor.submit('/thiet-bi', { 'ma-thiet-bi': code })
  visitor.remember(PERSON_COOKIE, other.visitor.cookie(PERSON_COOKIE) ?? '')
  const { html, text } = await visitor.open(AT)
  expect([text.includes('máy dùng chung nên không bật được'), html.includes('data-push-key')]).toEqual([true, false])
  const before = (await devicesOf(other)).length
  // By another form of the page, which holds what is not to be guessed.
  const { target, fields } = visitor.prepare(`${AT}/ngon-ngu`)
  await visitor.post(target.replace('ngon-ngu', 'may'), [...fields, ...Object.entries(browser())])
  expect([visitor.page.status, (await devicesOf(other)).length]).toEqual([422, before])
})
