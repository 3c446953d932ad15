import { texts } from '@motcua/contracts/texts.ts'

/** Whether its day is near or over. */
export const INQUIRY_REMINDER = texts({
  soon: { vi: 'sắp đến hạn', en: 'due soon' },
  past: { vi: 'quá hạn', en: 'past its day' },
})

/** What one is reminded of, on every screen. */
export const REMINDED = texts({
  label: { vi: 'Nhắc trả lời văn bản xin ý kiến', en: 'Inquiries to be answered' },
  past: {
    vi: '! Văn bản cơ quan khác xin ý kiến qua trục: {count} văn bản đã quá hạn trả lời.',
    en: '! Inquiries of other agencies past the day by which they want an answer: {count}.',
  },
  soon: {
    vi: 'Văn bản cơ quan khác xin ý kiến qua trục: {count} văn bản sắp đến hạn trả lời.',
    en: 'Inquiries of other agencies that are due soon: {count}.',
  },
  open: { vi: 'Xem văn bản xin ý kiến', en: 'See the inquiries' },
})

/** Where an inquiry of another agency stands. */
export const INQUIRY_STATE = texts({
  'waiting': { vi: 'Chưa ai nhận xử lý', en: 'Nobody has taken it' },
  'taken': { vi: 'Đang xử lý', en: 'Being seen to' },
  'answered': { vi: 'Đã trả lời', en: 'Answered' },
  'declined': { vi: 'Đã từ chối', en: 'Declined' },
  'recalled': { vi: 'Bên gửi đã thu hồi', en: 'Recalled by its sender' },
  'replaced': { vi: 'Bên gửi đã thay thế', en: 'Replaced by its sender' },
})

export const INQUIRY = texts({
  title: { vi: 'Văn bản xin ý kiến qua trục', en: 'Inquiries over the axis' },
  intro: {
    vi: 'Văn bản cơ quan khác gửi qua trục liên thông để xin ý kiến. Văn bản đến hạn trước đứng trước. Bên gửi được báo từng bước xử lý.',
    en: 'Documents by which other agencies ask over the axis. What is due first stands first. Each step is told to its sender.',
  },
  failed: { vi: 'Không tải được danh sách', en: 'The list could not be loaded' },
  empty: { vi: 'Không có văn bản nào chờ trả lời.', en: 'Nothing waits for an answer.' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  document: { vi: 'Văn bản', en: 'Document' },
  from: { vi: 'Bên gửi', en: 'Sender' },
  due: { vi: 'Hạn trả lời', en: 'Due' },
  noDay: { vi: 'không ghi hạn', en: 'no day given' },
  state: { vi: 'Trạng thái', en: 'State' },
  unit: { vi: 'Nơi xử lý', en: 'Whose work it is' },
  mine: { vi: 'Bạn đang xử lý', en: 'You have it' },
  heldBy: { vi: '{who} đang xử lý', en: '{who} has it' },
  oneTitle: { vi: 'Văn bản xin ý kiến', en: 'Inquiry' },
  oneFailed: { vi: 'Không tải được văn bản', en: 'The inquiry could not be loaded' },
  back: { vi: 'Về danh sách văn bản xin ý kiến', en: 'Back to the inquiries' },
  toOpinions: { vi: 'Ý kiến về hồ sơ cần trả lời', en: 'Opinions on dossiers to give' },
  received: { vi: 'Nhận lúc', en: 'Received' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  content: { vi: 'Nội dung', en: 'Content' },
  files: { vi: 'Tệp gửi kèm', en: 'Files' },
  take: { vi: 'Nhận xử lý', en: 'Take it' },
  takeOver: { vi: 'Nhận thay {who}', en: 'Take it over from {who}' },
  taken: { vi: 'Đã nhận xử lý. Bên gửi được báo.', en: 'You have it now. Its sender is told.' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  answerHint: {
    vi: 'Văn bản trả lời được ký số bằng khóa của cơ quan rồi gửi qua trục. Gửi rồi thì không sửa được.',
    en: 'The letter is signed with the key of the agency and goes over the axis. Once sent it cannot be changed.',
  },
  words: { vi: 'Nội dung trả lời', en: 'Words of the answer' },
  subjectMissing: { vi: 'Hãy ghi trích yếu', en: 'Write the subject' },
  wordsMissing: { vi: 'Hãy ghi nội dung trả lời', en: 'Write the answer' },
  answerFiles: { vi: 'Tệp kèm văn bản trả lời', en: 'Files with the answer' },
  attachmentsHint: {
    vi: 'Tệp được gửi qua trục cùng văn bản trả lời. Nhiều nhất {files} tệp, tổng cộng {size}.',
    en: 'They go over the axis with the letter. At most {files} files, {size} together.',
  },
  filesUnsent: {
    vi: 'Hãy đợi các tệp tải lên xong, hoặc xóa tệp không tải lên được.',
    en: 'Wait until all files are uploaded, or delete those that could not be.',
  },
  send: { vi: 'Gửi văn bản trả lời', en: 'Send the answer' },
  sent: { vi: 'Đã trả lời. Văn bản được gửi qua trục.', en: 'Answered. The letter goes over the axis.' },
  assign: { vi: 'Chuyển nơi khác xử lý', en: 'Give it to another unit' },
  assignTo: { vi: 'Cơ quan hoặc phòng nhận xử lý', en: 'Agency or division' },
  assignHint: { vi: 'gõ tên', en: 'type its name' },
  assignNone: { vi: 'Không có nơi nào tên như vậy.', en: 'There is none of that name.' },
  assigned: { vi: 'Đã chuyển. Bên gửi được báo.', en: 'Given over. Its sender is told.' },
  decline: { vi: 'Từ chối', en: 'Decline' },
  declineHint: { vi: 'Bên gửi đọc được lý do này.', en: 'Whoever asked reads this reason.' },
  why: { vi: 'Vì sao từ chối', en: 'Why' },
  needWhy: { vi: 'Hãy ghi vì sao', en: 'Say why' },
  leave: { vi: 'Thôi', en: 'Cancel' },
  declined: { vi: 'Đã từ chối. Bên gửi được báo.', en: 'Declined. Its sender is told.' },
  reason: { vi: 'Lý do từ chối', en: 'Why it was declined' },
})
