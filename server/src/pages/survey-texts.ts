import { texts } from '@motcua/contracts/texts.ts'

/** What people are asked about a visit or a dossier that is over, and what they are told. */
export const SURVEY = texts({
  title: { vi: 'Đánh giá mức độ hài lòng', en: 'How satisfied are you?' },
  titleVisit: { vi: 'Đánh giá lần đến, số {number}', en: 'Rate the visit, number {number}' },
  titleDossier: { vi: 'Đánh giá hồ sơ {number}', en: 'Rate dossier {number}' },
  rate: { vi: 'Đánh giá nơi phục vụ', en: 'Rate the service' },
  what: { vi: '{section}. Bạn trả lời câu nào cũng được.', en: '{section}. Answer as many questions as you like.' },
  nobody: {
    vi: 'Câu trả lời không kèm tên, số hồ sơ hay số thứ tự của bạn. Cán bộ chỉ xem được số liệu chung.',
    en: 'Your answers are kept without your name, your dossier or your number. Officers see totals only.',
  },
  scale: { vi: '1 là rất không hài lòng, 5 là rất hài lòng', en: '1 is very dissatisfied, 5 is very satisfied' },
  visits: { vi: 'Bạn phải đến mấy lần cho việc này?', en: 'How often did you have to come for this?' },
  askedMore: {
    vi: 'Có ai đòi giấy tờ hay tiền ngoài quy định không?', en: 'Were you asked for papers or money that no rule names?',
  },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  remark: { vi: 'Ý kiến khác', en: 'Anything else' },
  remarkHint: {
    vi: 'Đừng ghi tên, số giấy tờ hay số điện thoại. Tối đa {most} chữ.',
    en: 'Please leave out names, document and phone numbers. At most {most} characters.',
  },
  remarkLong: { vi: 'Ý kiến dài quá {most} chữ.', en: 'This is longer than {most} characters.' },
  visitsWrong: { vi: 'Ghi số lần từ 0 đến 99.', en: 'Give a number from 0 to 99.' },
  empty: { vi: 'Hãy trả lời ít nhất một câu từ 1 đến 5.', en: 'Please answer at least one question from 1 to 5.' },
  send: { vi: 'Gửi đánh giá', en: 'Send' },
  thanks: { vi: 'Cảm ơn bạn đã đánh giá.', en: 'Thank you for your answers.' },
  early: {
    vi: 'Chưa đánh giá được: việc chưa xong, chưa được phục vụ, hoặc đã quá lâu.',
    en: 'You cannot rate this: it is not over yet, nobody was served, or it is too long ago.',
  },
  backTicket: { vi: 'Về phiếu số {number}', en: 'Back to number {number}' },
})

/** Each question. */
export const SURVEY_QUESTION = texts({
  access: { vi: 'Nơi đón tiếp, chỗ chờ, trang web', en: 'The place, where one waits, the website' },
  clarity: { vi: 'Hướng dẫn và giấy tờ rõ ràng', en: 'Clear guidance and papers' },
  attitude: { vi: 'Thái độ của cán bộ', en: 'How staff treated you' },
  competence: { vi: 'Hiểu biết của cán bộ', en: 'What staff knew' },
  timeliness: { vi: 'Đúng hẹn', en: 'Kept to the time' },
  outcome: { vi: 'Kết quả đúng, đủ', en: 'A correct and complete result' },
  feedback: { vi: 'Giải quyết khi bạn góp ý, phản ánh', en: 'How complaints were dealt with' },
})
