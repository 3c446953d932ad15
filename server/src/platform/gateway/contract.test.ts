/**
 * Need: a bill that is paid at the gateway is heard of, once by its number however often it is said, and found where
 * the word was lost (domain reference 8.7). The gateway is the sandbox's, a listener that shares no code with ours.
 */
import { once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import type { PartnerNotice } from '../partner/signed-notice.ts'
import { gatewayIn } from './gateway-manifest.ts'

const KEY = 'a-key-that-sandbox-and-test-share'
const SHOWN = '2021-06-25T09:30:00.000Z'
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
      response.end(path === '/demo/clock' ? JSON.stringify({ now: SHOWN }) : '{"error_code":0}')
    })()
  }).listen(0, '127.0.0.1')
  await once(home, 'listening')
  nation = await openNation({
    ports: {}, only: ['payment-gateway'], home: `http://127.0.0.1:${String((home.address() as AddressInfo).port)}`,
    keys: { 'payment-gateway': KEY }, isKept: true,
  })
  url = nation.urls['payment-gateway'] ?? ''
})
afterAll(async () => {
  await nation.stop()
  home.closeAllConnections()
  home.close()
})
const at = async (method: string, path: string, body: object) =>
  (await fetch(`${url}/_sandbox/${path}`, { method, body: JSON.stringify(body) })).json() as Promise<unknown>
beforeEach(async () => {
  heard.length = 0
  await at('PUT', 'faults', {})
})

function gateway(key = KEY) {
  const open = gatewayIn({ 'payment-gateway': { url, key } })
  if (!open) throw new Error('no gateway')
  return open
}
const bill = (reference: string, amount = 33_000) => ({
  reference, amount, payer: 'Trần Văn Thử', returnTo: 'http://127.0.0.1:9/thanh-toan/x', items: [{ text: 'Lệ phí', amount }],
  expiresAt: new Date('2021-06-26T00:00:00Z'),
})
const read = (notice: PartnerNotice | undefined) => {
  if (!notice) throw new Error('nothing was heard')
  return gateway().readNotice(notice, systemClock.now())
}

test('whoever pays on its page goes back to where they came from, and the money is told of, signed, by the clock that is shown', async () => {
  const { address } = await gateway().createBill(bill('MCAAAAAAAAA1'))
  expect(await (await fetch(address)).text()).toContain('33.000 đồng')
  const paid = await fetch(address, {
    method: 'POST', body: new URLSearchParams({ deed: 'pay' }), redirect: 'manual',
  })
  expect([paid.status, paid.headers.get('location')]).toEqual([303, 'http://127.0.0.1:9/thanh-toan/x'])
  expect(heard).toHaveLength(1)
  const money = { reference: 'GD00000001', bill: 'MCAAAAAAAAA1', amount: 33_000, cameAt: new Date(SHOWN) }
  expect(read(heard[0])).toEqual({ ok: true, value: money })
  // Somebody presses twice: the money came once.
  await fetch(address, { method: 'POST', body: new URLSearchParams({ deed: 'pay' }), redirect: 'manual' })
  expect(await gateway().findMoney('MCAAAAAAAAA1')).toEqual([money])
  expect([await gateway().listDay('2021-06-25'), await gateway().listDay('2021-06-24')]).toEqual([[money], []])
})

test('a word that is said again has the same number, and one that was never said is found', async () => {
  await gateway().createBill(bill('MCAAAAAAAAA2'))
  await gateway().createBill(bill('MCAAAAAAAAA3'))
  await at('PUT', 'faults', { repeat: 2 })
  await at('POST', 'act/pay', { bill: 'MCAAAAAAAAA2', amount: 1 })
  const said = heard.map((one) => read(one))
  expect(said).toHaveLength(3)
  expect(new Set(said.map((one) => one.ok && `${one.value.reference} ${String(one.value.amount)}`)).size).toBe(1)
  expect(new Set(heard.map(({ headers }) => headers['x-thanh-toan-so'])).size).toBe(3)
  await at('POST', 'act/pay', { bill: 'MCAAAAAAAAA3', isTold: false })
  expect(heard).toHaveLength(3)
  expect((await gateway().findMoney('MCAAAAAAAAA3')).map(({ amount }) => amount)).toEqual([33_000])
})

test('a bill is one amount, money goes back once, and another key is not served', async () => {
  await gateway().createBill(bill('MCAAAAAAAAA4'))
  await gateway().createBill(bill('MCAAAAAAAAA4'))
  await expect(gateway().createBill(bill('MCAAAAAAAAA4', 1))).rejects.toMatchObject({ code: 'refused', isFinal: true })
  await at('POST', 'act/pay', { bill: 'MCAAAAAAAAA4' })
  const [money] = await gateway().findMoney('MCAAAAAAAAA4')
  const refund = { id: 'HT1', reference: money?.reference ?? '', amount: 33_000, reason: 'Trả trùng' }
  for (let time = 0; time < 2; time += 1) expect(await gateway().refund(refund)).toEqual({ reference: 'HT-HT1' })
  await expect(gateway().refund({ ...refund, id: 'HT2', amount: 33_001 })).rejects.toMatchObject({ isFinal: true })
  const state = await (await fetch(`${url}/_sandbox/state`)).json() as { refunds: unknown[] }
  expect(state.refunds).toHaveLength(1)
  await expect(gateway('another-key-that-is-as-long-as-it-must-be').findMoney('MCAAAAAAAAA4')).rejects.toMatchObject({ code: 'http-401' })
})

test('a key that is short, and what is no public key, are named', () => {
  const open = (more: object) => () => gatewayIn({ 'payment-gateway': { url: 'http://127.0.0.1', key: KEY, ...more } })
  expect(open({ key: 'short' })).toThrow(/sai key$/)
  expect(open({ publicKey: 'x' })).toThrow(/sai publicKey$/)
  expect(gatewayIn({})).toBeUndefined()
})
