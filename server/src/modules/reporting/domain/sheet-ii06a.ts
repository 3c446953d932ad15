import { type Day, dayInFigures, dayOf, timeInFigures } from '../../../kernel/civil-day.ts'
import type { HeaderCell, Sheet, SheetCell, SheetColumn, SheetRow } from '../../../kernel/sheet.ts'

interface Counted { readonly of: { readonly name: string }; readonly counts: readonly number[] }

/** What is filled in: rows of levels, each with its sectors, and the sum. Columns 3 to 13 of the form. */
export interface FilledIi06a {
  readonly groups: readonly (Counted & { readonly sectors: readonly Counted[] })[]
  readonly total: readonly number[]
}

/** What stands above it. */
export interface HeadIi06a {
  readonly from: Day
  readonly until: Day
  /** Who reports, by name. */
  readonly reporter: string
  /** As of when it was known; unless said, it is as it was known at `madeAt`. */
  readonly asOf: Date | undefined
  readonly madeAt: Date
}

const TITLE = 'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH'

const COLUMNS: readonly SheetColumn[] = [
  { width: 11, at: 'center' }, { width: 58, at: 'left' },
  ...Array.from({ length: 11 }, (): SheetColumn => ({ width: 18, at: 'right' })),
]

/** Three rows of names and that of the numbers, as the form has them. Blanks within sums let them break. */
const HEADER: readonly (readonly HeaderCell[])[] = [
  [
    { text: 'TT', rows: 3 }, { text: 'Lĩnh vực giải quyết theo cấp', rows: 3 },
    { text: 'Số lượng hồ sơ tiếp nhận', columns: 4 }, { text: 'Số lượng hồ sơ đã giải quyết', columns: 4 },
    { text: 'Số lượng hồ sơ đang giải quyết', columns: 3 },
  ],
  [
    { text: 'Tổng số', rows: 2 }, { text: 'Trong kỳ', columns: 2 }, { text: 'Từ kỳ trước', rows: 2 },
    ...['Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn'].map((text) => ({ text, rows: 2 })),
    ...['Tổng số', 'Trong hạn', 'Quá hạn'].map((text) => ({ text, rows: 2 })),
  ],
  [{ text: 'Trực tuyến' }, { text: 'Trực tiếp, dịch vụ bưu chính' }],
  [
    '(1)', '(2)', '(3) = (4) + (5) + (6)', '(4)', '(5)', '(6)', '(7) = (8) + (9) + (10)', '(8)', '(9)', '(10)',
    '(11) = (12) + (13)', '(12)', '(13)',
  ].map((text) => ({ text, isSmall: true })),
]

/**
 * Form II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP) as a sheet: levels in Roman numerals, their sectors counted anew below
 * each, the sum last; a sum of zeros where nothing was received or open. To whom it goes is not known here, and no line
 * says it. Pure.
 */
export function sheetIi06a({ groups, total }: FilledIi06a, head: HeadIi06a): Sheet {
  return {
    name: 'II.06a', title: `Biểu số II.06a/VPCP/KSTT: ${TITLE}`, author: head.reporter, columns: COLUMNS, header: HEADER,
    lines: [
      { text: 'Biểu số II.06a/VPCP/KSTT', at: 'left', look: 'bold' },
      { text: TITLE, at: 'center', look: 'title' },
      {
        text: `Kỳ báo cáo: từ ngày ${dayInFigures(head.from)} đến ngày ${dayInFigures(head.until)}`, at: 'center', look: 'italic',
      },
      { text: `Đơn vị báo cáo: ${head.reporter}`, at: 'left', look: 'plain' },
      { text: known(head), at: 'left', look: 'plain' },
      { text: 'Đơn vị tính: Hồ sơ', at: 'right', look: 'italic' },
    ],
    rows: [
      ...groups.flatMap((group, nth) => [
        rowOf(roman(nth + 1), group.of.name, group.counts, true),
        ...group.sectors.map(({ of, counts }, at) => rowOf(at + 1, of.name, counts, false)),
      ]),
      rowOf('', 'Tổng cộng', total, true),
    ],
  }
}

function rowOf(nth: SheetCell, name: string, counts: readonly number[], isBold: boolean): SheetRow {
  return { isBold, cells: [nth, name, ...counts] }
}

function known({ asOf, madeAt }: HeadIi06a): string {
  const at = asOf ?? madeAt
  const moment = `${timeInFigures(at)} ngày ${dayInFigures(dayOf(at))}`
  return asOf ? `Số liệu tính đến ${moment}` : `Số liệu tính đến lúc lập báo cáo, ${moment}`
}

const ROMAN = [[10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const

/** Of a number from 1 to 39; there are as many levels as a country has. */
function roman(number: number): string {
  const [value, letters] = ROMAN.find(([least]) => least <= number) ?? []
  return value === undefined ? '' : letters + roman(number - value)
}
