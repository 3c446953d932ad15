import { texts } from '@motcua/contracts/texts.ts'

/** What is wrong with a row of a table of national codes, and what to do. */
export const CODE_FAULT = texts({
  'own-missing': { vi: 'Thiếu mã riêng của loại giấy tờ.', en: 'The own code of the type is missing.' },
  'own-unknown': {
    vi: 'Danh mục không có loại giấy tờ mang mã này. Hãy xem lại mã.', en: 'No type has this code. Check it.',
  },
  'code-missing': { vi: 'Thiếu mã quốc gia.', en: 'The national code is missing.' },
  'too-long': { vi: 'Mã quá dài hoặc có ký hiệu lạ. Hãy xem lại.', en: 'Too long, or with strange signs. Check it.' },
  'from-missing': { vi: 'Thiếu ngày áp dụng. Hãy ghi ngày, tháng, năm.', en: 'The first day is missing. Give day, month, year.' },
  'day-wrong': { vi: 'Không phải ngày có thật. Hãy ghi như 03/12/2021.', en: 'No real day. Write it as 03/12/2021.' },
  'day-over': {
    vi: 'Ngày áp dụng đã qua. Hãy ghi từ hôm nay trở đi.', en: 'That day is over. Give today or a later one.',
  },
  'other-held': {
    vi: 'Loại giấy tờ đang có mã quốc gia khác. Hãy cho mã đó thôi áp dụng trước.',
    en: 'The type has another national code. Let that end first.',
  },
  'of-another': {
    vi: 'Mã quốc gia này đang là mã của loại khác. Hãy xem lại.', en: 'This code is that of another type. Check it.',
  },
  'twice-in-file': {
    vi: 'Mã riêng hoặc mã quốc gia này đã có ở dòng trên. Hãy bỏ dòng này.',
    en: 'This own or national code stands above. Take this row out.',
  },
})
