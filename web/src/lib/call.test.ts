import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallError, faultAt, faultsUnder } from './call-error.ts'
import { call } from './call.ts'

const sent = vi.fn<typeof fetch>()
beforeEach(() => vi.stubGlobal('fetch', sent))
afterEach(() => { vi.unstubAllGlobals(); sent.mockReset() })

const problem = {
  type: '/problems/invalid', title: 'invalid', status: 422, code: 'answers-invalid', detail: 'Sửa 2 chỗ rồi gửi lại.',
  errors: [
    { pointer: '/answers/child.fullName', code: 'required', text: 'Điền họ tên của trẻ' },
    { pointer: '/answers/a~1b~0c', code: 'required', text: 'Điền ô này' },
  ],
}

test('a change carries its request id, the version that was shown, and JSON', async () => {
  sent.mockResolvedValue(new Response('{"id":"x"}', { status: 201 }))
  const requestId = '00000000-0000-4000-8000-000000000001'
  expect(await call('POST', '/api/dossiers/x/check', { body: { note: 'được' }, requestId, version: 7 })).toEqual({
    id: 'x',
  })
  const [path, init] = sent.mock.calls[0] ?? []
  const headers = new Headers(init?.headers)
  expect(path).toBe('/api/dossiers/x/check')
  expect(init?.body).toBe('{"note":"được"}')
  expect([headers.get('idempotency-key'), headers.get('if-match'), headers.get('content-type')])
    .toEqual([requestId, '"7"', 'application/json'])
})

test('a query leaves out what is empty and escapes the rest', async () => {
  sent.mockResolvedValue(new Response('{}'))
  await call('GET', '/api/procedures', { query: { on: 'x', search: 'đất & nhà', cursor: undefined, limit: '' } })
  expect(sent.mock.calls[0]?.[0]).toBe('/api/procedures?on=x&search=%C4%91%E1%BA%A5t+%26+nh%C3%A0')
})

test('a refusal keeps its code, its sentence, and each fault under its pointer', async () => {
  sent.mockResolvedValue(new Response(JSON.stringify(problem), { status: 422 }))
  const error: unknown = await call('POST', '/api/dossiers', { body: {} }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(CallError)
  expect(error).toMatchObject({ status: 422, code: 'answers-invalid', message: 'Sửa 2 chỗ rồi gửi lại.' })
  expect(faultAt(error, '/answers/child.fullName')).toBe('Điền họ tên của trẻ')
  expect(faultsUnder(error, '/answers')).toEqual({ 'child.fullName': 'Điền họ tên của trẻ', 'a/b~c': 'Điền ô này' })
})

test('a cut line and a stranger in between are told apart from a refusal', async () => {
  sent.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await expect(call('GET', '/api/session')).rejects.toMatchObject({ status: 0, code: 'no-answer' })
  sent.mockResolvedValueOnce(new Response('<h1>502</h1>', { status: 502 }))
  await expect(call('GET', '/api/session')).rejects.toMatchObject({ status: 502, code: 'unreadable-answer' })
  sent.mockResolvedValueOnce(new Response('<h1>Wi-Fi</h1>', { status: 200 }))
  await expect(call('GET', '/api/session')).rejects.toMatchObject({ code: 'unreadable-answer' })
})
