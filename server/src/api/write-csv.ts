import type { DossierLine } from '@motcua/contracts/dossier-lists.ts'
import { STATE_TEXTS, showDay, showMoment } from './showing.ts'

const HEAD = [
  'Mã hồ sơ', 'Thủ tục', 'Người nộp', 'Hình thức nộp', 'Ngày nộp', 'Trạng thái', 'Hạn', 'Số ngày làm việc còn lại',
  'Bước đang mở', 'Người giữ', 'Đơn vị', 'Ngày xem lại',
]
const CHANNELS: Readonly<Record<string, string>> = { counter: 'tại quầy', online: 'trực tuyến', post: 'qua bưu chính' }

/** Lines of a list as the rows of a spreadsheet, with the head above if they are the first. */
export function csvOf(lines: readonly DossierLine[], isFirst: boolean): string {
  const rows = lines.map((line) => [
    line.number, line.procedureName, line.applicantName, CHANNELS[line.channel] ?? line.channel,
    showDay(new Date(line.submittedAt)), STATE_TEXTS[line.state],
    line.dueAt === null ? '' : showMoment(new Date(line.dueAt)),
    line.workingDaysLeft === null ? '' : String(line.workingDaysLeft),
    line.step?.name ?? '', line.step?.holderName ?? '', line.step?.unitName ?? '',
    line.followUpOn === null ? '' : line.followUpOn.split('-').reverse().join('/'),
  ])
  const all = isFirst ? [HEAD, ...rows] : rows
  // A byte order mark, without which old spreadsheets take Vietnamese for something else.
  return (isFirst ? '\uFEFF' : '') + all.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

/** A name that begins like a formula would be computed by whoever opens the file; in front of it stands an apostrophe. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
