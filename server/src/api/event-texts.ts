import { formatDong } from '../kernel/money.ts'
import type { HistoryEvent } from '../modules/audit/public.ts'
import type { Remark, RemarkKind } from '../modules/dossiers/public.ts'
import { showMoment } from './showing.ts'

/** What happened to a dossier, in words, by the type of its event. docs/events.md lists them all. */
export const EVENT_TEXTS: Readonly<Record<string, string>> = {
  'dossier.submitted': 'Nộp hồ sơ trực tuyến', 'dossier.acknowledged': 'Thông báo đã nhận hồ sơ',
  'dossier.accepted': 'Tiếp nhận hồ sơ, hẹn trả kết quả', 'dossier.completion-asked': 'Yêu cầu hoàn thiện hồ sơ',
  'dossier.completed': 'Người nộp đã hoàn thiện hồ sơ', 'dossier.refused': 'Từ chối tiếp nhận',
  'dossier.authorisation-ended': 'Người ủy quyền chấm dứt ủy quyền, hồ sơ được rút',
  'dossier.withdrawn': 'Người nộp rút hồ sơ', 'dossier.hand-over-received': 'Xác nhận đã nhận hồ sơ chuyển đến',
  'dossier.assigned': 'Phân công xử lý', 'dossier.taken': 'Nhận việc', 'dossier.checked': 'Kiểm tra',
  'dossier.shift-handed-over': 'Bàn giao ca', 'dossier.alarm-raised': 'Báo động',
  'dossier.proposed': 'Thẩm định, trình', 'dossier.approved': 'Phê duyệt',
  'dossier.handed-over': 'Chuyển bước tiếp theo', 'dossier.step-returned': 'Trả lại bước trước',
  'dossier.deed-undone': 'Hoàn tác', 'dossier.supplement-asked': 'Yêu cầu bổ sung giấy tờ',
  'dossier.supplemented': 'Người nộp đã bổ sung', 'dossier.payment-asked': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  'dossier.paid': 'Đã thực hiện nghĩa vụ tài chính', 'dossier.confirmation-asked': 'Chờ xác nhận bên ngoài',
  'dossier.confirmed': 'Đã có xác nhận', 'dossier.extended': 'Xin lỗi và hẹn lại ngày trả',
  'dossier.lateness-foreseen': 'Sắp trễ hạn', 'dossier.return-noticed': 'Ra thông báo trả hồ sơ',
  'dossier.return-told': 'Đã báo và trả hồ sơ cho người nộp', 'dossier.stopped': 'Dừng giải quyết theo yêu cầu',
  'dossier.issued': 'Ban hành kết quả', 'dossier.returned': 'Trả kết quả',
  'message.queued': 'Soạn tin báo cho người nộp', 'message.sent': 'Đã gửi tin báo',
  'message.failed': 'Không gửi được tin báo', 'dossier.originals-handed-over': 'Chuyển bản giấy',
  'dossier.originals-received': 'Đã nhận bản giấy', 'dossier.applicant-told': 'Nhắn cho người nộp',
  'dossier.applicant-wrote': 'Người nộp nhắn', 'dossier.units-consulted': 'Trao đổi giữa các đơn vị',
}

const REMARK_LABELS: Readonly<Record<RemarkKind, string>> = {
  'reason': 'Lý do', 'content': 'Nội dung', 'document': 'Số chứng từ', 'receiver': 'Người nhận',
  'contact-phone': 'Điện thoại liên hệ', 'note': 'Ghi chú',
}
const CODE_TEXTS: Readonly<Record<string, string>> = {
  'counter': 'tại quầy', 'post': 'qua bưu chính', 'electronic': 'bản điện tử', 'online': 'trực tuyến',
  'settle': 'giải quyết', 'unsettled': 'không giải quyết được', 'early': 'trước hạn', 'on-time': 'đúng hạn',
  'late': 'quá hạn', 'true': 'có',
}
const showCode = (code: unknown) => CODE_TEXTS[String(code)] ?? ''
const showWhen = (moment: unknown) => showMoment(new Date(String(moment)))
const showDrafted = (drafted: unknown) => {
  if (drafted === 'calendar-missing') return 'chưa dự thảo được: lịch làm việc chưa có ngày sau hạn này'
  return drafted === true ? 'đã dự thảo, chờ ký' : 'không hẹn lại được nữa'
}
/** Facts of an event that say more than its type, in the order shown. */
const FACTS: readonly (readonly [key: string, label: string, show: (value: unknown) => string])[] = [
  ['outcome', 'Đề xuất', showCode], ['amount', 'Số tiền', (amount) => formatDong(Number(amount))],
  ['items', 'Số giấy tờ', String], ['nth', 'Lần thứ', String],
  ['isLate', 'Quá hạn do yêu cầu bổ sung lần hai', showCode], ['before', 'Hẹn trả cũ', showWhen],
  ['dueAt', 'Hẹn trả', showWhen], ['tellBy', 'Báo người nộp trước', showWhen], ['days', 'Thêm ngày', String],
  ['drafted', 'Phiếu xin lỗi', showDrafted],
  ['resultNumber', 'Số kết quả', String], ['punctuality', 'Ban hành', showCode], ['how', 'Cách trả', showCode],
]

/** What was said and decided with a deed: facts of its event, then the words kept beside it under the same request. */
export function detailsOf(
  { data, requestId }: Pick<HistoryEvent, 'data' | 'requestId'>, remarks: readonly Remark[],
): { label: string; text: string }[] {
  const known = (data ?? {}) as Readonly<Record<string, unknown>>
  const facts = FACTS.map(([key, label, show]) => ({
    label, text: known[key] === undefined ? '' : show(known[key]),
  })).filter(({ text }) => text !== '')
  const said = (Object.keys(REMARK_LABELS) as RemarkKind[]).flatMap((kind) =>
    remarks
      .filter((remark) => remark.kind === kind && remark.requestId === requestId)
      .map(({ text }) => ({ label: REMARK_LABELS[kind], text })),
  )
  return [...facts, ...said]
}

/** A line of a history in words. What was undone is said to be, and its undoing says of what. */
export function textOfEvent({ id, type, voids }: HistoryEvent, history: readonly HistoryEvent[]): string {
  const [text, undone] = [EVENT_TEXTS[type] ?? type, history.find((one) => one.id === voids)]
  if (undone) return `${text}: ${EVENT_TEXTS[undone.type] ?? undone.type}`
  return history.some((one) => one.voids === id) ? `${text} (đã hoàn tác)` : text
}
