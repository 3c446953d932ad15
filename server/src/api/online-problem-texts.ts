import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals of online payment, and what to do about them. */
export const ONLINE_PROBLEM = texts({
  'callback-refused': {
    vi: 'Tin báo không có chữ ký đúng của cổng thanh toán, hoặc gửi quá muộn. Hãy ký lại rồi gửi lại.',
    en: 'The message is not rightly signed by the gateway, or too old. Sign it anew and send it again.',
  },
})
