import { texts } from '@motcua/contracts/texts.ts'

/** Requests for help: those one asked, and those one answers. */
export const SUPPORT = texts({
  title: { vi: 'Yêu cầu hỗ trợ', en: 'Requests for help' },
  titleOf: { vi: 'Yêu cầu hỗ trợ gửi lúc {at}', en: 'Request for help of {at}' },
  mine: { vi: 'Tôi đã hỏi', en: 'I asked' },
  toAnswer: { vi: 'Chờ trả lời', en: 'To be answered' },
  all: { vi: 'Tất cả', en: 'All' },
  lists: { vi: 'Danh sách yêu cầu', en: 'Lists of requests' },
  emptyMine: {
    vi: 'Bạn chưa gửi yêu cầu nào. Bấm “Trợ giúp” ở màn hình đang vướng để hỏi.',
    en: 'You asked nothing yet. Press “Help” on the screen where you are stuck.',
  },
  empty: { vi: 'Không có yêu cầu nào.', en: 'There are no requests.' },
  failed: { vi: 'Không tải được yêu cầu', en: 'The requests could not be loaded' },
  more: { vi: 'Xem thêm', en: 'More' },
  colAsked: { vi: 'Câu hỏi', en: 'Question' },
  colState: { vi: 'Tình trạng', en: 'State' },
  colWho: { vi: 'Người hỏi', en: 'Asked by' },
  colAt: { vi: 'Lúc', en: 'At' },
  back: { vi: '← Yêu cầu hỗ trợ', en: '← Requests for help' },
  where: { vi: 'Màn hình', en: 'Screen' },
  dossier: { vi: 'Hồ sơ', en: 'Dossier' },
  version: { vi: 'Phiên bản', en: 'Version' },
  answers: { vi: 'Trả lời', en: 'Answers' },
  noAnswer: { vi: 'Chưa có trả lời.', en: 'No answer yet.' },
  passedOn: { vi: 'Chuyển lên', en: 'Passed on' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  passOn: { vi: 'Chuyển lên sở', en: 'Pass on to the department' },
  close: { vi: 'Đã xong, đóng yêu cầu', en: 'Helped: close the request' },
  yourText: { vi: 'Nội dung trả lời hoặc lý do chuyển', en: 'Your answer, or why you pass it on' },
  textMissing: { vi: 'Hãy ghi nội dung.', en: 'Say something.' },
  answered: { vi: 'Đã trả lời.', en: 'Answered.' },
  moved: { vi: 'Đã chuyển lên.', en: 'Passed on.' },
  closed: { vi: 'Đã đóng yêu cầu.', en: 'The request is closed.' },
})

/** States by their code. */
export const SUPPORT_STATE = texts({
  'new': { vi: 'Mới gửi', en: 'New' },
  'answered': { vi: 'Đã trả lời', en: 'Answered' },
  'passed-on': { vi: 'Đã chuyển lên sở', en: 'Passed on to the department' },
  'closed': { vi: 'Đã đóng', en: 'Closed' },
})
