import { texts } from '@motcua/contracts/texts.ts'

/**
 * What happened to a dossier as its applicant is told it, by the type of the event; what is not here is our own work.
 */
export const HAPPENED = texts({
  'dossier.submitted': { vi: 'Nộp hồ sơ trực tuyến', en: 'Sent online' },
  'dossier.acknowledged': { vi: 'Cơ quan báo đã nhận hồ sơ', en: 'The office said that it arrived' },
  'dossier.accepted': { vi: 'Tiếp nhận hồ sơ, hẹn ngày trả', en: 'Accepted, with a date promised' },
  'register.awaited': {
    vi: 'Hỏi cơ sở dữ liệu quốc gia, chưa có trả lời ngay', en: 'A national register was asked, and did not answer at once',
  },
  'register.found': { vi: 'Cơ sở dữ liệu quốc gia đã xác nhận', en: 'The national register confirmed it' },
  'dossier.completion-asked': { vi: 'Cơ quan yêu cầu hoàn thiện hồ sơ', en: 'Asked to complete it' },
  'dossier.completed': { vi: 'Đã nộp phần hoàn thiện', en: 'What was asked for was sent' },
  'dossier.refused': { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  'dossier.authorisation-ended': {
    vi: 'Người ủy quyền chấm dứt ủy quyền, hồ sơ được rút', en: 'The authorisation was ended, and it was withdrawn',
  },
  'dossier.withdrawn': { vi: 'Rút hồ sơ', en: 'Withdrawn' },
  'dossier.hand-over-received': { vi: 'Cơ quan giải quyết đã nhận hồ sơ', en: 'The settling office has it' },
  'dossier.supplement-asked': {
    vi: 'Yêu cầu bổ sung giấy tờ, dừng tính thời hạn', en: 'More papers asked for; the time limit stood still',
  },
  'dossier.supplemented': {
    vi: 'Đã bổ sung giấy tờ, tính tiếp thời hạn', en: 'The papers came; the time limit went on',
  },
  'dossier.fee-raised': { vi: 'Có khoản phí, lệ phí phải nộp thêm', en: 'More fees are to be paid' },
  'dossier.payment-asked': { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Payment asked for' },
  'dossier.paid': { vi: 'Đã thực hiện nghĩa vụ tài chính', en: 'Paid' },
  'dossier.confirmation-asked': { vi: 'Chờ xác nhận từ bên ngoài', en: 'Others were asked to confirm' },
  'dossier.confirmation-over': { vi: 'Hết thời gian chờ xác nhận, cơ quan tiếp tục giải quyết', en: 'No confirmation came in time, and the agency goes on' },
  'dossier.confirmed': { vi: 'Đã có xác nhận', en: 'Confirmed' },
  'dossier.extended': { vi: 'Cơ quan xin lỗi và hẹn lại ngày trả', en: 'Apology, and a new date' },
  'dossier.taken-back': {
    vi: 'Không chờ hệ thống của Bộ, ngành nữa; cơ quan tiếp tục giải quyết',
    en: 'The ministry’s system is not waited for any more, and the agency goes on',
  },
  'dossier.return-noticed': { vi: 'Thông báo không giải quyết được', en: 'Notice that it cannot be settled' },
  'dossier.return-told': { vi: 'Đã trả lại hồ sơ', en: 'Given back' },
  'dossier.stopped': { vi: 'Dừng giải quyết theo yêu cầu', en: 'Stopped as asked' },
  'dossier.issued': { vi: 'Ban hành kết quả', en: 'Result issued' },
  'dossier.returned': { vi: 'Trả kết quả', en: 'Result handed over' },
  'dossier.result-ended': {
    vi: 'Kết quả bị thu hồi, thay thế hoặc đính chính', en: 'The result was revoked, replaced or corrected',
  },
})

/** The line itself. */
export const STORY = texts({
  title: { vi: 'Đã làm và sắp làm', en: 'What happened, and what comes' },
  past: { vi: 'Đã xong:', en: 'Done:' },
  now: { vi: 'Đang làm:', en: 'Now:' },
  next: { vi: 'Sắp tới:', en: 'To come:' },
  program: { vi: 'Hệ thống', en: 'The system' },
  applicant: { vi: 'Người nộp', en: 'The applicant' },
  until: { vi: 'hạn {until}', en: 'due {until}' },
  accept: { vi: 'Xem hồ sơ và báo tiếp nhận', en: 'Looking at it, to accept it' },
  toAccept: { vi: 'Tiếp nhận, hẹn ngày trả', en: 'Acceptance, with a date promised' },
  yours: { vi: 'Chờ người nộp làm theo yêu cầu', en: 'Waiting for the applicant to do what was asked' },
  outside: { vi: 'Chờ xác nhận từ bên ngoài', en: 'Waiting for others to confirm' },
  work: { vi: 'Giải quyết: {step}', en: 'Work: {step}' },
  settle: { vi: 'Giải quyết hồ sơ', en: 'Work on it' },
  issue: { vi: 'Có kết quả', en: 'The result' },
  giveBack: { vi: 'Báo lý do và trả lại hồ sơ', en: 'Telling why, and giving it back' },
  return: { vi: 'Trả kết quả', en: 'Handing the result over' },
})
