import { texts } from '@motcua/contracts/texts.ts'

/** Columns of a statement, and what may be wrong with one. */
export const STATEMENT_COLUMN = texts({
  day: { vi: 'Ngày', en: 'Day' },
  reference: { vi: 'Mã giao dịch', en: 'Number of the movement' },
  amount: { vi: 'Số tiền', en: 'Amount' },
  text: { vi: 'Nội dung', en: 'Text' },
})

export const STATEMENT_FAULT = texts({
  'column-missing': { vi: 'Không tìm thấy cột này ở dòng đầu.', en: 'The head has no such column.' },
  'day-invalid': { vi: 'Ngày không có thật. Ghi như 25/06/2021.', en: 'No such day. Write it like 25/06/2021.' },
  'day-to-come': { vi: 'Ngày này chưa tới. Kiểm tra lại ngày, tháng trong tệp.', en: 'The day is still to come. Look at day and month in the file.' },
  'reference-invalid': {
    vi: 'Mã giao dịch trống hoặc dài quá 80 ký tự.', en: 'The number is missing, or longer than 80 characters.',
  },
  'amount-invalid': { vi: 'Số tiền phải là số nguyên đồng.', en: 'The amount must be whole dong.' },
  'text-too-long': { vi: 'Nội dung dài quá 500 ký tự.', en: 'The text is longer than 500 characters.' },
  'line-twice': { vi: 'Dòng này có hai lần trong tệp.', en: 'The line is in the file twice.' },
  'line-of-other-unit': {
    vi: 'Dòng này đã được đọc cho tài khoản của bộ phận khác. Hãy chọn đúng bộ phận hoặc đúng tệp.',
    en: 'The line was read for the account of another section. Choose the right section, or the right file.',
  },
  'amount-changed': {
    vi: 'Mã giao dịch này đã được đọc với số tiền khác. Hãy tải lại sao kê và kiểm tra với ngân hàng.',
    en: 'The number was read before with another amount. Take the statement anew, and ask the bank.',
  },
  'no-lines': { vi: 'Tệp không có dòng tiền vào nào.', en: 'The file has no money that came in.' },
})
