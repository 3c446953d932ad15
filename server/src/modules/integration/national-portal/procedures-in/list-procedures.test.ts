/** Need: what the portal lists is read whole, in pages; what it says wrong is no procedure (domain reference 8.3). */
import { type Nation, openNation } from '@motcua/sandbox/nation.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NationalPortal, openNationalPortal } from '../client.ts'
import { listProcedures } from './list-procedures.ts'
import { readPortalProcedure } from './portal-procedure.ts'

let nation: Nation
let portal: NationalPortal
let url: string
beforeAll(async () => {
  nation = await openNation({
    ports: {}, only: ['national-portal'], home: 'http://127.0.0.1:9', keys: { 'national-portal': 'k' }, isKept: true,
  })
  url = nation.urls['national-portal'] ?? ''
  portal = openNationalPortal({ url, key: 'k', user: 'motcua', destination: 'VN:GOV:X', agency: '000.00.00.H00' })
})
afterAll(() => nation.stop())
const hold = async (data: readonly object[]) => {
  await fetch(`${url}/_sandbox/act/hold-procedures`, { method: 'POST', body: JSON.stringify({ data }) })
}
const CODE = '1.000001'
const read = (more: object) => readPortalProcedure({ MATTHC: CODE, TENTTHC: 'Thủ tục', ...more }, CODE)
/** A portal that answers with these lists, one after another. */
const answering = (...pages: unknown[]): NationalPortal => ({
  call: async (service) => Promise.resolve({ data: service === 'LayDanhSachTTHC' ? pages.shift() : { MATTHC: CODE, TENTTHC: 'a' } }),
  file: async () => Promise.resolve(undefined),
})

test('all of three pages, each once', async () => {
  const codes = Array.from({ length: 250 }, (_, nth) => `1.${String(nth).padStart(6, '0')}`)
  await hold(codes.toReversed().map((code) => ({ MATTHC: code, TENTTHC: `Thủ tục ${code}` })))
  const found = await listProcedures(portal)
  expect([...found.keys()]).toEqual(codes)
  expect(found.get('1.000249')?.name).toBe('Thủ tục 1.000249')
})

test('an exact page more ends, too', async () => {
  await hold(Array.from({ length: 100 }, (_, nth) => ({ MATTHC: `1.${String(nth).padStart(6, '0')}`, TENTTHC: 'a' })))
  expect((await listProcedures(portal)).size).toBe(100)
})

test.each([
  ['is no list', ['x']], ['is not in order', [[{ MATTHC: '1.000002' }, { MATTHC: '1.000001' }]]],
  ['says one twice', [[{ MATTHC: CODE }, { MATTHC: CODE }]]], ['has no codes', [[{ MATTHC: 'a b' }]]], ['has rows that are none', [[null]]],
  ['is longer than was asked', [Array.from({ length: 101 }, (_, nth) => ({ MATTHC: `1.${String(nth).padStart(6, '0')}` }))]],
])('a page that %s is refused whole', async (_, pages) => {
  await expect(listProcedures(answering(...pages))).rejects.toMatchObject({ code: 'answer-unreadable' })
})

test('a list without an end ends', async () => {
  let nth = 0
  const endless: NationalPortal = {
    ...answering(),
    call: async (service) => Promise.resolve({
      data: service === 'LayThuTuc' ? {} : Array.from({ length: 100 }, () => ({ MATTHC: `1.${String(nth++).padStart(6, '0')}` })),
    }),
  }
  await expect(listProcedures(endless)).rejects.toMatchObject({ code: 'answer-unreadable' })
  expect(nth).toBeLessThan(21_000)
})

test('one object stands for a list of one, and signs that nobody sees are taken out', () => {
  expect(read({
    TENTTHC: ' Thủ\u200b  tục ', CACHTHUCTHUCHIEN: { KENH: 1, THOIGIAN: { THOIGIANGIAIQUYET: '1.5', DONVITINH: 'N', PHILEPHI: { SOTIEN: 5000, DONVI: 'D', MOTA: 'Phí' } } },
  })).toEqual({
    code: CODE, name: 'Thủ tục', sector: '', agency: '', conditions: '', channels: ['1'],
    limits: [{ about: '', amount: 1.5, unit: 'N', ways: ['1'] }], fees: [{ about: 'Phí', amount: 5000, money: 'D', ways: ['1'] }], components: [], results: [], acts: [],
  })
})

const fee = (SOTIEN: unknown) => ({ CACHTHUCTHUCHIEN: { THOIGIAN: { THOIGIANGIAIQUYET: 1, PHILEPHI: { SOTIEN } } } })
test.each<[string, object]>([
  ['is of another code', { MATTHC: '1.000002' }], ['has no name', { TENTTHC: ' \u200b' }], ['has an object for a name', { TENTTHC: {} }],
  ['has NUL in it', { YEUCAU: 'a\0' }], ['has half a sign in it', { YEUCAU: '\ud800' }], ['costs less than nothing', fee(-1)],
  ['costs more than there is', fee('9999999999999999')], ['costs words', fee('miễn')], ['costs 1e3', fee('1e3')],
  ['asks for too many papers', { THANHPHANHOSO: { GIAYTO: Array.from({ length: 301 }, () => ({ TENGIAYTO: 'a' })) } }],
  ['asks for papers without a name', { THANHPHANHOSO: { GIAYTO: [{ URL: 'x' }] } }], ['has papers that are words', { THANHPHANHOSO: ['a'] }],
  ['has a name without an end', { TENTTHC: 'a'.repeat(2_001) }],
])('one that %s cannot be read', (_, more) => {
  expect(read(more)).toBeUndefined()
})
