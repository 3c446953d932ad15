/** Need: a notice by Zalo arrives once, and whoever has no account there is told apart from a bad hour. */
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openZalo, readZaloSettings } from './zalo.ts'

const KEY = 'khoa'
let nation: Nation
let url: string
beforeAll(async () => {
  nation = await openNation({ ports: {}, only: ['zalo'], home: 'http://127.0.0.1:9', keys: { zalo: KEY }, isKept: true })
  url = nation.urls['zalo'] ?? ''
})
afterAll(() => nation.stop())
const faults = async (given: object) => fetch(`${url}/_sandbox/faults`, { method: 'PUT', body: JSON.stringify(given) })
beforeEach(() => faults({}))

const notice = { id: '5f0c1a52-7b7e-4d3c-9c58-123456789012', to: '+84500000001', text: 'Hồ sơ đã có kết quả.' }
const send = async (more: object = {}, settings: object = {}) =>
  openZalo({ url, key: KEY, template: '300001', ...settings }).send({ ...notice, ...more })

test('a notice arrives under its number, once by its id', async () => {
  await send()
  await send()
  expect(await (await fetch(`${url}/_sandbox/state`)).json()).toMatchObject({
    seen: { taken: 1, repeated: 1 }, notices: [{ phone: '84500000001', text: notice.text }],
  })
})

test.each([
  ['nobody has the number there', { to: '+84500000009' }, {}, 'zalo-118', true],
  ['our token is wrong, which is ours to mend', {}, { key: 'x' }, 'zalo-124', false],
  ['our text is not registered', {}, { template: 'x' }, 'zalo-1122', false],
])('%s', async (_, more, settings, code, isFinal) => {
  const sent = send(more, settings)
  await expect(sent).rejects.toMatchObject({ code, isFinal })
  await expect(sent).rejects.not.toThrow(/500000|khoa/)
})

test.each([
  ['down', { down: true }, 'unreachable'], ['full of errors', { errors: true }, 'http-500'],
  ['talking nonsense', { garbage: true }, 'answer-unreadable'],
])('while it is %s, it is tried again', async (_, given, code) => {
  await faults(given)
  await expect(send()).rejects.toMatchObject({ code, isFinal: false })
})

test('a setting that is missing is named, and none is repeated', () => {
  expect(() => readZaloSettings({ url: 'http://x', key: '', template: 1 })).toThrow(/key, template$/)
})
