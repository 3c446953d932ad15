import { fileURLToPath } from 'node:url'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Day } from '../../kernel/work-calendar.ts'
import { type Templates, compilePaper, readTemplates } from '../../platform/pdf/typst.ts'
import { qrSvg } from '../../platform/qr.ts'
import { type MakingRooms, drawSheets } from './make-renditions.ts'
import type { DrawnPage } from './open-page-drawer.ts'
import { type PaperNotShown, openPaper } from './open-paper.ts'
import { showDay, showMoment } from './slips/paper-text.ts'
import type { ElectronicPaper } from './store/electronic-papers.ts'

/** What a converted copy says of itself (NĐ 45/2020 Đ.18). */
export interface ConversionMarks {
  readonly code: string
  readonly agency: string
  readonly converter: string
  readonly at: Date
  /** Where the electronic document lies: the address of the province's system. */
  readonly system: string
  readonly original: { readonly title: string; readonly number: string | null; readonly code: string | null }
  /** By which anybody checks the document; null where it has none. */
  readonly qr: string | null
  /** The decision by which it was corrected. */
  readonly corrected: { readonly number: string; readonly day: Day } | null
}

export type ConversionNotPrinted = PaperNotShown | { readonly code: 'paper-too-long' }

/** More pages than that are a book, which the press would need too much memory for. */
export const MOST_CONVERTED = 60
/** A4 at 200 dpi, in pixels of the longer side: a printed copy is read at arm's length. */
const PRINTED = 2_339
/** Millimetres: of the marks at the foot, of a point, of the least and longest side that a printer takes as it is. */
const [FOOT, POINT, LEAST, MOST] = [38, 25.4 / 72, 100, 430]
const A4 = { width: 210, height: 297 }

let templates: Templates | undefined

/** The pages of an electronic document, drawn to be printed; refuses what is not shown, or is too long to be. */
export async function drawForPrint(
  rooms: MakingRooms, paper: ElectronicPaper,
): Promise<Result<readonly DrawnPage[], ConversionNotPrinted>> {
  const opened = await openPaper(rooms, paper, { isOriginal: true })
  if (!opened.ok) return opened
  if ((paper.pages ?? 1) > MOST_CONVERTED) return refuse({ code: 'paper-too-long' })
  const pages = await drawSheets(rooms, paper, { longest: PRINTED, most: MOST_CONVERTED })
  if ('fault' in pages) return refuse({ code: 'paper-not-drawn' })
  const [first] = pages
  return first && first.pages > pages.length ? refuse({ code: 'paper-too-long' }) : ok(pages)
}

/**
 * Sets a printed copy of an electronic document, PDF/A: each page drawn whole, and below it that it was converted, by
 * whom, for which agency, when, of what, with codes (NĐ 45/2020 Đ.18; domain 7.2). The document is read and nothing of
 * it is changed. The same marks give the same copy. Refuses with why it is not shown, with `paper-too-long` above
 * MOST_CONVERTED pages.
 */
export async function renderConversion(
  rooms: MakingRooms, paper: ElectronicPaper, marks: ConversionMarks,
): Promise<Result<Uint8Array, ConversionNotPrinted>> {
  const drawn = await drawForPrint(rooms, paper)
  if (!drawn.ok) return drawn
  const { code, agency, at, original: { title }, qr } = marks
  templates ??= readTemplates(fileURLToPath(new URL('conversions', import.meta.url)))
  return ok(await compilePaper({
    templates, main: 'conversion.typ', isBook: true, at,
    data: {
      title: `Bản chuyển đổi ${code}`, agency, original: title, hasQr: qr !== null, lines: linesOf(paper, marks),
      pages: drawn.value.map((page, n) => ({ ...placeOf(page), picture: nameOf(n) })),
    },
    files: Object.fromEntries(drawn.value.map(({ jpeg }, n) => [nameOf(n), jpeg])),
    ...qr !== null && { pictures: { qr: qrSvg(qr) } },
  }))
}

/** The sentences of the marks, one a line. */
function linesOf(
  { sha256 }: Pick<ElectronicPaper, 'sha256'>, { code, agency, converter, at, system, original, qr, corrected }: ConversionMarks,
): string[] {
  const number = original.number === null ? '' : `, số ${original.number}`
  const named = original.code === null ? '' : `, mã ${original.code}`
  return [
    `Cơ quan chuyển đổi: ${agency}. Người chuyển đổi: ${converter}.`,
    `Thời điểm chuyển đổi: ${showMoment(at)}. Mã bản chuyển đổi: ${code}.`,
    `Văn bản điện tử: ${original.title}${number}${named}; lưu tại ${system}.`,
    ...corrected ? [`Đã được đính chính theo quyết định số ${corrected.number}, ${showDay(corrected.day)}.`] : [],
    `Mã băm SHA-256 của văn bản điện tử: ${(sha256.match(/.{16}/g) ?? []).join(' ')}.`,
    ...qr === null ? [] : [`Quét mã QR để kiểm tra hiệu lực, hoặc xem tại ${system}/xac-minh.`],
  ]
}

/** How large the sheet is, and where the page stands on it: above the marks, as large as it may be. */
function placeOf({ points, width, height }: DrawnPage) {
  const own = { width: points.width * POINT, height: points.height * POINT }
  const fits = [own.width, own.height].every((side) => side >= LEAST && side <= MOST)
  const isWide = width > height
  const sheet = fits ? own : isWide ? { width: A4.height, height: A4.width } : A4
  const scale = Math.min(sheet.width / width, (sheet.height - FOOT) / height)
  return { ...sheet, top: 0, wide: width * scale, high: height * scale }
}

function nameOf(n: number): string {
  return `converted-page-${String(n + 1)}.jpg`
}
