import { texts } from '@motcua/contracts/texts.ts'

/** Paying what a dossier costs, from the portal. */
export const PAY = texts({
  title: { vi: 'Nộp phí, lệ phí', en: 'Pay the fees' },
  owed: { vi: 'Hồ sơ này còn phải nộp {amount}.', en: 'For this dossier {amount} are still to be paid.' },
  unknown: {
    vi: 'Có khoản chưa tính được số tiền. Bạn sẽ được báo khi có.',
    en: 'Something is still to be computed. You are told when it is.',
  },
  nothing: { vi: 'Hồ sơ này không còn khoản nào phải nộp.', en: 'Nothing is to be paid for this dossier any more.' },
  see: { vi: 'Xem và nộp', en: 'See and pay' },
  back: { vi: 'Về hồ sơ {number}', en: 'Back to dossier {number}' },
  what: { vi: 'Các khoản', en: 'What for' },
  total: { vi: 'Cộng', en: 'Together' },
  state_unknown: { vi: 'chưa tính', en: 'not computed yet' },
  source: { vi: 'Căn cứ:', en: 'By:' },
  state_owed: { vi: 'phải nộp', en: 'to be paid' },
  state_paid: { vi: 'đã nộp', en: 'paid' },
  state_waived: { vi: 'không phải nộp', en: 'nothing to pay' },
  state_cancelled: { vi: 'đã bỏ', en: 'taken back' },
  offline: {
    vi: 'Hiện chưa nộp trực tuyến được. Hãy nộp tại quầy của {section}.',
    en: 'It cannot be paid online now. Pay at the counter of {section}.',
  },
  counter: { vi: 'Bạn cũng có thể nộp tại quầy của {section}.', en: 'You may also pay at the counter of {section}.' },
  pay: { vi: 'Nộp {amount}', en: 'Pay {amount}' },
  held: {
    vi: 'Người khác đang nộp khoản này. Hãy chờ họ nộp xong, hoặc thử lại sau.',
    en: 'Somebody else is paying this now. Wait until they are done, or try again later.',
  },
  moved: {
    vi: 'Các khoản phải nộp vừa thay đổi. Hãy xem lại rồi bấm nộp.',
    en: 'What is to be paid has just changed. Look again, and then pay.',
  },
})

/** What is owed for all of one's own dossiers. */
export const TOGETHER = texts({
  title: { vi: 'Nộp phí, lệ phí của các hồ sơ', en: 'Pay the fees of your dossiers' },
  back: { vi: 'Về hồ sơ của tôi', en: 'Back to my dossiers' },
  nothing: { vi: 'Không hồ sơ nào của bạn còn khoản phải nộp.', en: 'Nothing is to be paid for any of your dossiers.' },
  bySection: {
    vi: 'Mỗi Bộ phận Một cửa có tài khoản thu riêng, nên nộp cho từng nơi.',
    en: 'Each section has an account of its own, so you pay one section at a time.',
  },
  choice: { vi: 'Chọn các khoản nộp lần này', en: 'Choose what you pay this time' },
  ofDossier: { vi: 'Hồ sơ {number}, {name}', en: 'Dossier {number}, {name}' },
  all: { vi: 'Tất cả các khoản trên: {amount}.', en: 'All of the above: {amount}.' },
  pay: { vi: 'Nộp các khoản đã chọn', en: 'Pay what is chosen' },
  choose: { vi: 'Hãy chọn ít nhất một khoản còn phải nộp.', en: 'Choose at least one that is still to be paid.' },
})

/** Money that came for a bill, and what has become of it. */
export const BILL_MONEY = texts({
  title: { vi: 'Tiền đã đến', en: 'Money that came' },
  came: { vi: 'Đến ngày {day}', en: 'Came on {day}' },
  'taken': { vi: 'Đã nộp cho các khoản.', en: 'It paid.' },
  'kept': {
    vi: 'Không khớp số còn phải nộp nên chưa nộp được khoản nào. Bộ phận Một cửa xem và trả lại bạn toàn bộ.',
    en: 'It is not what is still owed, so it paid nothing. The section looks into it and sends all of it back.',
  },
  'going-back': {
    vi: 'Không khớp số còn phải nộp. Toàn bộ đang được trả lại nơi bạn đã trả, qua cổng thanh toán.',
    en: 'It is not what is still owed. All of it goes back to where you paid from, through the gateway.',
  },
  'gone-back': {
    vi: 'Không khớp số còn phải nộp. Đã trả lại toàn bộ ngày {day}, mã giao dịch {reference}.',
    en: 'It is not what is still owed. All of it went back on {day}, number {reference}.',
  },
  'not-gone': {
    vi: 'Cổng thanh toán chưa trả lại được. Bộ phận Một cửa trả lại bạn bằng cách khác.',
    en: 'The gateway could not send it back. The section sends it back in another way.',
  },
  'settled': {
    vi: 'Không khớp số còn phải nộp. Bộ phận Một cửa đã xử lý ngày {day}. Nếu bạn chưa nhận lại tiền, hãy hỏi Bộ phận Một cửa.',
    en: 'It is not what is still owed. The section dealt with it on {day}. Ask there if it has not come back to you.',
  },
  left: {
    vi: 'Bạn đã trả {amount}, không khớp số còn phải nộp. Số tiền đó được trả lại bạn; các khoản dưới đây chưa được nộp.',
    en: 'You paid {amount}, which is not what is still owed. It goes back to you; what stands below is not paid.',
  },
  see: { vi: 'Xem lần thanh toán {reference}', en: 'See payment {reference}' },
})

