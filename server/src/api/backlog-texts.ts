import { texts } from '@motcua/contracts/texts.ts'

/** What is wrong with a row of a table, and what to do. */
export const ROW_FAULT = texts({
  'number-missing': { vi: 'Thiếu số, ký hiệu. Hãy ghi số trên kết quả.', en: 'The number is missing. Give that of the result.' },
  'issued-missing': { vi: 'Thiếu ngày cấp. Hãy ghi ngày, tháng, năm.', en: 'The day of issue is missing. Give day, month, year.' },
  'day-wrong': { vi: 'Không phải ngày có thật. Hãy ghi như 03/12/2019.', en: 'No real day. Write it as 03/12/2019.' },
  'issued-later': { vi: 'Ngày cấp chưa tới. Hãy xem lại năm.', en: 'Issued on a day to come. Check the year.' },
  'valid-before-issued': { vi: 'Hết hạn trước ngày cấp. Hãy xem lại hai ngày.', en: 'Ends before it was issued. Check both days.' },
  'over': { vi: 'Đã hết hiệu lực. Hãy bỏ dòng này.', en: 'It is over. Take this row out.' },
  'owner-missing': { vi: 'Thiếu tên chủ sở hữu. Hãy ghi họ tên hoặc tên tổ chức.', en: 'The owner is missing. Give the name.' },
  'owner-number-wrong': {
    vi: 'Số không đúng dạng: số định danh có 12 chữ số (CMND 9), mã số thuế 10 hoặc 10-3.',
    en: 'No such number: 12 digits (old ones 9) of a person, 10 or 10-3 of a firm.',
  },
  'too-long': { vi: 'Quá dài. Hãy rút gọn.', en: 'Too long. Shorten it.' },
  'twice-in-file': { vi: 'Số và ngày này đã có ở dòng trên. Hãy bỏ dòng này.', en: 'This number and day stand above. Take it out.' },
})
