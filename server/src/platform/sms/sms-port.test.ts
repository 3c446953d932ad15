/** Need: an SMS is handed over once, with our key, and a refusal for good is told apart from a bad hour. */
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSms } from './sms-port.ts'

const seen: { headers: Record<string, unknown>; body: unknown }[] = []
let gateway: Server
let url: string
let status = 202

beforeAll(async () => {
  gateway = createServer((request, response) => {
    void json(request).then((body) => {
      seen.push({ headers: request.headers, body })
      response
        .writeHead(status, status === 302 ? { location: 'http://192.0.2.1/' } : {}).end('+84500000001 is not allowed')
    })
  })
  await new Promise<void>((listening) => { gateway.listen(0, '127.0.0.1', listening) })
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`
})
afterAll(() => new Promise((closed) => { gateway.close(closed) }))

const sms = { id: '5f0c1a52-7b7e-4d3c-9c58-123456789012', to: '+84500000001', text: 'Hồ sơ đã có kết quả.' }

test('a message is handed over with the key, and an id by which the gateway knows it', async () => {
  await openSms(url, 'key').send(sms)
  await openSms(url, 'key').send({ ...sms, id: null })
  expect(seen).toMatchObject([
    { headers: { 'authorization': 'Bearer key', 'idempotency-key': sms.id }, body: sms },
    { body: { ...sms, id: null } },
  ])
  expect(seen[1]?.headers).not.toHaveProperty('idempotency-key')
})

test.each([[400, true], [422, true], [401, false], [429, false], [500, false], [503, false]])(
  'answered with %d, it is final: %s; what the gateway said is not repeated', async (code, isFinal) => {
    status = code
    const sent = openSms(url, 'key').send(sms)
    await expect(sent).rejects.toMatchObject({ code: `http-${code}`, isFinal })
    await expect(sent).rejects.not.toThrow('+84500000001')
  })

test('another address is not followed, and no gateway is a bad hour', async () => {
  status = 302
  await expect(openSms(url, 'key').send(sms)).rejects.toMatchObject({ code: 'unreachable', isFinal: false })
  await expect(openSms('http://127.0.0.1:1/', 'key').send(sms)).rejects.toMatchObject({
    code: 'unreachable', isFinal: false,
  })
})
