/** Need: whoever gets form II.06a (TT 01/2020/TT-VPCP) finds it as the ministry printed it, whoever filled it in. */
import { expect, test } from 'vitest'
import { headerGrid } from '../../../kernel/sheet.ts'
import { type HeadIi06a, sheetIi06a } from './sheet-ii06a.ts'

const HEAD: HeadIi06a = {
  from: '2021-06-15', until: '2021-09-14', reporter: 'Ủy ban nhân dân tỉnh Mẫu', asOf: undefined,
  madeAt: new Date('2021-10-20T09:05+07:00'),
}
const ZEROS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
const of = (name: string) => ({ of: { name }, counts: ZEROS })

test('above it stand its number, its title, the period, who reports, as of when, and the unit', () => {
  const texts = (head: Partial<HeadIi06a>) =>
    sheetIi06a({ groups: [], total: ZEROS }, { ...HEAD, ...head }).lines.map(({ text }) => text)
  expect(texts({})).toEqual([
    'Biểu số II.06a/VPCP/KSTT', 'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
    'Kỳ báo cáo: từ ngày 15/06/2021 đến ngày 14/09/2021', 'Đơn vị báo cáo: Ủy ban nhân dân tỉnh Mẫu',
    'Số liệu tính đến lúc lập báo cáo, 09:05 ngày 20/10/2021', 'Đơn vị tính: Hồ sơ',
  ])
  expect(texts({ asOf: new Date('2021-09-14T17:30Z') })[4]).toBe('Số liệu tính đến 00:30 ngày 15/09/2021')
})

test('each of its thirteen columns has its heading and its number', () => {
  const grid = headerGrid(sheetIi06a({ groups: [], total: ZEROS }, HEAD))
  expect(grid.map((row) => row.map((cell) => cell?.text ?? ''))).toEqual([
    [
      'TT', 'Lĩnh vực giải quyết theo cấp', 'Số lượng hồ sơ tiếp nhận', '', '', '', 'Số lượng hồ sơ đã giải quyết', '', '',
      '', 'Số lượng hồ sơ đang giải quyết', '', '',
    ],
    [
      '', '', 'Tổng số', 'Trong kỳ', '', 'Từ kỳ trước', 'Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn', 'Tổng số',
      'Trong hạn', 'Quá hạn',
    ],
    ['', '', '', 'Trực tuyến', 'Trực tiếp, dịch vụ bưu chính', '', '', '', '', '', '', '', ''],
    [
      '(1)', '(2)', '(3) = (4) + (5) + (6)', '(4)', '(5)', '(6)', '(7) = (8) + (9) + (10)', '(8)', '(9)', '(10)',
      '(11) = (12) + (13)', '(12)', '(13)',
    ],
  ])
})

test('levels are numbered in Roman, their sectors anew in each, and the sum comes last', () => {
  const groups = Array.from({ length: 6 }, (_, nth) =>
    ({ ...of(`Cấp ${nth + 1}`), sectors: [of('Đất đai'), of('Hộ tịch')].slice(0, nth % 2 + 1) }))
  const { rows } = sheetIi06a({ groups, total: ZEROS }, HEAD)
  expect(rows.map(({ cells }) => cells[0])).toEqual(
    ['I', 1, 'II', 1, 2, 'III', 1, 'IV', 1, 2, 'V', 1, 'VI', 1, 2, ''])
  expect(rows.filter(({ isBold }) => isBold).map(({ cells }) => cells[1])).toEqual(
    ['Cấp 1', 'Cấp 2', 'Cấp 3', 'Cấp 4', 'Cấp 5', 'Cấp 6', 'Tổng cộng'])
})

test('a period without dossiers is a sum of zeros', () => {
  const { rows } = sheetIi06a({ groups: [], total: ZEROS }, HEAD)
  expect(rows).toEqual([{ isBold: true, cells: ['', 'Tổng cộng', ...ZEROS] }])
})

test('as wide as a page of A4 across within its margins', () => {
  const { columns } = sheetIi06a({ groups: [], total: ZEROS }, HEAD)
  expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(297 - 2 * 15)
})
