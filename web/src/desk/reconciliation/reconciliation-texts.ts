import { texts } from '@motcua/contracts/texts.ts'

/** A day of money that is reconciled. */
export const RECONCILIATION = texts({
  title: { vi: 'Đối soát', en: 'Reconciliation' },
  hint: {
    vi: 'Tiền nộp trực tuyến và chuyển khoản của một ngày, so với cổng thanh toán và sao kê. Mỗi ngày đã qua được hệ thống tự đối soát một lần.',
    en: 'Money of a day that came online or by transfer, against the gateway and the statements. Each day that is over is reconciled once by itself.',
  },
  failed: { vi: 'Không tải được ngày đối soát', en: 'The day could not be loaded' },
  day: { vi: 'Ngày', en: 'Day' },
  again: { vi: 'Đối soát ngày này', en: 'Reconcile this day' },
  never: { vi: 'Ngày này chưa đối soát.', en: 'Nobody has reconciled this day.' },
  done: { vi: 'Đã đối soát. Còn {open} chênh lệch chưa xử lý trên toàn hệ thống.', en: 'Reconciled. {open} differences are open in the whole system.' },
  last: { vi: 'Lần gần nhất: {moment}', en: 'Last: {moment}' },
  ours: { vi: 'Hệ thống ghi nhận', en: 'Taken here' },
  gateway: { vi: 'Cổng thanh toán', en: 'Payment gateway' },
  statement: { vi: 'Sao kê', en: 'Statements' },
  noGateway: { vi: 'chưa kết nối', en: 'none' },
  differences: { vi: 'Chênh lệch', en: 'Differences' },
  none: { vi: 'Không có chênh lệch nào trong ngày này', en: 'No differences on this day' },
  more: { vi: 'Xem thêm', en: 'More' },
  kind: { vi: 'Loại', en: 'Kind' },
  reference: { vi: 'Mã giao dịch', en: 'Number of the money' },
  section: { vi: 'Bộ phận', en: 'Section' },
  unknown: { vi: 'Chưa rõ của ai', en: 'Of nobody we know' },
  here: { vi: 'Ở đây', en: 'Here' },
  there: { vi: 'Bên kia', en: 'There' },
  missing: { vi: 'không có', en: 'none' },
  state: { vi: 'Trạng thái', en: 'State' },
  deeds: { vi: 'Việc', en: 'Deeds' },
  settle: { vi: 'Xử lý', en: 'Settle' },
  settleOne: { vi: 'Xử lý chênh lệch {reference}', en: 'Settle difference {reference}' },
  settleHint: {
    vi: 'Ghi nguyên nhân và việc đã làm, ví dụ: đã hoàn tiền, đã ghi bổ sung ở ngày sau.',
    en: 'Say what it was and what was done: paid back, or noted on the next day.',
  },
  reverse: { vi: 'Gửi trả qua cổng', en: 'Send it back' },
  reverseOne: { vi: 'Gửi trả khoản tiền {reference}', en: 'Send the money {reference} back' },
  reverseHint: {
    vi: 'Cổng thanh toán trả lại toàn bộ khoản tiền này cho nơi đã gửi. Ghi nguyên nhân, ví dụ: trả hai lần. Tiền về xong thì chênh lệch tự hết.',
    en: 'The gateway sends all of it back to where it came from. Say why, such as: paid twice. Once it has gone the difference is settled.',
  },
  reversed: { vi: 'Đã đề nghị cổng thanh toán trả lại.', en: 'The gateway is asked to send it back.' },
  why: { vi: 'Nguyên nhân và cách xử lý', en: 'What it was, and what was done' },
  needWhy: { vi: 'Ghi nguyên nhân và cách xử lý.', en: 'Say what it was and what was done.' },
  send: { vi: 'Ghi đã xử lý', en: 'Settled' },
  cancel: { vi: 'Bỏ qua', en: 'Cancel' },
  settled: { vi: 'Đã ghi là đã xử lý.', en: 'It is settled.' },
  statementTitle: { vi: 'Đọc sao kê', en: 'Read a statement' },
  statementHint: {
    vi: 'Tệp CSV hoặc XLSX có các cột Ngày, Mã giao dịch, Số tiền, Nội dung. Dòng đã đọc trước đó được bỏ qua.',
    en: 'A CSV or XLSX file with columns for day, number, amount and text, named in the language of the bank. Lines that were read before are passed over.',
  },
  account: { vi: 'Tài khoản của', en: 'Account of' },
  read: { vi: 'Đọc sao kê', en: 'Read' },
  readDone: { vi: 'Đã đọc {lines} dòng, {known} dòng có từ trước.', en: '{lines} lines, {known} of them known.' },
  faulty: {
    vi: 'Chưa đọc dòng nào: tệp có lỗi sau. Hãy sửa tệp rồi chọn lại.',
    en: 'Nothing was read: these are wrong in the file. Mend it and choose it again.',
  },
  fault: { vi: 'Dòng {row}, cột {column}: {text}', en: 'Row {row}, column {column}: {text}' },
})

export const DIFFERENCE_KIND = texts({
  'amount': { vi: 'Khác số tiền', en: 'Another amount' },
  'not-owed': { vi: 'Khoản không còn phải nộp', en: 'Not owed any more' },
  'missing-here': { vi: 'Không có đơn thanh toán', en: 'No bill here' },
  'missing-gateway': { vi: 'Cổng thanh toán không có', en: 'Not at the gateway' },
  'missing-statement': { vi: 'Sao kê chưa có', en: 'Not in a statement' },
  'unmatched': { vi: 'Tiền chưa rõ của ai', en: 'Money of nobody we know' },
})
export const REVERSAL_STATE = texts({
  asked: { vi: 'đang gửi trả qua cổng', en: 'goes back through the gateway' },
  done: { vi: 'đã gửi trả qua cổng', en: 'went back through the gateway' },
  failed: { vi: 'cổng không trả lại được', en: 'the gateway refused to send it back' },
})
export const DIFFERENCE_STATE = texts({
  open: { vi: 'chưa xử lý', en: 'open' },
  settled: { vi: 'đã xử lý', en: 'settled' },
  gone: { vi: 'đã khớp', en: 'agrees now' },
})
