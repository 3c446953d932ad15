/**
 * Need: an SMS is handed over once, and what became of it is told by the gateway alone, as it is, or not at all. The
 * gateway is the sandbox's, a listener that shares no code with ours.
 */
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { endsIn, openSmsGateway, readSmsSettings } from './sms-gateway.ts'

const KEY = 'khoa'
let nation: Nation
let url: string
beforeAll(async () => {
  nation = await openNation({ ports: {}, only: ['sms'], home: 'http://127.0.0.1:9', keys: { sms: KEY }, isKept: true })
  url = nation.urls['sms'] ?? ''
})
afterAll(() => nation.stop())
const at = async (method: string, path: string, body: object) => fetch(`${url}/_sandbox/${path}`, { method, body: JSON.stringify(body) })
beforeEach(() => at('PUT', 'faults', {}))

const gateway = (key = KEY) => openSmsGateway({ url, key })
/** Each to a number of its own, by whose end the gateway says what becomes of it. */
const send = (id: string, to: string) => gateway().send({ id, to, text: 'Hồ sơ đã có kết quả.' })

test('each is taken once by its id, and its end is told by it; of one under way nothing is said', async () => {
  for (const [id, to] of [
    ['a', '+84500000101'], ['a', '+84500000101'], ['b', '+84500000901'], ['c', '+84500000902'], ['d', '+84500000903'],
    ['e', '+84500000904'],
  ] as const) await send(id, to)
  expect(await (await fetch(`${url}/_sandbox/state`)).json()).toMatchObject({ seen: { taken: 5, repeated: 1 } })
  expect([...await gateway().arrivals(['a', 'b', 'c', 'd', 'e', 'nobody’s'])]).toEqual([
    ['a', 'delivered'], ['b', 'failed'], ['c', 'expired'], ['d', 'unknown-number'],
  ])
  // It was under way when it was asked about; now it is there.
  await at('POST', 'act/state', { to: '+84500000904', state: 'delivered' })
  expect([...await gateway().arrivals(['e'])]).toEqual([['e', 'delivered']])
})

test('what is said again, late or in another order makes no other end of it', async () => {
  await send('f', '+84500000105')
  for (const faults of [{ repeat: 2 }, { repeat: 2, reorder: true }]) {
    await at('PUT', 'faults', faults)
    expect([...await gateway().arrivals(['f'])]).toEqual([['f', 'delivered']])
  }
})

test('a word about another message, one that nobody knows and two that contradict each other say nothing', () => {
  const said = (arrivals: unknown) => [...endsIn({ arrivals }, new Set(['a', 'b']))]
  expect(said([{ id: 'b', state: 'failed' }, { id: 'x', state: 'failed' }])).toEqual([['b', 'failed']])
  expect(said([{ id: 'a', state: 'REJECTD' }, { id: 'a', state: 'toString' }, { id: 7, state: 'failed' }, null, 'a'])).toEqual([])
  expect(said([{ id: 'a', state: 'delivered' }, { id: 'a', state: 'failed' }])).toEqual([])
  expect([said(undefined), said({}), said('delivered')]).toEqual([[], [], []])
})

test.each([
  ['down', { down: true }, 'unreachable'], ['full of errors', { errors: true }, 'http-500'],
  ['talking nonsense', { garbage: true }, 'answer-unreadable'],
])('while it is %s, nothing is known of any', async (_, faults, code) => {
  await at('PUT', 'faults', faults)
  await expect(gateway().arrivals(['a'])).rejects.toMatchObject({ code, isFinal: false })
})

test('another key is not let in, which is ours to mend; a setting that is missing is named, and none repeated', async () => {
  const refused = expect.objectContaining({ code: 'http-401', isFinal: false }) as unknown
  await expect(gateway('x').send({ id: 'z', to: '+84500000101', text: 'a' })).rejects.toEqual(refused)
  await expect(gateway('x').arrivals(['a'])).rejects.toEqual(refused)
  expect(() => readSmsSettings({ url: 'http://x', key: '' })).toThrow(/key$/)
})
