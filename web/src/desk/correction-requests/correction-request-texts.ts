import { texts } from '@motcua/contracts/texts.ts'

/** What owners of papers ask to have corrected, and the answer. */
export const CORRECTION_REQUEST = texts({
  title: { vi: 'Đề nghị đính chính', en: 'Corrections asked for' },
  intro: {
    vi: 'Chủ giấy tờ trong Kho báo chỗ sai. Đối chiếu hồ sơ rồi đính chính, hoặc trả lời vì sao không sửa, trước hạn.',
    en: 'Owners of papers in the Kho say what is wrong. Compare with the dossier; correct it, or say why not, in time.',
  },
  failed: { vi: 'Chưa tải được danh sách', en: 'The list was not loaded' },
  empty: { vi: 'Không có đề nghị nào chờ trả lời', en: 'No request waits for an answer' },
  emptyHint: {
    vi: 'Khi có người báo giấy tờ của họ sai, đề nghị hiện ở đây, gần hạn nhất đứng đầu.',
    en: 'When somebody says that their paper is wrong it stands here, due first.',
  },
  more: { vi: 'Xem thêm đề nghị', en: 'More requests' },
  paper: { vi: 'Giấy tờ', en: 'Paper' },
  said: { vi: 'Chủ giấy tờ báo', en: 'What its owner says' },
  due: { vi: 'Hạn trả lời', en: 'Answered by' },
  deed: { vi: 'Việc', en: 'To do' },
  number: { vi: 'Số {number}', en: 'No. {number}' },
  dossier: { vi: 'Hồ sơ', en: 'Dossier' },
  look: { vi: 'Xem tệp', en: 'See the file' },
  lookOf: { vi: 'Xem tệp {what}', en: 'See the file of {what}' },
  asked: { vi: 'Gửi lúc {at}', en: 'Sent {at}' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  answerOf: { vi: 'Trả lời đề nghị về {what}', en: 'Answer about {what}' },
  how: { vi: 'Trả lời thế nào', en: 'How' },
  correct: { vi: 'Đính chính dữ liệu của giấy tờ', en: 'Correct the data of the paper' },
  refuse: { vi: 'Không đính chính', en: 'Leave it as it is' },
  byDecision: {
    vi: 'Đây là kết quả của cơ quan: nội dung chỉ sửa bằng quyết định. Mở hồ sơ, đề nghị đính chính kết quả; khi '
      + 'người khác xác nhận, chủ giấy tờ được trả lời luôn. Ở đây chỉ trả lời được vì sao không sửa.',
    en: 'This is a result: its words change only by a decision. Open the dossier and propose to correct the result; '
      + 'once somebody else confirms, the owner is answered with it. Here you can only say why it stays.',
  },
  onlyWrong: {
    vi: 'Chỉ ghi chỗ cần sửa. Bản cũ vẫn được giữ.', en: 'Fill in only what is wrong. What stood before is kept.',
  },
  reason: { vi: 'Lý do, chủ giấy tờ đọc được', en: 'The reason, which the owner reads' },
  needHow: { vi: 'Hãy chọn cách trả lời.', en: 'Choose how to answer.' },
  send: { vi: 'Gửi trả lời', en: 'Send the answer' },
  later: { vi: 'Để sau', en: 'Later' },
  done: { vi: 'Đã trả lời đề nghị về {what}.', en: 'Answered about {what}.' },
})
