/**
 * Need: what the adapter sends, the national portal takes once and whatever was lost on the way; what it says is held
 * against what it was asked (domain reference 8.1). The portal is the sandbox's, a listener that shares no code with
 * the adapter.
 */
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readSettings } from '../../../platform/partner/read-settings.ts'
import type { WaitingMessage } from '../domain/message.ts'
import { openNationalPortal } from './client.ts'
import { lookAtPortal } from './look.ts'
import { portalOutlet } from './outlet.ts'
import { NATIONAL_PORTAL_SETTINGS } from './settings.ts'

const KEY = 'khoa-chung'
let nation: Nation
let url: string
beforeAll(async () => {
  nation = await openNation({
    ports: {}, only: ['national-portal'], home: 'http://127.0.0.1:9', keys: { 'national-portal': KEY }, isKept: true,
  })
  url = nation.urls['national-portal'] ?? ''
})
afterAll(() => nation.stop())
const at = async (method: string, path: string, body?: object) =>
  (await fetch(`${url}/_sandbox/${path}`, { method, ...body && { body: JSON.stringify(body) } })).json() as Promise<Record<string, unknown>>
beforeEach(async () => { await at('PUT', 'faults', {}) })

const settings = () => ({ url, key: KEY, user: 'motcua', destination: 'VN:GOV:X', agency: '000.00.00.H00' })
const portal = (more: object = {}) => openNationalPortal({ ...settings(), ...more })
const message = (id: bigint, kind: string, number: string, more: object): WaitingMessage => ({
  id, kind, body: { MaHoSo: number, ...more },
} as unknown as WaitingMessage)
const dossier = (id: bigint, number: string, state: string, kind = 'dossier-new') =>
  message(id, kind, number, { TrangThaiHoSo: state })

test('a dossier is there once, though it is told twice as new, and changed though it was never told', async () => {
  const outlet = portalOutlet(portal())
  const [twice, never] = ['H00-210625-0001', 'H00-210625-0002']
  for (const id of [1n, 2n]) expect(await outlet.send([dossier(id, twice, '2')])).toMatchObject([{ id, is: 'taken' }])
  expect(await outlet.send([dossier(3n, twice, '4', 'dossier-change'), dossier(4n, never, '4', 'dossier-change')]))
    .toEqual(expect.arrayContaining([3n, 4n].map((id) => expect.objectContaining({ id, is: 'taken' }) as unknown)))
  expect(await lookAtPortal(portal(), [twice, never, 'H00-210625-0009'])).toEqual(new Map([[twice, '4'], [never, '4']]))
  expect((await at('GET', 'state'))['dossiers']).toMatchObject({ [twice]: { states: ['2', '4'] }, [never]: { states: ['4'] } })
})

test('one row that it refuses is refused alone, with its word', async () => {
  expect(await portalOutlet(portal()).send([
    message(5n, 'step', 'H00-210625-0001', { NoiDungXuLy: 'Chuyển xử lý' }), message(6n, 'step', 'H00-210625-0008', {}),
  ])).toMatchObject([{ id: 5n, is: 'taken' }, { id: 6n, is: 'refused', fault: 'KHONG_TIM_THAY' }])
})

test('a session that ended is opened anew, a wrong key is not let in', async () => {
  const open = portal()
  expect(await lookAtPortal(open, ['H00-210625-0001'])).toEqual(new Map([['H00-210625-0001', '4']]))
  await at('POST', 'act/end-sessions', {})
  expect(await lookAtPortal(open, ['H00-210625-0001'])).toEqual(new Map([['H00-210625-0001', '4']]))
  await expect(lookAtPortal(portal({ key: 'khac' }), ['H00-210625-0001'])).rejects.toMatchObject({ code: 'session-refused' })
})

test.each([['down', 'unreachable'], ['errors', 'http-500'], ['garbage', 'answer-unreadable']])(
  'while it is %s nothing counts as told', async (fault, code) => {
    const outlet = portalOutlet(portal())
    await at('PUT', 'faults', { [fault]: true })
    await expect(outlet.send([dossier(7n, 'H00-210625-0007', '2')])).rejects.toMatchObject({ code, isFinal: false })
  },
)

test.each([
  [{ agency: 'a b' }, ['agency']], [{ user: '' }, ['user']], [{ url: 'ftp://a' }, ['url']], [{ url: 'http://[' }, ['url']], [{}, []],
])('settings name what is faulty', (more, names) => {
  const read = readSettings(NATIONAL_PORTAL_SETTINGS, { ...settings(), ...more })
  expect(read.ok ? [] : read.refusal.names).toEqual(names)
})
