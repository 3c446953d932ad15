import { texts } from '@motcua/contracts/texts.ts'

/** A form of paper from the box of the section. */
export const PAPER_SURVEY = texts({
  title: { vi: 'Phiếu khảo sát giấy', en: 'Survey forms of paper' },
  intro: {
    vi: 'Nhập từng phiếu người dân bỏ vào hòm. Câu nào để trống thì không chọn. Phiếu nhập rồi hãy đánh dấu để không nhập lần nữa.',
    en: 'Key in each form from the box. Leave out what is blank, and mark the form so that it is not keyed in again.',
  },
  day: { vi: 'Ngày trên phiếu', en: 'Day on the form' },
  needDay: { vi: 'Hãy ghi ngày trên phiếu.', en: 'Give the day that stands on the form.' },
  needScore: { vi: 'Hãy chấm ít nhất một câu.', en: 'Answer at least one question.' },
  blank: { vi: 'Để trống', en: 'Blank' },
  score1: { vi: '1 – Rất không hài lòng', en: '1 – Very dissatisfied' },
  score2: { vi: '2 – Không hài lòng', en: '2 – Dissatisfied' },
  score3: { vi: '3 – Bình thường', en: '3 – Neither' },
  score4: { vi: '4 – Hài lòng', en: '4 – Satisfied' },
  score5: { vi: '5 – Rất hài lòng', en: '5 – Very satisfied' },
  access: { vi: 'Nơi đón tiếp, chỗ chờ, trang web', en: 'The place, where one waits, the website' },
  clarity: { vi: 'Hướng dẫn và giấy tờ rõ ràng', en: 'Clear guidance and papers' },
  attitude: { vi: 'Thái độ của cán bộ', en: 'How staff treated people' },
  competence: { vi: 'Hiểu biết của cán bộ', en: 'What staff knew' },
  timeliness: { vi: 'Đúng hẹn', en: 'Kept to the time' },
  outcome: { vi: 'Kết quả đúng, đủ', en: 'A correct and complete result' },
  feedback: { vi: 'Giải quyết khi góp ý, phản ánh', en: 'How complaints were dealt with' },
  visits: { vi: 'Số lần phải đến', en: 'How often they came' },
  needVisits: { vi: 'Ghi số lần từ 0 đến 99, hoặc để trống.', en: 'Give a number from 0 to 99, or nothing.' },
  askedMore: { vi: 'Bị đòi giấy tờ hay tiền ngoài quy định', en: 'Asked for papers or money that no rule names' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  remark: { vi: 'Ý kiến khác (bỏ tên, số giấy tờ, số điện thoại)', en: 'Anything else (leave out names and numbers)' },
  keep: { vi: 'Nhập phiếu', en: 'Key it in' },
  kept: { vi: 'Đã nhập phiếu', en: 'Keyed in' },
})
