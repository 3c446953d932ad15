import { texts } from '@motcua/contracts/texts.ts'

/** Proposals of how sections are to work. */
export const MODEL = texts({
  title: { vi: 'Phương án mô hình Bộ phận Một cửa', en: 'Proposals of models for sections' },
  intro: {
    vi: 'Cơ quan hoặc bưu chính gửi phương án kèm khảo sát; tỉnh duyệt theo quyết định, cho thí điểm có thời hạn, rồi nhân rộng hoặc dừng theo số đo.',
    en: 'Agencies and the post submit proposals with a survey; the province approves by decision, pilots for a time, then rolls out or stops by what was measured.',
  },
  failed: { vi: 'Không tải được', en: 'This could not be loaded' },
  none: { vi: 'Chưa có phương án nào.', en: 'There are no proposals yet.' },
  name: { vi: 'Tên phương án', en: 'Title' },
  proposer: { vi: 'Đơn vị đề xuất', en: 'Proposed by' },
  state: { vi: 'Tình trạng', en: 'State' },
  submitted: { vi: 'Ngày gửi', en: 'Submitted' },
  pilot: { vi: 'Thí điểm', en: 'Pilot' },
  days: { vi: '{from} đến {until}', en: '{from} to {until}' },
  open: { vi: 'Xem', en: 'Show' },
  openOf: { vi: 'Xem phương án {name}', en: 'Show the proposal {name}' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  back: { vi: 'Danh sách phương án', en: 'All proposals' },
  propose: { vi: 'Gửi phương án', en: 'Submit a proposal' },
  sections: { vi: 'Nơi thí điểm', en: 'Where it is piloted' },
  survey: { vi: 'Khảo sát khả năng đảm nhận', en: 'Who can take over which task' },
  noSurvey: { vi: 'Phương án không kèm khảo sát.', en: 'There is no survey.' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  by: { vi: 'Số {number} ngày {day}', en: 'No {number} of {day}' },
  deeds: { vi: 'Các bước', en: 'What was done' },
  who: { vi: 'Người làm', en: 'By' },
  at: { vi: 'Lúc', en: 'At' },
  note: { vi: 'Ghi chú', en: 'Note' },
  page: { vi: 'Phương án', en: 'Proposal' },
})

/** Where a proposal stands. */
export const MODEL_STATE = texts({
  'submitted': { vi: 'chờ duyệt', en: 'waits' }, 'withdrawn': { vi: 'đã rút', en: 'withdrawn' },
  'declined': { vi: 'không duyệt', en: 'declined' }, 'approved': { vi: 'đã duyệt', en: 'approved' },
  'piloting': { vi: 'đang thí điểm', en: 'piloted' }, 'rolled-out': { vi: 'nhân rộng', en: 'rolled out' },
  'stopped': { vi: 'dừng', en: 'stopped' },
})

/** Tasks of the reception of a procedure, and who may take them over. */
export const MODEL_TASK = texts({
  guide: { vi: 'Hướng dẫn', en: 'Guide' }, receive: { vi: 'Tiếp nhận', en: 'Receive' },
  digitise: { vi: 'Số hóa', en: 'Digitise' }, return: { vi: 'Trả kết quả', en: 'Return' },
  agency: { vi: 'cơ quan', en: 'agency' }, post: { vi: 'bưu chính', en: 'post' },
  nobody: { vi: 'chưa khảo sát', en: 'not asked' },
})

/** What a pilot brought. */
export const EVALUATION = texts({
  title: { vi: 'Kết quả thí điểm', en: 'What the pilot brought' },
  what: {
    vi: 'Trước: {beforeFrom} đến {beforeUntil}. Trong thí điểm: {from} đến {until}. Đối chứng: {others} Bộ phận cùng cấp, cùng vùng, không thí điểm gì.',
    en: 'Before: {beforeFrom} to {beforeUntil}. During: {from} to {until}. Beside: {others} section(s) of the same level and area without any pilot.',
  },
  none: { vi: 'Có số đo khi thí điểm bắt đầu.', en: 'There are figures once the pilot has begun.' },
  measure: { vi: 'Số đo', en: 'Measure' },
  before: { vi: 'Nơi thí điểm, trước', en: 'Pilots, before' },
  during: { vi: 'Nơi thí điểm, trong', en: 'Pilots, during' },
  otherBefore: { vi: 'Đối chứng, trước', en: 'Others, before' },
  otherDuring: { vi: 'Đối chứng, trong', en: 'Others, during' },
  wait: { vi: 'Chờ trung bình (phút:giây)', en: 'Mean wait (minutes:seconds)' },
  received: { vi: 'Hồ sơ tiếp nhận', en: 'Dossiers received' },
  share: { vi: 'Năng suất so với chỉ tiêu', en: 'Productivity against the target' },
  late: { vi: 'Trễ hạn trên hồ sơ đã đến hạn', en: 'Late, of those due' },
  lateOf: { vi: '{percent} ({late}/{due})', en: '{percent} ({late}/{due})' },
  satisfaction: { vi: 'Hài lòng', en: 'Satisfaction' },
  satisfiedOf: { vi: '{percent} ({surveys} phiếu)', en: '{percent} ({surveys} survey(s))' },
  noData: { vi: 'không có số', en: 'no figure' },
})

/** Taking a proposal on. */
export const MODEL_STEP = texts({
  title: { vi: 'Việc làm được', en: 'What one may do' },
  'withdraw': { vi: 'Rút phương án', en: 'Withdraw it' }, 'decline': { vi: 'Không duyệt', en: 'Decline' },
  'approve': { vi: 'Duyệt', en: 'Approve' }, 'pilot': { vi: 'Cho thí điểm', en: 'Begin the pilot' },
  'roll-out': { vi: 'Nhân rộng', en: 'Roll out' }, 'stop': { vi: 'Dừng', en: 'Stop' },
  number: { vi: 'Số, ký hiệu quyết định', en: 'Number of the decision' },
  decidedOn: { vi: 'Ngày ban hành', en: 'Of the day' },
  from: { vi: 'Thí điểm từ ngày', en: 'Piloted from' },
  until: { vi: 'Đến hết ngày', en: 'Until' },
  note: { vi: 'Ghi chú', en: 'Note' },
  needNumber: { vi: 'Hãy ghi số quyết định', en: 'Give the number of the decision' },
  needDay: { vi: 'Hãy ghi đủ ngày, tháng, năm', en: 'Give day, month and year' },
  deed: { vi: 'Việc', en: 'Deed' },
  save: { vi: 'Ghi', en: 'Save' },
  saved: { vi: 'Đã ghi.', en: 'Saved.' },
})

/** Submitting a proposal. */
export const NEW_MODEL = texts({
  title: { vi: 'Gửi phương án mới', en: 'A new proposal' },
  summary: { vi: 'Nội dung phương án', en: 'What is proposed' },
  summaryHint: { vi: 'Bố trí lại thế nào, ai làm gì, cần gì.', en: 'How it is rearranged, who does what, what it needs.' },
  add: { vi: 'Thêm thủ tục', en: 'Add a procedure' },
  addHint: { vi: 'Khảo sát: ai đảm nhận được việc nào của thủ tục.', en: 'Survey: who can take over which task of a procedure.' },
  taskOf: { vi: '{task}: {procedure}', en: '{task}: {procedure}' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  removeOf: { vi: 'Bỏ thủ tục {name}', en: 'Remove the procedure {name}' },
  send: { vi: 'Gửi', en: 'Submit' },
  sent: { vi: 'Đã gửi phương án.', en: 'Submitted.' },
  needTitle: { vi: 'Hãy ghi tên phương án', en: 'Give a title' },
  needSummary: { vi: 'Hãy ghi nội dung phương án', en: 'Say what is proposed' },
  needSection: { vi: 'Hãy chọn ít nhất một nơi thí điểm', en: 'Choose a section at least' },
})
