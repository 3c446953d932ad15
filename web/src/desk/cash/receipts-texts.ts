import { texts } from '@motcua/contracts/texts.ts'

/** The receipts of a day. */
export const RECEIPTS = texts({
  title: { vi: 'Biên lai', en: 'Receipts' },
  failed: { vi: 'Không tải được biên lai', en: 'The receipts could not be loaded' },
  day: { vi: 'Ngày', en: 'Day' },
  section: { vi: 'Bộ phận', en: 'Section' },
  file: { vi: 'Tải tệp CSV của ngày', en: 'The day as a CSV file' },
  none: { vi: 'Ngày này chưa có biên lai nào', en: 'No receipts on this day' },
  number: { vi: 'Số', en: 'Number' },
  time: { vi: 'Lúc', en: 'At' },
  payer: { vi: 'Người nộp', en: 'Payer' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  amount: { vi: 'Số tiền', en: 'Amount' },
  program: { vi: 'Hệ thống (điện tử)', en: 'The program' },
  by: { vi: 'Người thu', en: 'Taken by' },
  state: { vi: 'Trạng thái', en: 'State' },
  deeds: { vi: 'Việc', en: 'Deeds' },
  replaces: { vi: 'thay thế số {number}', en: 'in place of {number}' },
  more: { vi: 'Xem thêm', en: 'More' },
  print: { vi: 'In', en: 'Print' },
  printOne: { vi: 'In biên lai số {number}', en: 'Print receipt {number}' },
  void: { vi: 'Đề nghị hủy', en: 'Ask to void' },
  voidOne: { vi: 'Đề nghị hủy biên lai số {number}', en: 'Ask to void receipt {number}' },
  voidHint: {
    vi: 'Chỉ hủy khi biên lai ghi sai. Tiền vẫn giữ, sau khi duyệt thì lập lại biên lai với số mới.',
    en: 'Only for a mistake on the receipt. The money stays; once approved, the receipt is given anew.',
  },
  refund: { vi: 'Hoàn trả', en: 'Refund' },
  refundOne: { vi: 'Đề nghị hoàn trả tiền của biên lai số {number}', en: 'Ask to pay back receipt {number}' },
  refundHint: {
    vi: 'Chọn khoản trả lại. Người phụ trách duyệt, rồi tiền được chi từ ca thu đang mở.',
    en: 'Choose what goes back. The head approves, and it is paid out of the open till.',
  },
  chooseCharge: { vi: 'Chọn ít nhất một khoản.', en: 'Choose at least one.' },
  then: { vi: 'Sau khi trả tiền, các khoản này', en: 'After that, these charges' },
  owed: { vi: 'phải nộp lại', en: 'are owed again' },
  cancelled: { vi: 'được hủy, không phải nộp', en: 'are cancelled' },
  reissue: { vi: 'Lập lại', en: 'Give anew' },
  reissueOne: { vi: 'Lập lại biên lai thay số {number}', en: 'Give a receipt in place of {number}' },
  why: { vi: 'Lý do', en: 'Reason' },
  needWhy: { vi: 'Ghi lý do.', en: 'Say why.' },
  needPayer: { vi: 'Nhập tên người nộp.', en: 'Type who paid.' },
  send: { vi: 'Gửi đề nghị', en: 'Send' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  asked: { vi: 'Đã gửi đề nghị đến người phụ trách.', en: 'The head was asked.' },
  reissued: { vi: 'Đã lập biên lai số {number}.', en: 'Receipt {number} was given.' },
})

/** What has become of a receipt. */
export const RECEIPT_STATE = texts({
  'standing': { vi: 'Còn hiệu lực', en: 'Standing' },
  'void-asked': { vi: 'Đề nghị hủy', en: 'Asked to void' },
  'void': { vi: 'Đã hủy', en: 'Void' },
})
