import { texts } from '@motcua/contracts/texts.ts'

/** Opening an account by oneself. */
export const REGISTER = texts({
  title: { vi: 'Đăng ký tài khoản', en: 'Register' },
  intro: {
    vi:
      'Tài khoản tự đăng ký nộp và theo dõi được hồ sơ do chính nó gửi. Muốn xem hồ sơ trước đây, hãy mang thẻ căn cước đến quầy để xác nhận.',
    en:
      'An account you open yourself can send dossiers and follow what it sent. To see earlier ones, bring your identity card to a counter to have it confirmed.',
  },
  name: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
  nameHint: { vi: 'Viết đủ dấu như trên thẻ căn cước.', en: 'As on the identity card, with all marks.' },
  number: { vi: 'Số định danh cá nhân', en: 'Personal number' },
  birth: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
  day: { vi: 'Ngày', en: 'Day' }, month: { vi: 'Tháng', en: 'Month' }, year: { vi: 'Năm', en: 'Year' },
  phone: { vi: 'Số điện thoại', en: 'Phone' },
  phoneHint: { vi: 'Để nhận mã xác thực và tin về hồ sơ.', en: 'For codes, and messages about your dossiers.' },
  have: { vi: 'Đã có tài khoản? {signIn}', en: 'Have an account already? {signIn}' },
  faultName: {
    vi: 'Hãy ghi họ, chữ đệm và tên bằng chữ, nhiều nhất {most} chữ.',
    en: 'Please write your full name in letters, {most} at most.',
  },
  faultBirth: {
    vi: 'Hãy ghi ngày, tháng, năm sinh có thật, ví dụ 5 / 9 / 1990.',
    en: 'Please write a real date of birth, such as 5 / 9 / 1990.',
  },
  faultBirthFuture: {
    vi: 'Ngày sinh không thể sau hôm nay. Hãy xem lại năm sinh.',
    en: 'A date of birth cannot lie in the future. Please look at the year again.',
  },
  faultBirthDiffers: {
    vi:
      'Năm sinh không khớp với số định danh. Hãy xem lại số và ngày sinh trên thẻ căn cước. Nếu thẻ ghi đúng như vậy, hãy mang thẻ đến quầy để mở tài khoản.',
    en:
      'The year of birth does not agree with the personal number. Please look at your identity card again. If it says just that, bring it to a counter to open an account.',
  },
  codeSent: {
    vi: 'Mã đã được gửi đến số điện thoại bạn ghi, có hiệu lực {minutes} phút.',
    en: 'The code was sent to the phone you wrote, and holds for {minutes} minutes.',
  },
  open: { vi: 'Mở tài khoản', en: 'Open the account' },
  exists: {
    vi: 'Số này đã có tài khoản. Hãy đăng nhập; nếu không phải bạn mở, hãy mang thẻ căn cước đến quầy.',
    en: 'This number has an account. Please sign in; if you did not open it, bring your identity card to a counter.',
  },
  failed: {
    vi: 'Chưa mở được tài khoản với số này. Hãy mang thẻ căn cước đến quầy để được giúp.',
    en: 'No account could be opened with this number. Please bring your identity card to a counter for help.',
  },
})
