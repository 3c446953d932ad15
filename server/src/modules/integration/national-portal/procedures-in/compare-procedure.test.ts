/** Need: a code without a meaning is shown as one, nothing is guessed, and a draft takes over what is certain alone. */
import { expect, test } from 'vitest'
import type { ProcedureContent } from '../../../catalogue/public.ts'
import type { CodeTables } from './code-tables.ts'
import { compareProcedure } from './compare-procedure.ts'
import type { PortalProcedure } from './portal-procedure.ts'
import { takeOver } from './take-over.ts'

const item = (name: string, amount: number | null) => ({ name, kind: 'le-phi', amount, onlineAmount: null, per: 'hồ sơ', condition: null })
const limit = (name: string | null, amount: number) => ({ name, unit: 'working-day', amount, policy: 'end-of-day', cutoff: null } as const)
const paper = (id: string, name: string, documentType = id) => ({
  id, documentType, name, originals: 1, copies: 0, required: 'always', handling: 'submit', condition: null, isForm: false,
} as const)
const OURS: ProcedureContent = {
  name: 'Cấp giấy phép', sector: 'xay-dung', level: 'xa', competent: 'commune', subjects: ['citizen'], serviceLevel: 'full',
  legacyLevel: 4, notFullBecause: [], channels: ['counter', 'online'], limits: [limit(null, 3)],
  fee: { state: 'amount', items: [item('Lệ phí', 50_000)], text: null }, sets: 1, components: [paper('don', 'Đơn')],
  result: { name: 'Giấy phép', documentType: 'gp', electronic: true, paper: true }, steps: [], territoryIndependent: false,
  onSiteInspection: false, conditions: null, legalBasis: ['Luật Xây dựng 50/2014/QH13'], notes: [],
}
const THEIRS: PortalProcedure = {
  code: '1.000001', name: 'Cấp giấy phép', sector: '', agency: '', conditions: '', channels: [], limits: [], fees: [], components: [],
  results: [], acts: [],
}
const CODES: CodeTables = {
  sectors: { X1: 'xay-dung', D1: 'dat-dai' }, agencies: { A1: 'commune', A2: 'district' }, levels: { A1: 'xa', A2: 'huyen' },
  units: { N: 'working-day', G: 'hour' }, channels: { 1: 'counter', 2: 'online' }, money: { D: 'dong' },
}
const compare = (theirs: Partial<PortalProcedure>, ours: Partial<ProcedureContent> = {}, codes = CODES) =>
  compareProcedure({ ...OURS, ...ours }, { ...THEIRS, ...theirs }, {
    codes, nameOfSector: (id) => `lĩnh vực ${id}`, typeOf: (code) => code === 'KQ1' ? 'don' : undefined, typeMeant: (type) => type,
  })
const said = (...given: Parameters<typeof compare>) =>
  compare(...given).map(({ field, ours, theirs, way, value }) => [field, ours, theirs, way, value])

test('what the portal leaves empty is no difference, nor is another writing of the same', () => {
  expect(said({})).toEqual([])
  expect(said({
    name: 'CẤP GIẤY PHÉP', sector: 'X1', agency: 'A1', channels: ['2', '1'], limits: [{ about: 'kể từ khi nhận', amount: 3, unit: 'N', ways: [] }],
    fees: [{ about: 'lệ phí', amount: 50_000, money: 'D', ways: [] }], components: [{ code: 'la', name: 'đơn' }],
    results: [{ code: '', name: 'giấy phép' }], acts: [{ code: '50/2014/QH13', name: 'Luật Xây dựng' }],
  })).toEqual([])
})

test('sector, agency and level go by the tables alone', () => {
  expect(said({ sector: 'D1', agency: 'A2' })).toEqual([
    ['sector', 'lĩnh vực xay-dung', 'lĩnh vực dat-dai', 'taken', 'dat-dai'], ['agency', 'commune', 'district', 'taken', 'district'],
    ['level', 'xa', 'huyen', 'taken', 'huyen'],
  ])
  // A code that is the name of something that every object has is none either.
  expect(said({ sector: 'constructor', agency: 'A9', channels: ['9'] })).toEqual([
    ['sector', 'lĩnh vực xay-dung', 'constructor', 'code-unmapped', null], ['agency', 'commune', 'A9', 'code-unmapped', null],
    ['level', 'xa', 'A9', 'code-unmapped', null], ['channel', null, '9', 'code-unmapped', null],
  ])
})

test('days of the same kind are taken over; of another kind, or of a case that is not ours, a person says', () => {
  const one = (amount: number, unit: string) => said({ limits: [{ about: '', amount, unit, ways: [] }] }).map(([, , ...more]) => more)
  expect(one(5, 'N')).toEqual([['5 ngày làm việc', 'taken', '5']])
  expect(one(24, 'G')).toEqual([['24 giờ', 'by-hand', null]])
  expect(one(3, 'T')).toEqual([['3 T', 'code-unmapped', null]])
  expect(one(0, 'N')).toEqual([['0 ngày làm việc', 'by-hand', null]])
  expect(said({ limits: [{ about: '', amount: 3, unit: 'N', ways: [] }, { about: 'phải xác minh', amount: 8, unit: 'N', ways: [] }] }))
    .toEqual([['limit', null, '8 ngày làm việc', 'by-hand', null]])
})

