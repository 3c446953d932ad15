import { texts } from '@motcua/contracts/texts.ts'

/** The screen of whoever takes money at a counter. */
export const CASH = texts({
  title: { vi: 'Thu tiền', en: 'Take money' },
  failed: { vi: 'Không tải được ca thu', en: 'The till could not be loaded' },
  none: { vi: 'Bạn không thu tiền ở bộ phận nào', en: 'You take money at no section' },
  receipts: { vi: 'Biên lai trong ngày', en: 'Receipts of the day' },
  place: { vi: 'Ca thu ở {unit}', en: 'Till at {unit}' },
  since: {
    vi: 'mở lúc {time}, đã thu {count} lần, còn {left} số biên lai',
    en: 'open since {time}, {count} payment(s), {left} receipt number(s) left',
  },
  fewLeft: {
    vi: 'Chỉ còn {left} số biên lai. Hãy báo người phụ trách giao quyển mới.',
    en: 'Only {left} receipt number(s) left. Ask the head for another booklet.',
  },
  find: { vi: 'Số hồ sơ', en: 'Number of the dossier' },
  findHint: {
    vi: 'Gõ số, hoặc quét mã QR trên giấy tiếp nhận, rồi bấm Enter. Nhập nhiều hồ sơ để thu cùng lúc.',
    en: 'Type it or scan the QR of the slip, then press Enter. Several dossiers may be paid together.',
  },
  findKey: { vi: 'Nhập số hồ sơ', en: 'Type a dossier number' },
  add: { vi: 'Tìm', en: 'Find' },
  needNumber: { vi: 'Nhập số hồ sơ trước.', en: 'Type the number first.' },
  nothingOwed: { vi: 'Hồ sơ {number} không còn khoản nào phải nộp.', en: 'Dossier {number} owes nothing.' },
  remove: { vi: 'Bỏ hồ sơ {number}', en: 'Leave dossier {number} out' },
  removeShort: { vi: 'Bỏ', en: 'Leave out' },
  notKnown: { vi: 'chưa biết số tiền', en: 'amount not known' },
  paid: { vi: 'đã nộp', en: 'paid' },
  waived: { vi: 'không phải nộp', en: 'nothing to pay' },
  cancelled: { vi: 'đã hủy', en: 'cancelled' },
  payer: { vi: 'Người nộp tiền', en: 'Payer' },
  needPayer: { vi: 'Nhập tên người nộp tiền.', en: 'Type who pays.' },
  total: { vi: 'Phải thu', en: 'To be paid' },
  given: { vi: 'Khách đưa', en: 'Handed over' },
  givenHint: { vi: 'Bỏ trống nếu khách đưa vừa đủ.', en: 'Leave it empty for the exact amount.' },
  givenWrong: { vi: 'Số tiền phải là số nguyên đồng.', en: 'An amount is whole dong.' },
  givenShort: { vi: 'Khách đưa còn thiếu {amount}.', en: '{amount} is missing.' },
  change: { vi: 'Trả lại', en: 'Change' },
  take: { vi: 'Thu và in biên lai', en: 'Take and print the receipt' },
  cut: {
    vi: 'Đường truyền bị ngắt, chưa biết tiền đã được ghi chưa. Bấm lại: nếu đã ghi thì không ghi lần hai.',
    en: 'The line was cut. Press again: if it was noted, it is not noted twice.',
  },
  done: { vi: 'Đã thu {amount}, biên lai số {number}', en: '{amount} taken, receipt {number}' },
  doneChange: { vi: 'Trả lại khách {amount}', en: 'Change: {amount}' },
  notPrinted: {
    vi: 'Biên lai đã lập nhưng chưa in được. Bấm “In lại biên lai”.',
    en: 'The receipt exists, but was not printed. Press “Print the receipt again”.',
  },
  print: { vi: 'In lại biên lai', en: 'Print the receipt again' },
})

/** Opening and closing a till. */
export const TILL = texts({
  openTitle: { vi: 'Mở ca thu', en: 'Open a till' },
  openHint: {
    vi: 'Đếm tiền có sẵn trong ngăn kéo trước khi thu. Chỉ thu tiền mặt được khi ca đang mở.',
    en: 'Count what is in the drawer first. Cash is taken only while a till is open.',
  },
  section: { vi: 'Bộ phận', en: 'Section' },
  start: { vi: 'Tiền đầu ca (đồng)', en: 'In the drawer (dong)' },
  wrong: { vi: 'Nhập số tiền, số nguyên đồng; không có thì nhập 0.', en: 'Type a whole amount; 0 if there is none.' },
  open: { vi: 'Mở ca', en: 'Open' },
  past: {
    vi: 'Ca thu này mở từ hôm trước. Hãy đếm tiền và đóng ca, rồi mở ca của hôm nay.',
    en: 'This till is of a day before. Count and close it, and open one of today.',
  },
  closeTitle: { vi: 'Đóng ca thu', en: 'Close the till' },
  closeHint: {
    vi: 'Đếm toàn bộ tiền mặt trong ngăn kéo, kể cả tiền đầu ca.',
    en: 'Count all cash in the drawer, what was there at the start included.',
  },
  counted: { vi: 'Tiền đếm được (đồng)', en: 'Counted (dong)' },
  why: { vi: 'Lý do chênh lệch', en: 'Why it differs' },
  whyHint: { vi: 'Chỉ cần khi số đếm khác số phải có.', en: 'Only where the count differs.' },
  close: { vi: 'Đóng ca', en: 'Close' },
  closed: { vi: 'Đã đóng ca, đếm đúng {counted}.', en: 'Closed with {counted}, as it should be.' },
  closedOff: {
    vi: 'Đã đóng ca: đếm được {counted}, phải có {expected}, chênh lệch {difference}.',
    en: 'Closed: counted {counted}, expected {expected}, difference {difference}.',
  },
  cancel: { vi: 'Thôi', en: 'Cancel' },
})

/** Money that was approved to go back. */
export const PAY_OUT = texts({
  title: { vi: 'Đã duyệt hoàn trả, chờ chi', en: 'Approved, to be paid back' },
  one: { vi: '{amount}, {by} đề nghị lúc {at}: {reason}', en: '{amount}, asked by {by} at {at}: {reason}' },
  pay: { vi: 'Chi trả', en: 'Pay back' },
  payOne: { vi: 'Chi trả {amount}', en: 'Pay back {amount}' },
  done: { vi: 'Đã chi trả {amount} từ ca thu của bạn.', en: '{amount} was paid back out of your till.' },
  failed: { vi: 'Chưa chi trả được', en: 'Not paid back' },
})

/** A sum that looks mistyped. */
export const UNUSUAL = texts({
  title: { vi: 'Đúng là {amount}?', en: 'Is it {amount}?' },
  hint: {
    vi: 'Số tiền lớn khác thường, có thể gõ thừa số 0. Đếm lại trước khi xác nhận.',
    en: 'It is unusually large, perhaps with a nought too many. Count again before you confirm.',
  },
  meant: { vi: 'Đúng số tiền này', en: 'It is right' },
})
