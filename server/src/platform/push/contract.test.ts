/**
 * Need: what we tell a browser arrives at it and nowhere else, and a browser that is gone is told apart from a bad
 * hour. The push service and the browsers behind it are the sandbox's, which share no code with ours.
 */
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { openOutward } from '../outward/outward.ts'
import { openPush } from './push-port.ts'
import { readPushSettings } from './push-settings.ts'

let nation: Nation
let url: string
beforeAll(async () => {
  nation = await openNation({ ports: {}, only: ['web-push'], home: 'http://127.0.0.1:9', keys: {}, isKept: true })
  url = nation.urls['web-push'] ?? ''
})
afterAll(() => nation.stop())

const at = async (method: string, path: string, body: object) =>
  (await fetch(`${url}/_sandbox/${path}`, { method, body: JSON.stringify(body) })).json() as Promise<unknown>
const state = async () => (await fetch(`${url}/_sandbox/state`)).json() as Promise<{
  seen: { taken: number; repeated: number; refused: number }
  messages: { browser: string; topic: string; text: string; ttl: number }[]
}>
beforeEach(() => at('PUT', 'faults', {}))

const outward = openOutward({ allowsLoopback: true })
const SETTINGS = { key: 'khoa-cua-tinh', contact: 'mailto:motcua@example.vn' }
const open = (key = SETTINGS.key, machineClock = systemClock) =>
  openPush({ ...SETTINGS, key }, { outward, machineClock })
const port = open()
/** A browser takes part, for us alone unless it is said for whom. */
async function subscribe(applicationServerKey: string = port.publicKey) {
  const { endpoint, keys } = await at('POST', 'act/subscribe', { applicationServerKey }) as
    { endpoint: string; keys: { p256dh: string; auth: string } }
  return { endpoint, p256dh: Buffer.from(keys.p256dh, 'base64url'), auth: Buffer.from(keys.auth, 'base64url') }
}
const [ONE, OTHER] = ['5f0c1a52-7b7e-4d3c-9c58-123456789012', '5f0c1a52-7b7e-4d3c-9c58-123456789013']
const said = JSON.stringify({ title: 'Hồ sơ Z99-1 đã có kết quả' })
const push = { id: ONE, said, keptHours: 72 }

test('the browser reads what was said; the same again takes its place', async () => {
  const to = await subscribe()
  await port.send({ ...push, to })
  await port.send({ ...push, to })
  await port.send({ ...push, id: OTHER, to })
  const { seen, messages } = await state()
  expect(seen).toMatchObject({ taken: 2, repeated: 1 })
  expect(messages.map(({ topic, text, ttl }) => ({ topic, text, ttl }))).toEqual([
    { topic: OTHER.replaceAll('-', ''), text: said, ttl: 259_200 },
    { topic: ONE.replaceAll('-', ''), text: said, ttl: 259_200 },
  ])
})

test('a browser that takes part for another sender takes nothing of ours, nor does one with other keys', async () => {
  const before = (await state()).messages.length
  const foreign = await subscribe(open('khoa-khac').publicKey)
  await expect(port.send({ ...push, to: foreign })).rejects.toMatchObject({ code: 'http-403', isFinal: false })
  const [to, other] = [await subscribe(), await subscribe()]
  const crossed = { ...to, p256dh: other.p256dh, auth: other.auth }
  await expect(port.send({ ...push, to: crossed })).rejects.toMatchObject({ code: 'http-400', isFinal: true })
  const late = open(SETTINGS.key, { now: () => new Date('2015-01-01T00:00:00Z') })
  await expect(late.send({ ...push, to })).rejects.toMatchObject({ code: 'http-403', isFinal: false })
  expect((await state()).messages).toHaveLength(before)
})

test.each([
  [410, 'gone', true], [404, 'gone', true], [413, 'http-413', true], [429, 'http-429', false], [500, 'http-500', false],
  [503, 'http-503', false], [401, 'http-401', false],
])('answered with %d it is %s; final: %s', async (status, code, isFinal) => {
  const to = await subscribe()
  await at('POST', 'act/answer', { endpoint: to.endpoint, status })
  const sent = port.send({ ...push, to })
  await expect(sent).rejects.toMatchObject({ code, isFinal })
  // An address is a secret of the browser: no fault repeats it.
  await expect(sent).rejects.not.toThrow(to.endpoint)
})

test('a browser that nobody knows there is gone; a service that is away or points inward is a bad hour', async () => {
  const to = await subscribe()
  await expect(port.send({ ...push, to: { ...to, endpoint: `${url}/push/nobody` } })).rejects.toMatchObject({ code: 'gone' })
  await at('PUT', 'faults', { down: true })
  await expect(port.send({ ...push, to })).rejects.toMatchObject({ code: 'unreachable', isFinal: false })
  await at('PUT', 'faults', {})
  const guarded = openPush(SETTINGS, { outward: openOutward({ allowsLoopback: false }), machineClock: systemClock })
  const before = (await state()).seen
  await expect(guarded.send({ ...push, to })).rejects.toMatchObject({ code: 'address-inward' })
  expect((await state()).seen).toEqual(before)
})

test('a setting that is missing or wrong is named, and none is repeated', () => {
  expect(() => readPushSettings({ url: 'http://x', key: '', contact: 'ai-do' })).toThrow(/key, contact$/)
  expect(readPushSettings({ url: 'http://x/', ...SETTINGS })).toMatchObject(SETTINGS)
})
