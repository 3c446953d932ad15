import { texts } from '@motcua/contracts/texts.ts'

/** What happened to a dossier, in words, by the type of its event. docs/events.md lists them all. */
export const EVENT = texts({
  'dossier.submitted': { vi: 'Nộp hồ sơ trực tuyến', en: 'Sent online' },
  'dossier.acknowledged': { vi: 'Thông báo đã nhận hồ sơ', en: 'The applicant was told that it arrived' },
  'dossier.accepted': { vi: 'Tiếp nhận hồ sơ, hẹn trả kết quả', en: 'Accepted, with a date for the result' },
  'dossier.completion-asked': { vi: 'Yêu cầu hoàn thiện hồ sơ', en: 'Asked to be completed' },
  'dossier.completed': { vi: 'Người nộp đã hoàn thiện hồ sơ', en: 'Completed by the applicant' },
  'dossier.refused': { vi: 'Từ chối tiếp nhận', en: 'Not accepted' },
  'dossier.authorisation-ended': {
    vi: 'Người ủy quyền chấm dứt ủy quyền, hồ sơ được rút',
    en: 'The authorisation was ended, and the dossier withdrawn',
  },
  'dossier.withdrawn': { vi: 'Người nộp rút hồ sơ', en: 'Withdrawn by the applicant' },
  'dossier.hand-over-received': { vi: 'Xác nhận đã nhận hồ sơ chuyển đến', en: 'Arrival of the dossier confirmed' },
  'dossier.hand-over-refused': { vi: 'Từ chối nhận hồ sơ chuyển đến', en: 'Not taken by whoever it was handed to' },
  'dossier.handed-over-again': { vi: 'Chuyển lại cho cơ quan nhận', en: 'Handed over again' },
  'dossier.hand-over-recalled': { vi: 'Lấy lại hồ sơ đã chuyển', en: 'Taken back by whoever handed it over' },
  'bundle.member-begun': { vi: 'Mở hồ sơ thành phần của yêu cầu liên thông', en: 'Begun as part of a request for several' },
  'dossier.assigned': { vi: 'Phân công xử lý', en: 'Assigned' },
  'dossier.taken': { vi: 'Nhận việc', en: 'Taken' },
  'dossier.checked': { vi: 'Kiểm tra', en: 'Checked' },
  'dossier.reassigned': { vi: 'Giao lại cho người khác', en: 'Given on to somebody else' },
  'dossier.shift-handed-over': { vi: 'Bàn giao ca', en: 'Handed over at the end of a shift' },
  'dossier.alarm-raised': { vi: 'Báo động', en: 'Alarm' },
  'dossier.proposed': { vi: 'Thẩm định, trình', en: 'Assessed and proposed' },
  'dossier.approved': { vi: 'Phê duyệt', en: 'Approved' },
  'dossier.handed-over': { vi: 'Chuyển bước tiếp theo', en: 'Passed to the next step' },
  'dossier.step-returned': { vi: 'Trả lại bước trước', en: 'Returned to the step before' },
  'dossier.deed-undone': { vi: 'Hoàn tác', en: 'Undone' },
  'dossier.supplement-asked': { vi: 'Yêu cầu bổ sung giấy tờ', en: 'More papers asked for' },
  'dossier.supplemented': { vi: 'Người nộp đã bổ sung', en: 'Papers handed in by the applicant' },
  'dossier.payment-asked': { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Payment asked for' },
  'dossier.paid': { vi: 'Đã thực hiện nghĩa vụ tài chính', en: 'Paid' },
  'dossier.confirmation-asked': { vi: 'Chờ xác nhận bên ngoài', en: 'Waiting for a confirmation' },
  'dossier.confirmation-over': { vi: 'Hết thời gian chờ xác nhận, tiếp tục giải quyết', en: 'Waited long enough for a confirmation; it goes on' },
  'dossier.confirmed': { vi: 'Đã có xác nhận', en: 'Confirmed' },
  'dossier.extended': { vi: 'Xin lỗi và hẹn lại ngày trả', en: 'Apology, and a new date' },
  'dossier.moved-on': { vi: 'Quy trình tự chuyển bước', en: 'The process went on by itself' },
  'dossier.process-changed': {
    vi: 'Chuyển sang phiên bản khác của quy trình', en: 'Gone over to another version of the process',
  },
  'dossier.lateness-foreseen': { vi: 'Sắp trễ hạn', en: 'About to be late' },
  'dossier.return-noticed': { vi: 'Ra thông báo trả hồ sơ', en: 'Notice of its return given' },
  'dossier.return-told': {
    vi: 'Đã báo và trả hồ sơ cho người nộp', en: 'The applicant was told, and it was given back',
  },
  'dossier.stopped': { vi: 'Dừng giải quyết theo yêu cầu', en: 'Stopped on request' },
  'dossier.issued': { vi: 'Ban hành kết quả', en: 'Result issued' },
  'dossier.returned': { vi: 'Trả kết quả', en: 'Result handed over' },
  'message.queued': { vi: 'Soạn tin báo cho người nộp', en: 'Message to the applicant written' },
  'message.sent': { vi: 'Đã gửi tin báo', en: 'Message sent' },
  'message.failed': { vi: 'Không gửi được tin báo', en: 'Message could not be sent' },
  'dossier.redated': { vi: 'Tính lại ngày hẹn trả theo lịch nghỉ mới', en: 'Date counted anew by the new calendar' },
  'dossier.place-confirmed': { vi: 'Xác nhận đơn vị sau sắp xếp', en: 'Place after a change of units confirmed' },
  'dossier.place-corrected': { vi: 'Chuyển lại đúng đơn vị sau sắp xếp', en: 'Put at another unit after a change of units' },
  'dossier.moved': { vi: 'Chuyển sang đơn vị kế thừa', en: 'Gone over to the unit that takes its place' },
  'dossier.originals-handed-over': { vi: 'Chuyển bản giấy', en: 'Paper originals handed over' },
  'dossier.originals-received': { vi: 'Đã nhận bản giấy', en: 'Paper originals arrived' },
  'dossier.result-handed-over': { vi: 'Giao kết quả bản giấy đi', en: 'Paper result sent' },
  'dossier.result-received': { vi: 'Đã nhận kết quả bản giấy', en: 'Paper result arrived' },
  'dossier.result-refused': { vi: 'Không nhận kết quả bản giấy', en: 'Paper result not taken in' },
  'dossier.collection-changed': { vi: 'Đổi nơi nhận kết quả', en: 'Collected elsewhere' },
  'dossier.collection-reminded': { vi: 'Nhắc đến nhận kết quả', en: 'Reminded to collect the result' },
  'dossier.applicant-told': { vi: 'Nhắn cho người nộp', en: 'Message to the applicant' },
  'dossier.applicant-wrote': { vi: 'Người nộp nhắn', en: 'Message from the applicant' },
  'dossier.units-consulted': { vi: 'Trao đổi giữa các đơn vị', en: 'Talk between units' },
})

/** A line of a history that says more than its event. */
export const EVENT_LINE = texts({
  undoing: { vi: '{undoing}: {undone}', en: '{undoing}: {undone}' },
  undone: { vi: '{what} (đã hoàn tác)', en: '{what} (undone)' },
})

/** Before what was said with a deed. */
export const REMARK = texts({
  'reason': { vi: 'Lý do', en: 'Reason' },
  'content': { vi: 'Nội dung', en: 'Content' },
  'document': { vi: 'Số chứng từ', en: 'Number of the receipt' },
  'receiver': { vi: 'Người nhận', en: 'Received by' },
  'contact-phone': { vi: 'Điện thoại liên hệ', en: 'Phone for questions' },
  'note': { vi: 'Ghi chú', en: 'Note' },
})

/** Codes that stand in the facts of an event. */
export const FACT_CODE = texts({
  'counter': { vi: 'tại quầy', en: 'at the counter' },
  'post': { vi: 'qua bưu chính', en: 'by post' },
  'electronic': { vi: 'bản điện tử', en: 'electronically' },
  'online': { vi: 'trực tuyến', en: 'online' },
  'settle': { vi: 'giải quyết', en: 'settle it' },
  'unsettled': { vi: 'không giải quyết được', en: 'cannot be settled' },
  'early': { vi: 'trước hạn', en: 'early' },
  'on-time': { vi: 'đúng hạn', en: 'in time' },
  'late': { vi: 'quá hạn', en: 'overdue' },
  'true': { vi: 'có', en: 'yes' },
  'calendar-missing': {
    vi: 'chưa dự thảo được: lịch làm việc chưa có ngày sau hạn này',
    en: 'could not be drafted: no working calendar has days after this one',
  },
  'drafted': { vi: 'đã dự thảo, chờ ký', en: 'drafted, to be signed' },
  'no-more': { vi: 'không hẹn lại được nữa', en: 'no further date can be given' },
})

/** Before the facts of an event. */
export const FACT_LABEL = texts({
  outcome: { vi: 'Đề xuất', en: 'Proposal' },
  amount: { vi: 'Số tiền', en: 'Amount' },
  items: { vi: 'Số giấy tờ', en: 'Papers' },
  nth: { vi: 'Lần thứ', en: 'Time' },
  isLate: { vi: 'Quá hạn do yêu cầu bổ sung lần hai', en: 'Overdue because a second supplement was asked for' },
  before: { vi: 'Hẹn trả cũ', en: 'Date before' },
  dueAt: { vi: 'Hẹn trả', en: 'Due' },
  tellBy: { vi: 'Báo người nộp trước', en: 'Tell the applicant before' },
  days: { vi: 'Thêm ngày', en: 'Days more' },
  drafted: { vi: 'Phiếu xin lỗi', en: 'Slip of apology' },
  resultNumber: { vi: 'Số kết quả', en: 'Number of the result' },
  punctuality: { vi: 'Ban hành', en: 'Issued' },
  how: { vi: 'Cách trả', en: 'Handed over' },
  proof: { vi: 'Chứng minh người nhận', en: 'Proof of the receiver' },
  unit: { vi: 'Đến', en: 'To' },
})
