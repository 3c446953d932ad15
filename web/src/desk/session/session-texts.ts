import { texts } from '@motcua/contracts/texts.ts'

/** The door of the desk, and what one does with one's own account there. */
export const SESSION = texts({
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  desk: { vi: 'Bàn làm việc một cửa', en: 'One-stop desk' },
  forStaff: {
    vi: 'Dành cho công chức, viên chức. Quên mật khẩu thì hỏi người quản trị của đơn vị.',
    en: 'For public servants. If you have forgotten your password, ask the administrator of your unit.',
  },
  pleaseSignIn: { vi: 'Hãy đăng nhập.', en: 'Please sign in.' },
  username: { vi: 'Tên đăng nhập', en: 'Username' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  showPassword: { vi: 'Hiện hoặc ẩn mật khẩu', en: 'Show or hide the password' },
  section: { vi: 'Bộ phận bạn đang làm việc', en: 'The section where you work now' },
  choose: { vi: 'Chọn…', en: 'Choose…' },
})

/** Change of one's password. */
export const PASSWORD = texts({
  title: { vi: 'Đổi mật khẩu', en: 'Change password' },
  done: { vi: 'Đã đổi mật khẩu.', en: 'Your password has been changed.' },
  first: {
    vi: 'Đây là lần đăng nhập đầu tiên. Hãy đặt mật khẩu của riêng bạn rồi mới làm việc.',
    en: 'This is your first sign-in. Set a password of your own before you begin.',
  },
  current: { vi: 'Mật khẩu đang dùng', en: 'Current password' },
  next: { vi: 'Mật khẩu mới', en: 'New password' },
  again: { vi: 'Gõ lại mật khẩu mới', en: 'New password again' },
  tooShort: {
    vi: 'Mật khẩu mới có {length} ký tự; cần ít nhất {least}.',
    en: 'The new password has {length} characters; at least {least} are needed.',
  },
  same: {
    vi: 'Mật khẩu mới phải khác mật khẩu đang dùng.', en: 'The new password must differ from the current one.',
  },
  differ: { vi: 'Hai lần gõ chưa giống nhau.', en: 'The two new passwords differ.' },
})

/** What can be said of a new password before asking. */
export const PASSWORD_RULE = texts({
  length: {
    vi: 'Ít nhất {least} ký tự; một câu ngắn từ 15 ký tự, dễ nhớ, là tốt nhất.',
    en: 'At least {least} characters; a short sentence of 15 or more that you remember is best.',
  },
  classes: {
    vi: 'Có ít nhất {classes} trong bốn loại: chữ thường, chữ hoa, chữ số, ký hiệu (dấu cách cũng là ký hiệu).',
    en: 'At least {classes} of four kinds: small letters, capitals, digits, other signs (a blank is one).',
  },
  common: {
    vi: 'Không chứa tên đăng nhập; không phải mật khẩu hay gặp hoặc tên cơ quan, địa danh, dù thêm số và ký hiệu.',
    en: 'Not your username in it; no common password and no name of an office or a place, even with digits and signs.',
  },
  other: {
    vi: 'Khác mật khẩu đang dùng và {count} mật khẩu gần đây.',
    en: 'Neither the current password nor the last {count}.',
  },
})
