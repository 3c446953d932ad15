/**
 * Need: a payment into the budget is read whole, once, and lies at the treasury until it is kept here (domain reference
 * 8.7). The treasury is the sandbox's, a listener that shares no code with the adapter.
 */
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { treasuryClient } from './client.ts'

const KEY = 'khoa-chung'
const AGENCY = '000.00.00.H00'
const PAID = {
  MaGiaoDich: 'GD-1', MaHoSo: 'H00-210625-0001', MaCoQuanQD: 'T01', SoQD: '77/TB-TEST', SoTien: 37_500_000, NgayNop: '25/06/2021',
  SoBienLai: 'BL-000077', ThoiDiem: '20210625090000',
}
let nation: Nation
let url: string
beforeAll(async () => {
  nation = await openNation({
    ports: {}, only: ['treasury'], home: 'http://127.0.0.1:9', keys: { treasury: KEY }, isKept: true,
  })
  url = nation.urls['treasury'] ?? ''
})
afterAll(() => nation.stop())
const at = async (method: string, path: string, body?: object) =>
  (await fetch(`${url}/_sandbox/${path}`, { method, ...body && { body: JSON.stringify(body) } })).json() as Promise<unknown>
beforeEach(async () => { await at('PUT', 'faults', {}) })
afterEach(() => { vi.restoreAllMocks() })
const client = (key = KEY) => treasuryClient({ url, key, agency: AGENCY })

test('a payment is listed until it is confirmed, and read as it was made', async () => {
  expect(await at('POST', 'act/pay', PAID)).toBeNull()
  expect(await client().list()).toEqual(['GD-1'])
  expect(await client().read('GD-1')).toEqual({
    transaction: 'GD-1', dossierNumber: 'H00-210625-0001', agencyCode: 'T01', number: '77/TB-TEST', amount: 37_500_000,
    paidOn: '2021-06-25', receipt: 'BL-000077', at: new Date('2021-06-25T09:00:00+07:00'),
  })
  for (let time = 0; time < 2; time += 1) await client().confirm('GD-1')
  expect(await client().list()).toEqual([])
})

test.each([[{ SoTien: '37500000' }], [{ SoTien: -1 }], [{ SoQD: '' }], [{ NgayNop: '31/02/2021' }]])('%o is not read', async (change) => {
  await at('POST', 'act/pay', { ...PAID, MaGiaoDich: 'GD-2', ...change })
  await expect(client().read('GD-2')).rejects.toMatchObject({ code: 'answer-unreadable' })
})

test('a wrong key is not let in, and of no transaction there is nothing', async () => {
  await expect(client('khac').list()).rejects.toMatchObject({ code: 'error--1', isFinal: false })
  await expect(client().read('GD-0')).rejects.toMatchObject({ code: 'error-none' })
  expect(await client().look('GD-0')).toBeUndefined()
})

test.each([['down', 'unreachable'], ['errors', 'http-500'], ['garbage', 'answer-unreadable']])(
  'while it is %s nothing is known', async (fault, code) => {
    await at('PUT', 'faults', { [fault]: true })
    await expect(client().list()).rejects.toMatchObject({ code, isFinal: false })
  },
)

test.each<[string, object, string | undefined]>([
  ['none such', { error_code: '0', data: null }, undefined],
  ['one that cannot be read', { error_code: '0', data: { ...PAID, SoTien: '1' } }, 'unreadable'],
  ['another', { error_code: '0', data: { ...PAID, MaGiaoDich: 'GD-9' } }, 'unreadable'],
])('of one payment it says %s, and that is certain', async (_, answer, said) => {
  const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(answer))
  expect(await client().look('GD-1')).toBe(said)
  expect(asked).toHaveBeenCalledOnce()
})

test.each([
  ['its general error', { error_code: '1', data: null }, 'error-1'], ['no code', { data: null }, 'answer-unreadable'],
])('after %s nothing is known of a payment', async (_, answer, code) => {
  const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(answer))
  await expect(client().look('GD-1')).rejects.toMatchObject({ code })
  expect(asked).toHaveBeenCalledOnce()
})
