/** Need: whoever connects a system tries it on a nation that speaks as the real one does, and fails as it does. */
import { afterEach, expect, test } from 'vitest'
import { type Nation, openNation } from './nation.ts'

let nation: Nation | undefined
afterEach(async () => nation?.stop())

const open = async () => {
  nation = await openNation({
    ports: {}, only: ['national-portal'], home: 'http://127.0.0.1:9', keys: { 'national-portal': 'k' }, isKept: true,
  })
  return nation.urls['national-portal'] ?? ''
}
const post = async (url: string, body: object, method = 'POST') =>
  (await fetch(url, { method, headers: { dstcode: 'x' }, body: JSON.stringify(body) })).json() as Promise<Record<string, unknown>>
const dossier = (state: string) => ({ MaHoSo: 'H01-210625-0001', TrangThaiHoSo: state })

test('a dossier is added once, changes in order, and a step is kept once', async () => {
  const url = await open()
  const { session } = await post(`${url}/mapi/login`, { username: 'u', password: 'k' })
  const call = (service: string, body: object) => post(`${url}/mapi/g`, { session, service, ...body })
  const outcomes = async (isUpdating: string, state: string) =>
    ((await call('DongBoHoSoMC', { isUpdating, data: [dossier(state)] }))['data'] as { message: string }[])[0]?.message
  expect(await outcomes('True', '2')).toBe('KHONG_TIM_THAY')
  expect(await outcomes('False', '2')).toBe('')
  expect(await outcomes('False', '2')).toBe('DA_TON_TAI')
  expect([await outcomes('True', '4'), await outcomes('True', '4')]).toEqual(['', ''])
  const step = { MaHoSo: 'H01-210625-0001', ThoiDiemXuLy: '20210625080000', NoiDungXuLy: 'x' }
  await call('CapNhatTienDoHoSoMC', { data: [step, step] })
  expect(await (await fetch(`${url}/_sandbox/state`)).json()).toMatchObject({
    seen: { added: 1, changed: 1, repeated: 2, refused: 2 },
    dossiers: { 'H01-210625-0001': { states: ['2', '4'], steps: [step] } },
  })
})

test('without a session of its own nobody is served, nor after it has ended', async () => {
  const url = await open()
  expect(await post(`${url}/mapi/login`, { username: 'u', password: 'wrong' })).toEqual({ error_code: '-1' })
  expect(await post(`${url}/mapi/g`, { session: 'x', service: 'TraCuuHoSo' })).toMatchObject({ error_code: '-2' })
})

test('a partner can be told to answer nonsense, errors, nothing, and to be well again', async () => {
  const url = await open()
  const ask = async () => {
    try {
      const answer = await fetch(`${url}/mapi/login`, { method: 'POST', body: '{}', signal: AbortSignal.timeout(300) })
      return [answer.status, (await answer.text()).slice(0, 12)]
    } catch {
      return 'none'
    }
  }
  const fail = (faults: object) => post(`${url}/_sandbox/faults`, faults, 'PUT')
  await fail({ garbage: true })
  expect(await ask()).toEqual([200, '\u0000<<not what '])
  await fail({ errors: true })
  expect(await ask()).toEqual([500, 'null'])
  await fail({ hang: true })
  expect(await ask()).toBe('none')
  await fail({ down: true })
  expect(await ask()).toBe('none')
  expect(await fail({ explode: true })).toEqual({ error: 'unknown fault' })
  await fail({})
  expect((await ask())[0]).toBe(200)
})

test('what a partner is to hold from the beginning is there before anybody asks', async () => {
  nation = await openNation({
    ports: {}, only: ['national-portal'], home: 'http://127.0.0.1:9', keys: { 'national-portal': 'k' }, isKept: true,
    begun: { 'national-portal': [{ deed: 'hold-procedures', given: { data: [{ MATTHC: '1.000001' }] } }] },
  })
  const url = nation.urls['national-portal'] ?? ''
  const { session } = await post(`${url}/mapi/login`, { username: 'u', password: 'k' })
  expect(await post(`${url}/mapi/g`, { session, service: 'LayThuTuc', maTTHC: '1.000001' }))
    .toEqual({ error_code: '0', data: [{ MATTHC: '1.000001' }] })
})
