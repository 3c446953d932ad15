import { texts } from '@motcua/contracts/texts.ts'

/** What people say: a question, or what they report or propose. */
export const PETITION_KIND = texts({
  question: { vi: 'Hỏi đáp', en: 'Question' },
  petition: { vi: 'Phản ánh, kiến nghị', en: 'Petition' },
})

/** Where it was said. */
export const PETITION_SOURCE = texts({
  'national-portal': { vi: 'Cổng Dịch vụ công quốc gia', en: 'National portal' },
  'own-portal': { vi: 'Cổng của tỉnh', en: 'Portal of the province' },
})

/** Where one stands. */
export const PETITION_STATE = texts({
  waiting: { vi: 'Chưa ai nhận xử lý', en: 'Nobody has taken it' },
  taken: { vi: 'Đang xử lý', en: 'Being seen to' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  refused: { vi: 'Đã từ chối', en: 'Refused' },
})

export const PETITION = texts({
  title: { vi: 'Hỏi đáp, phản ánh', en: 'Questions and petitions' },
  intro: {
    vi: 'Câu hỏi, phản ánh, kiến nghị của người dân không gắn với hồ sơ. Đến hạn trước đứng trước. Người hỏi đọc câu trả lời ở nơi đã hỏi.',
    en: 'What people ask or report without a dossier. What is due first stands first. Whoever asks reads the answer where they asked.',
  },
  failed: { vi: 'Không tải được danh sách', en: 'The list could not be loaded' },
  empty: { vi: 'Không có câu hỏi hay phản ánh nào chờ trả lời.', en: 'Nothing waits for an answer.' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  what: { vi: 'Nội dung', en: 'What it is about' },
  kind: { vi: 'Loại', en: 'Kind' },
  source: { vi: 'Hỏi tại', en: 'Asked at' },
  due: { vi: 'Hạn trả lời', en: 'Due' },
  late: { vi: 'quá hạn', en: 'late' },
  refuseBy: { vi: 'Từ chối chậm nhất', en: 'Refused at the latest' },
  state: { vi: 'Trạng thái', en: 'State' },
  unit: { vi: 'Nơi xử lý', en: 'Whose work it is' },
  mine: { vi: 'Bạn đang xử lý', en: 'You have it' },
  heldBy: { vi: '{who} đang xử lý', en: '{who} has it' },
  oneTitle: { vi: 'Hỏi đáp, phản ánh {number}', en: 'Question or petition {number}' },
  oneWaiting: { vi: 'Một hỏi đáp, phản ánh', en: 'One question or petition' },
  oneFailed: { vi: 'Không tải được nội dung', en: 'It could not be loaded' },
  back: { vi: 'Về danh sách hỏi đáp, phản ánh', en: 'Back to questions and petitions' },
  received: { vi: 'Nhận lúc', en: 'Received' },
  numberThere: { vi: 'Mã tại Cổng quốc gia', en: 'Number at the national portal' },
  sender: { vi: 'Người hỏi', en: 'Who asks' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  email: { vi: 'Thư điện tử', en: 'Mail' },
  subject: { vi: 'Tiêu đề', en: 'Subject' },
  words: { vi: 'Nội dung', en: 'Words' },
  from: { vi: 'Nơi chuyển đến', en: 'Given over by' },
  assignReason: { vi: 'Lý do chuyển', en: 'Why it was given over' },
  reason: { vi: 'Lý do từ chối', en: 'Why it was refused' },
  ended: { vi: 'Kết thúc lúc', en: 'Ended' },
  take: { vi: 'Nhận xử lý', en: 'Take it' },
  takeOver: { vi: 'Nhận thay {who}', en: 'Take it over from {who}' },
  taken: { vi: 'Đã nhận xử lý.', en: 'You have it now.' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  answerHint: {
    vi: 'Người hỏi đọc nguyên văn câu trả lời ở nơi đã hỏi. Gửi rồi thì không sửa được.',
    en: 'Whoever asked reads it as it is, where they asked. Once sent it cannot be changed.',
  },
  answerWords: { vi: 'Nội dung trả lời', en: 'Words of the answer' },
  wordsMissing: { vi: 'Hãy ghi nội dung trả lời', en: 'Write the answer' },
  send: { vi: 'Gửi câu trả lời', en: 'Send the answer' },
  sent: { vi: 'Đã trả lời.', en: 'Answered.' },
  assign: { vi: 'Chuyển nơi khác xử lý', en: 'Give it to another unit' },
  assignTo: { vi: 'Cơ quan hoặc phòng nhận xử lý', en: 'Agency or division' },
  assignHint: { vi: 'gõ tên', en: 'type its name' },
  assignNone: { vi: 'Không có nơi nào tên như vậy.', en: 'There is none of that name.' },
  assignMissing: { vi: 'Hãy chọn nơi nhận xử lý', en: 'Choose who gets it' },
  assignWhy: { vi: 'Vì sao chuyển', en: 'Why' },
  assigned: { vi: 'Đã chuyển. Hạn trả lời giữ nguyên.', en: 'Given over. The day stays.' },
  refuse: { vi: 'Từ chối', en: 'Refuse' },
  refuseHint: { vi: 'Người hỏi đọc được lý do này.', en: 'Whoever asked reads this reason.' },
  why: { vi: 'Vì sao từ chối', en: 'Why' },
  needWhy: { vi: 'Hãy ghi vì sao', en: 'Say why' },
  leave: { vi: 'Thôi', en: 'Cancel' },
  refused: { vi: 'Đã từ chối. Người hỏi đọc được lý do.', en: 'Refused. Whoever asked reads why.' },
})
