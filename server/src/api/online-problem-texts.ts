import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals of online payment, and what to do about them. */
export const ONLINE_PROBLEM = texts({
  'callback-refused': {
    vi: 'Tin báo không có chữ ký đúng, hoặc gửi quá muộn. Hãy ký lại rồi gửi lại.',
    en: 'The message is not rightly signed, or too old. Sign it anew and send it again.',
  },
  'gateway-missing': {
    vi: 'Hệ thống không nối với cổng thanh toán nên không gửi trả qua cổng được. Hãy trả qua ngân hàng rồi ghi đã xử lý.',
    en: 'No payment gateway is connected, so nothing goes back through it. Pay it back by the bank, and settle it.',
  },
  'gateway-unreachable': {
    vi: 'Cổng thanh toán chưa trả lời. Chưa có gì thay đổi, hãy đối soát lại sau ít phút.',
    en: 'The payment gateway does not answer. Nothing has changed; reconcile again in some minutes.',
  },
  'day-not-over': {
    vi: 'Ngày này chưa đến. Hãy chọn hôm nay hoặc một ngày đã qua.', en: 'That day is yet to come. Choose today, or a day before.',
  },
  'difference-missing': {
    vi: 'Không tìm thấy chênh lệch này. Hãy mở lại ngày đối soát.', en: 'No such difference. Open the day again.',
  },
  'difference-state': {
    vi: 'Chênh lệch này đã được xử lý hoặc không còn nữa. Hãy mở lại ngày đối soát.',
    en: 'The difference is settled, or is gone. Open the day again.',
  },
  'reversal-not-for-this': {
    vi: 'Chỉ gửi trả qua cổng được khoản tiền cổng báo đến mà không nộp được khoản nào. Khoản này hãy hoàn tiền hoặc trả qua ngân hàng, rồi ghi đã xử lý.',
    en: 'Only money that the gateway told of and that paid nothing goes back through it. Refund this, or pay it back by the bank, and settle it.',
  },
  'reversal-amount-unsure': {
    vi: 'Cổng thanh toán báo hai số tiền khác nhau cho cùng mã giao dịch này. Hãy hỏi cổng số nào đúng, ghi xử lý chênh lệch số tiền, rồi mới gửi trả.',
    en: 'The gateway has told two amounts for this number. Ask it which is right and settle that difference before sending money back.',
  },
  'statement-of-other-unit': {
    vi: 'Tệp này đã được đọc cho tài khoản của bộ phận khác. Chưa ghi gì thêm. Hãy chọn đúng bộ phận hoặc đúng tệp.',
    en: 'This file was read for the account of another section. Nothing was added. Choose the right section, or the right file.',
  },
  'reversal-open': {
    vi: 'Khoản này đang được gửi trả. Hãy chờ cổng thanh toán trả lời.', en: 'It goes back already. Wait for the gateway.',
  },
})