/** A bill, until it is paid. */
export const BILL = texts({
  title: { vi: 'Thanh toán {amount}', en: 'Payment of {amount}' },
  reference: { vi: 'Mã thanh toán', en: 'Reference' },
  open: { vi: 'Chờ nộp tiền, đến {at}', en: 'Waiting for the money, until {at}' },
  paid: { vi: 'Đã nộp đủ', en: 'Paid in full' },
  elsewhere: {
    vi: 'Các khoản này đã nộp bằng cách khác. Đừng nộp nữa.', en: 'This was paid in another way. Do not pay again.',
  },
  expired: {
    vi: 'Đã hết hạn. Nếu bạn đã trả tiền, hệ thống vẫn ghi nhận. Nếu chưa, hãy nộp lại từ hồ sơ.',
    en: 'It has run out. If you have paid, it still counts. If not, begin again from the dossier.',
  },
  partly: {
    vi: 'Có khoản đã nộp bằng cách khác, nên mã thanh toán này không dùng nữa. Hãy nộp khoản còn lại từ hồ sơ.',
    en: 'Part of this was paid in another way, so this reference is no longer used. Pay the rest from the dossier.',
  },
  cancelled: {
    vi: 'Lần thanh toán này đã bỏ hoặc đã thay bằng lần khác. Nếu đã trả tiền, hệ thống vẫn ghi nhận.',
    en: 'This payment was taken back, or another took its place. If you have paid, it still counts.',
  },
  mismatched: {
    vi: 'Số tiền đến khác số phải nộp. Bộ phận Một cửa sẽ xem và báo bạn. Đừng nộp nữa.',
    en: 'What came is not what is owed. The section looks into it and tells you. Do not pay again.',
  },
  gateway: { vi: 'Trả qua cổng thanh toán', en: 'Pay at the payment gateway' },
  gatewayHint: {
    vi: 'Bạn được đưa sang trang của cổng thanh toán, rồi quay lại đây.',
    en: 'You are taken to the page of the gateway, and then back here.',
  },
  toGateway: { vi: 'Sang cổng thanh toán', en: 'Go to the gateway' },
  gatewayDown: {
    vi: 'Cổng thanh toán chưa trả lời. Chưa có tiền nào bị trừ. Hãy thử lại sau ít phút.',
    en: 'The gateway does not answer. Nothing was taken from you. Try again in some minutes.',
  },
  transfer: { vi: 'Chuyển khoản bằng mã VietQR', en: 'Transfer by VietQR' },
  transferHint: {
    vi: 'Mở ứng dụng ngân hàng, quét mã. Giữ nguyên nội dung chuyển khoản. Tiền được ghi nhận khi ngân hàng báo về.',
    en: 'Open the app of your bank and scan. Leave the purpose as it is. It counts when the bank tells of it.',
  },
  qr: { vi: 'Mã VietQR có tài khoản, số tiền và nội dung', en: 'VietQR code with account, amount and purpose' },
  bank: { vi: 'Ngân hàng', en: 'Bank' },
  account: { vi: 'Số tài khoản', en: 'Account' },
  holder: { vi: 'Chủ tài khoản', en: 'Holder' },
  amount: { vi: 'Số tiền', en: 'Amount' },
  purpose: { vi: 'Nội dung', en: 'Purpose' },
  soon: {
    vi: 'Trang này tự xem lại sau mỗi nửa phút.', en: 'This page looks again every half minute.',
  },
  again: { vi: 'Xem lại ngay', en: 'Look now' },
  cancel: { vi: 'Bỏ lần thanh toán này', en: 'Take this payment back' },
})