test('a fee of nothing is never taken for free, nor money of no name for đồng, nor one that a rule computes', () => {
  const one = (amount: number, money: string, ours: Partial<ProcedureContent> = {}) =>
    said({ fees: [{ about: 'Lệ phí', amount, money, ways: [] }] }, ours).map(([, , ...more]) => more)
  expect(one(70_000, 'D')).toEqual([['70.000 đ', 'taken', '70000']])
  expect(one(0, 'D')).toEqual([['0 đ', 'by-hand', null]])
  expect(one(50_000, 'USD')).toEqual([['50000 USD', 'code-unmapped', null]])
  expect(one(70_000, 'D', { feeRules: [] })).toEqual([['70.000 đ', 'by-hand', null]])
  expect(said({ fees: [{ about: 'Phí thẩm định', amount: 1, money: 'D', ways: [] }] })).toEqual([
    ['fee', '50.000 đ', null, 'by-hand', null], ['fee', null, '1 đ', 'by-hand', null],
  ])
})

test('what is told of one way is taken for no other, and of two days none', () => {
  const CHANNELS = ['1', '2']
  const feesOf = (fees: readonly (readonly [number, string])[], onlineAmount: number | null = null) => said({
    channels: CHANNELS, fees: fees.map(([amount, way]) => ({ about: 'Lệ phí', amount, money: 'D', ways: [way] })),
  }, { fee: { ...OURS.fee, items: [{ ...item('Lệ phí', 50_000), onlineAmount }] } }).map(([, , ...more]) => more)
  // Both sides say the same of the counter (1) and online (2).
  expect(feesOf([[50_000, '1'], [25_000, '2']], 25_000)).toEqual([])
  expect(feesOf([[25_000, '2']])).toEqual([['25.000 đ', 'by-hand', null]])
  expect(feesOf([[50_000, '1'], [20_000, '2']], 25_000)).toEqual([['50.000 đ; 20.000 đ', 'by-hand', null]])
  const limitsOf = (limits: readonly (readonly [number, readonly string[]])[]) => said({
    channels: CHANNELS, limits: limits.map(([amount, ways]) => ({ about: '', amount, unit: 'N', ways })),
  }).map(([, , ...more]) => more)
  expect(limitsOf([[5, ['1']], [3, ['2']]])).toEqual([['5 ngày làm việc; 3 ngày làm việc', 'by-hand', null]])
  expect(limitsOf([[5, ['1']]])).toEqual([['5 ngày làm việc', 'by-hand', null]])
  expect(limitsOf([[5, ['2', '1']]])).toEqual([['5 ngày làm việc', 'taken', '5']])
})

test('an act is known by its whole number', () => {
  const acts = (ours: string, code: string) => said({ acts: [{ code, name: 'Nghị định' }] }, { legalBasis: [ours] })
  expect(acts('NĐ 123/2015/NĐ-CP', '123/2015/NĐ-CP')).toEqual([])
  // Two decrees of one year: of certification, and of civil status.
  expect(acts('NĐ 123/2015/NĐ-CP', '23/2015/NĐ-CP').map(([, ours, theirs]) => [ours, theirs]))
    .toEqual([[null, 'Nghị định – 23/2015/NĐ-CP'], ['NĐ 123/2015/NĐ-CP', null]])
})

test('a paper keeps the one of its name, and by its code the only one of its kind', () => {
  const named = (...names: readonly string[]) => names.map((name) => ({ code: 'KQ1', name }))
  expect(said({ components: named('Đơn của người được ủy quyền', 'Đơn') }))
    .toEqual([['component', null, 'Đơn của người được ủy quyền (KQ1)', 'by-hand', null]])
  const two = [paper('don', 'Đơn', 'don'), paper('don-2', 'Đơn của con', 'don')]
  expect(said({ components: named('Đơn A', 'Đơn B') }, { components: two }).map(([, ours, theirs, way]) => [ours, theirs, way]))
    .toEqual([[null, 'Đơn A (KQ1)', 'by-hand'], [null, 'Đơn B (KQ1)', 'by-hand'], ['Đơn', null, 'by-hand'], ['Đơn của con', null, 'by-hand']])
})

test('a paper of a known code is called as there; a new one, and one that is gone there, a person says', () => {
  expect(said({ components: [{ code: 'KQ1', name: 'Đơn theo mẫu' }, { code: '', name: 'Bản vẽ' }, { code: 'KQ9', name: 'Ảnh' }] },
    { components: [paper('don', 'Đơn'), paper('khac', 'Sơ đồ')] })).toEqual([
    ['component', 'Đơn', 'Đơn theo mẫu', 'taken', 'Đơn theo mẫu'], ['component', null, 'Bản vẽ', 'by-hand', null],
    ['component', null, 'Ảnh (KQ9)', 'code-unmapped', null], ['component', 'Sơ đồ', null, 'by-hand', null],
  ])
})

test('a draft says what is taken over, and nothing else', () => {
  const lines = compare({
    name: 'Cấp phép', sector: 'D1', agency: 'A2', conditions: 'Có đất', limits: [{ about: '', amount: 5, unit: 'N', ways: ['1'] }],
    fees: [{ about: 'Lệ phí', amount: 70_000, money: 'D', ways: ['1'] }], components: [{ code: 'KQ1', name: 'Đơn mới' }, { code: '', name: 'Ảnh' }],
    results: [{ code: '', name: 'Giấy' }], acts: [{ code: '50/2014/QH13', name: '' }, { code: '1/NĐ', name: 'Nghị định' }], channels: ['1'],
  })
  expect(takeOver(OURS, lines)).toEqual({
    ...OURS, name: 'Cấp phép', sector: 'dat-dai', competent: 'district', level: 'huyen', conditions: 'Có đất', limits: [limit(null, 5)],
    fee: { ...OURS.fee, items: [item('Lệ phí', 70_000)] }, components: [paper('don', 'Đơn mới')],
    result: { ...OURS.result, name: 'Giấy' }, legalBasis: [...OURS.legalBasis, 'Nghị định – 1/NĐ'],
  })
})
