import { texts } from '@motcua/contracts/texts.ts'

/** What the tax agency wants paid for a dossier: money of the State, and none of the section's. */
export const TAX_NOTICES = texts({
  title: { vi: 'Thông báo nộp tiền của cơ quan thuế', en: 'Notices of the tax agency' },
  what: { vi: 'Số {number} ngày {day} của {agency}', en: 'No. {number} of {day} by {agency}' },
  total: { vi: 'Tổng số tiền', en: 'Amount' },
  payTo: { vi: 'Nộp vào', en: 'Pay to' },
  account: { vi: 'tài khoản {account}, {name}', en: 'account {account}, {name}' },
  bank: { vi: 'mã ngân hàng {bank}', en: 'code of the bank {bank}' },
  words: { vi: 'Nội dung ghi khi nộp', en: 'Write beside it' },
  payBy: { vi: 'Nộp trước hết ngày', en: 'Pay by the end of' },
  state: { vi: 'Tình trạng', en: 'State' },
  open: { vi: 'chưa nộp', en: 'not paid' },
  shown: { vi: 'đã xuất trình chứng từ, chờ cơ quan thuế xác nhận', en: 'a proof was shown; the tax agency has still to confirm it' },
  paid: { vi: 'đã nộp ngày {day}', en: 'paid on {day}' },
  receipt: { vi: 'biên lai số {receipt}', en: 'receipt {receipt}' },
  withdrawn: { vi: 'cơ quan thuế đã thu hồi, không phải nộp', en: 'withdrawn by the tax agency; not to be paid' },
  notOurs: {
    vi: 'Đây là tiền nộp ngân sách nhà nước, nộp tại ngân hàng hoặc kho bạc theo thông báo. Bộ phận Một cửa không thu khoản này. Khi tiền đã nộp, hồ sơ được giải quyết tiếp.',
    en: 'This is money of the State, paid at a bank or a treasury as the notice says. The one-stop section does not take it. When it is paid, the dossier goes on.',
  },
})
