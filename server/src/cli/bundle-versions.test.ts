/** Need: a bundle never shows one fee, or asks for other papers, than its members then hold to (ADR 0045). */
import { expect, test } from 'vitest'
import type { ProcedureContent, ProcedureVersionRow } from '../modules/catalogue/public.ts'
import { bundleVersionsOf } from './bundle-versions.ts'
import type { RawBundle } from './procedure-file.ts'

const member = (tables?: ProcedureContent['tables'], validTo: string | null = null): ProcedureVersionRow => ({
  procedure: 'thanh-phan', code: null, codeSuffix: null, validFrom: '2020-01-01', validTo, codeStatus: 'invented',
  decision: null,
  content: {
    name: 'Thành phần', sector: 'ho-tich', level: 'commune', channels: ['direct'], limits: [], sets: 1, components: [],
    fee: { state: 'free', items: [], text: null }, notFullBecause: [], serviceLevel: 'full', steps: [], legalBasis: [],
    result: { name: 'Kết quả', documentType: 'kq', electronic: true, paper: true }, ...tables && { tables },
  } as unknown as ProcedureContent,
})
const BUNDLE = {
  id: 'lien-thong', code: null, code_status: 'invented', name_vi: 'Liên thông', results: ['Kết quả'],
  valid_from: '2021-01-01', time_limit: { value: 3, unit: 'working_day' },
  members: [{ seq: 1, procedure: 'thanh-phan', agency_vi: 'UBND xã' }],
} as unknown as RawBundle
const read = (...own: ProcedureVersionRow[]) => bundleVersionsOf(BUNDLE, own).versions.length

test.each([[{ fee: 'bang-phi' }, 'phí'], [{ papers: 'bang-giay-to' }, 'giấy tờ']])(
  'a member with the table %o is refused, in words', (tables, word) => {
    expect(() => read(member(tables))).toThrow(`liên thông lien-thong: thủ tục thành phần thanh-phan tính ${word} bằng`)
  })

test('a member without, with a table of its limit, or whose tables ended before the bundle began is taken', () => {
  expect(read(member())).toBe(1)
  expect(read(member({ limit: 'bang-thoi-han' }))).toBe(1)
  expect(read(member({ fee: 'bang-phi' }, '2020-12-31'), { ...member(), validFrom: '2021-01-01' })).toBe(1)
})
