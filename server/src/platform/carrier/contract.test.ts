/**
 * Need: the post is told of a parcel once, takes it back before it is on the road, and what it says of it is heard once
 * and found where the word was lost (domain reference 8.8). Its system is the sandbox's, and shares no code with ours.
 */
import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import type { PartnerNotice } from '../partner/signed-notice.ts'
import { carrierIn } from './carrier-manifest.ts'
import type { CarrierParcel, PostalCarrier } from './postal-carrier.ts'

const KEY = 'a-key-that-sandbox-and-test-share'
const heard: PartnerNotice[] = []
let home: Server
let nation: Nation
let url: string
beforeAll(async () => {
  home = createServer((request, response) => {
    void (async () => {
      let body = ''
      for await (const piece of request) body += String(piece)
      const { method = '', url: path = '', headers } = request
      if (method === 'POST') heard.push({ method, path, headers, body })
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(path === '/demo/clock' ? '{"now":"2021-06-25T09:30:00.000Z"}' : '{"errorCode":0}')
    })()
  }).listen(0, '127.0.0.1')
  await once(home, 'listening')
  nation = await openNation({
    ports: {}, only: ['post'], home: `http://127.0.0.1:${String((home.address() as AddressInfo).port)}`,
    keys: { post: KEY }, isKept: true,
  })
  url = nation.urls['post'] ?? ''
})
afterAll(async () => {
  await nation.stop()
  home.closeAllConnections()
  home.close()
})
const at = async (method: string, path: string, body: object) =>
  (await fetch(`${url}/_sandbox/${path}`, { method, body: JSON.stringify(body) })).json() as Promise<unknown>
const state = async () => (await fetch(`${url}/_sandbox/state`)).json() as Promise<unknown>
beforeEach(async () => {
  heard.length = 0
  await at('PUT', 'faults', {})
})

function carrier(more: object = {}): PostalCarrier {
  const open = carrierIn({ post: { url, key: KEY, customer: 'MOTCUA', ...more } })
  if (!open) throw new Error('no carrier')
  return open
}
const party = { name: 'Trần Văn Thử', address: 'Số 1 đường Mẫu', province: 'Tỉnh Mẫu', district: '', phone: null }
const parcel = (code: string, cod = 25_000): CarrierParcel =>
  ({ code, kind: 'delivery', cod, sender: party, receiver: party })
const read = (notice: PartnerNotice | undefined) => {
  if (!notice) throw new Error('nothing was heard')
  return carrier().readNotice(notice, systemClock.now())
}

test('a parcel is ordered once by its code, and taken back until it is on the road', async () => {
  for (let time = 0; time < 2; time += 1) expect(await carrier().order(parcel('BC1'))).toEqual({ reference: 'VN-BC1' })
  await expect(carrier().order(parcel('BC1', 1))).rejects.toMatchObject({ code: 'refused', isFinal: true })
  await carrier().order(parcel('BC2'))
  await carrier().cancel('BC1')
  await at('POST', 'act/happen', { orderNumber: 'BC2', event: 'PICKED_UP' })
  await expect(carrier().cancel('BC2')).rejects.toMatchObject({ code: 'refused', isFinal: true })
  expect(await state()).toMatchObject({ orders: [{ number: 'BC1', status: 4 }, { number: 'BC2', status: 2 }] })
})

test('what happened is told, signed, as often as it likes under one number, by the clock that is shown', async () => {
  await carrier().order(parcel('BC3'))
  await at('PUT', 'faults', { repeat: 1 })
  const delivery = { orderNumber: 'BC3', event: 'DELIVERED', receiverName: 'Trần Văn Thử', proof: 'ID_CARD' }
  await at('POST', 'act/happen', delivery)
  const said = heard.map((one) => read(one))
  expect(said).toHaveLength(2)
  for (const one of said) expect(one).toMatchObject({ ok: true, value: {
    code: 'BC3', news: 'delivered', at: new Date('2021-06-25T09:30:00Z'), receiver: 'Trần Văn Thử', proof: 'card-seen',
  } })
  expect(new Set(said.map((one) => one.ok && one.value.number)).size).toBe(1)
  expect(read(heard[0] && { ...heard[0], body: heard[0].body.replace('BC3', 'BC4') }))
    .toMatchObject({ refusal: { code: 'forged' } })
  const { orders } = await state() as { orders: { number: string }[] }
  expect(orders.find(({ number }) => number === 'BC3'))
    .toEqual({ number: 'BC3', cod: 25_000, receiver: 'Trần Văn Thử', status: 3, collected: 25_000 })
})

test('its page has buttons for what becomes of a parcel, as long as something may', async () => {
  await carrier().order(parcel('BC6'))
  const page = async () => (await fetch(`${url}/_sandbox`)).text()
  const button = /formaction="([^"]+)" name="given" value="([^"]+)">Phát thành công/
  const [, action = '', given = ''] = button.exec((await page()).split('BC6: ')[1] ?? '') ?? []
  const pressed = await fetch(`${url}${action}`, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ given: given.replaceAll('&quot;', '"') }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/_sandbox'])
  expect(read(heard[0])).toMatchObject({ ok: true, value: { code: 'BC6', news: 'delivered', receiver: 'Trần Văn Thử' } })
  expect(await page()).not.toContain('BC6: ')
})

test('a word that was never told is found by asking, in any order; a token that ran out is asked anew', async () => {
  const asking = carrier()
  await asking.order(parcel('BC5'))
  for (const event of ['PICKED_UP', 'FAILED'])
    await at('POST', 'act/happen', { orderNumber: 'BC5', event, reason: 'ABSENT', isTold: false })
  await at('POST', 'act/forget', {})
  await at('PUT', 'faults', { reorder: true })
  expect((await asking.track('BC5')).map(({ news, why }) => [news, why]))
    .toEqual([['attempt-failed', 'nobody-there'], ['picked-up', null]])
  expect([heard, await asking.track('BC9')]).toEqual([[], []])
})

test('another key is not let in, and what is faulty is named', async () => {
  const stranger = carrier({ key: 'another-key-that-is-as-long-as-it-must-be' })
  await expect(stranger.track('BC5')).rejects.toMatchObject({ code: 'token-refused' })
  expect(() => carrier({ key: 'short' })).toThrow(/key$/)
  expect(carrierIn({})).toBeUndefined()
})
