import { texts } from '@motcua/contracts/texts.ts'

/** Signing in by number and one-time code. */
export const SIGN_IN = texts({
  title: { vi: 'Đăng nhập', en: 'Sign in' },
  intro: {
    vi: 'Chúng tôi gửi mã xác thực đến số điện thoại đã đăng ký của bạn.',
    en: 'We send a code to the phone that you registered.',
  },
  number: { vi: 'Số định danh cá nhân', en: 'Personal number' },
  numberHint: { vi: '{hint} Tổ chức ghi mã số thuế.', en: '{hint} Organisations write their tax code.' },
  sendCode: { vi: 'Gửi mã', en: 'Send the code' },
  noAccount: {
    vi: 'Chưa có tài khoản? {register}. Đổi số điện thoại thì đến quầy, mang theo thẻ căn cước.',
    en: 'No account yet? {register}. To change your phone, bring your identity card to a counter.',
  },
  register: { vi: 'Đăng ký', en: 'Register' },
  again: { vi: 'Hãy ghi lại số định danh cá nhân.', en: 'Please write your personal number again.' },
  codeTitle: { vi: 'Nhập mã xác thực', en: 'Enter the code' },
  codeSent: {
    vi: 'Nếu số bạn ghi có tài khoản, mã đã được gửi đến điện thoại đăng ký. Mã có hiệu lực {minutes} phút.',
    en: 'If that number has an account, the code was sent to its phone. It holds for {minutes} minutes.',
  },
  demonstration: {
    vi: 'Bản trình diễn: xem mã ở trang {page}.', en: 'Demonstration: the code stands on the page {page}.',
  },
  sentMessages: { vi: 'Tin nhắn đã gửi', en: 'Messages sent' },
  code: { vi: 'Mã xác thực', en: 'Code' },
  codeHint: { vi: '{digits} chữ số; có khoảng trắng cũng được.', en: '{digits} digits; spaces do no harm.' },
  resend: { vi: 'Gửi lại mã', en: 'Send the code again' },
  codeExpired: {
    vi: 'Mã đã hết hiệu lực hoặc đã thử quá số lần. Hãy bấm “Gửi lại mã”.',
    en: 'The code has expired, or was tried too often. Please press “Send the code again”.',
  },
  codeWrong: {
    vi: 'Mã không đúng. Hãy xem lại tin nhắn mới nhất rồi nhập lại.',
    en: 'That code is not right. Please look at the newest message and enter it again.',
  },
})
