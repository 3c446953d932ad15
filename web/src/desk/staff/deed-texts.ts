import { texts } from '@motcua/contracts/texts.ts'

/** Questions before a deed on an account, and the forms of what it needs. */
export const DEED = texts({
  unlockTitle: { vi: 'Mở khóa cho {name}?', en: 'Unlock the account of {name}?' },
  unlockHint: {
    vi: 'Người này được thử đăng nhập lại ngay. Nếu đã quên mật khẩu thì cấp lại mật khẩu.',
    en: 'This person may try to sign in at once. If the password is forgotten, issue a new one.',
  },
  passwordTitle: { vi: 'Cấp lại mật khẩu cho {name}?', en: 'Issue a new password to {name}?' },
  passwordHint: {
    vi: 'Mật khẩu đang dùng hết tác dụng, mọi phiên đang mở bị đóng. Mật khẩu mới hiện một lần ở đây.',
    en: 'The current password stops working and all open sessions end. The new one is shown here once.',
  },
  subjectTitle: {
    vi: 'Định danh của {name} ở hệ thống đăng nhập của tỉnh', en: 'Identifier of {name} at the sign-in of the province',
  },
  subjectHint: {
    vi: 'Chép đúng mã định danh (sub) mà hệ thống đó cấp cho người này; không phải tên, thư điện tử hay số định danh cá nhân. Ai đăng nhập được ở đó với mã này thì vào được tài khoản này. Bỏ trống để gỡ. Mọi phiên đang mở bị đóng.',
    en: 'Copy the identifier (sub) that it gave this person; not a name, an address of mail or a personal number. Whoever signs in there with it comes into this account. Empty takes it away. All open sessions end.',
  },
  factorTitle: { vi: 'Đặt lại xác thực hai bước của {name}?', en: 'Reset the second step of {name}?' },
  factorHint: {
    vi: 'Chỉ làm khi đã gặp mặt hoặc chắc chắn đúng người. Điện thoại và mã khôi phục đang dùng hết tác dụng, mọi phiên '
      + 'đang mở bị đóng; người này đăng nhập bằng mật khẩu rồi bật lại.',
    en: 'Only face to face, or when you are sure who it is. Phone and recovery codes work no more and all sessions end; '
      + 'this person signs in by password and turns it on again.',
  },
  factorWhy: { vi: 'Lý do', en: 'Reason' },
  factorWhyNeeded: { vi: 'Ghi lý do, ví dụ: mất điện thoại.', en: 'Give the reason, such as: the phone was lost.' },
  factorLeave: { vi: 'Thôi', en: 'Cancel' },
  endTitle: { vi: 'Thu hồi vai trò {role} tại {unit}?', en: 'Withdraw the role {role} at {unit}?' },
  endFrom: { vi: 'Không còn vai trò từ ngày', en: 'Without the role from' },
  endHint: {
    vi: 'Việc đang giữ không tự chuyển: phân công lại trước khi thu hồi.',
    en: 'Work in hand does not move by itself: assign it anew before you withdraw the role.',
  },
  closeTitle: { vi: 'Đóng hẳn tài khoản của {name}?', en: 'Close the account of {name} for good?' },
  closeHint: {
    vi: 'Không mở lại được, và tên đăng nhập không cấp cho ai khác. Những gì người này đã làm vẫn ghi tên họ.',
    en: 'It cannot be opened again, and nobody else gets the username. What this person did keeps their name.',
  },
  closeConfirm: {
    vi: 'Gõ lại tên đăng nhập {username} để xác nhận', en: 'Type the username {username} again to confirm',
  },
  wholeDay: { vi: 'Ghi đủ ngày, tháng, năm.', en: 'Give day, month and year.' },
  wholeDayOrNone: {
    vi: 'Ghi đủ ngày, tháng, năm hoặc bỏ trống.', en: 'Give day, month and year, or leave it empty.',
  },
  chooseRole: { vi: 'Chọn vai trò.', en: 'Choose a role.' },
  chooseUnit: { vi: 'Chọn đơn vị.', en: 'Choose a unit.' },
  choose: { vi: 'Chọn…', en: 'Choose…' },
  atUnit: { vi: 'Tại đơn vị', en: 'At the unit' },
  fromDay: { vi: 'Từ ngày', en: 'From' },
  untilDay: { vi: 'Đến hết ngày', en: 'Until the end of' },
  untilHint: { vi: 'Bỏ trống nếu không có thời hạn', en: 'Leave empty if there is no end' },
  signInAgain: {
    vi: 'Người này phải đăng nhập lại để vai trò có tác dụng.',
    en: 'This person must sign in again before the role takes effect.',
  },
  openTitle: { vi: 'Mở tài khoản cán bộ', en: 'Open a staff account' },
  open: { vi: 'Mở tài khoản', en: 'Open account' },
  nameMissing: { vi: 'Điền họ tên.', en: 'Enter the full name.' },
  usernameMissing: { vi: 'Điền tên đăng nhập.', en: 'Enter the username.' },
  usernameHint: {
    vi: 'Chữ a-z, chữ số, dấu chấm, gạch ngang; không cấp lại cho người khác',
    en: 'Letters a-z, digits, full stop, hyphen; never given to anybody else',
  },
  unit: { vi: 'Đơn vị nơi làm việc', en: 'Unit of work' },
  otherUnit: { vi: 'Chọn đơn vị khác', en: 'Choose another unit' },
  unitHint: { vi: 'gõ vài chữ của tên đơn vị', en: 'type part of the name' },
  unitNone: {
    vi: 'Không có đơn vị nào khớp trong phạm vi bạn quản trị.', en: 'No unit within your reach matches.',
  },
})

/** The one time that a first password is on a screen. */
export const FIRST_PASSWORD = texts({
  label: { vi: 'Mật khẩu lần đầu', en: 'First password' },
  title: { vi: 'Mật khẩu lần đầu của {username}', en: 'First password of {username}' },
  shownOnce: {
    vi: 'Mật khẩu lần đầu của {username} đã hiện một lần', en: 'The first password of {username} was shown once',
  },
  gone: {
    vi: 'Mật khẩu chỉ hiện một lần và không lưu ở đâu. Nếu chưa kịp ghi, mở tài khoản rồi bấm {button}.',
    en: 'The password is shown once and kept nowhere. If you did not note it, open the account and press {button}.',
  },
  password: { vi: 'Mật khẩu', en: 'Password' },
  handOver: {
    vi: 'Chỉ hiện một lần. Đưa tận tay cho người dùng tài khoản; lần đầu đăng nhập, hệ thống bắt đổi mật khẩu khác.',
    en: 'Shown once. Hand it to the account holder in person; at the first sign-in another must be set.',
  },
  copy: { vi: 'Chép mật khẩu', en: 'Copy password' },
  done: { vi: 'Đã ghi lại, đóng', en: 'Noted, close' },
})
