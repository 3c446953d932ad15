import { texts } from '@motcua/contracts/texts.ts'

/** The second step of signing in, and the page on which one looks after it. */
export const FACTOR = texts({
  title: { vi: 'Đăng nhập hai bước', en: 'Two-step sign-in' },
  stepTitle: { vi: 'Bước hai', en: 'Second step' },
  stepHint: {
    vi: 'Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số đang hiện. Không có điện thoại thì nhập một mã khôi phục.',
    en: 'Open the authenticator on your phone and enter the 6 digits it shows. Without the phone, enter a recovery code.',
  },
  code: { vi: 'Mã xác thực', en: 'Code' },
  codeHint: { vi: 'Mã 6 số trên điện thoại, hoặc mã khôi phục', en: '6 digits of the phone, or a recovery code' },
  lostBoth: {
    vi: 'Mất cả điện thoại và mã khôi phục thì nhờ quản trị đặt lại xác thực hai bước.',
    en: 'If both the phone and the recovery codes are lost, ask an administrator to reset the second step.',
  },
  goOn: { vi: 'Tiếp tục', en: 'Go on' },
  backToFirst: { vi: 'Đăng nhập lại từ đầu', en: 'Begin again' },
  failed: { vi: 'Không tải được tình trạng', en: 'How it stands cannot be loaded' },
  why: {
    vi: 'Sau mật khẩu, hệ thống hỏi thêm một mã trên điện thoại của bạn. Ai biết mật khẩu mà không có điện thoại thì không vào được.',
    en: 'After the password you are asked for a code of your phone. Whoever knows the password alone does not get in.',
  },
  demanded: {
    vi: 'Vai trò của bạn phải đăng nhập hai bước. Bật xong mới làm được việc khác.',
    en: 'Your role asks for two-step sign-in. Turn it on before you do anything else.',
  },
  off: { vi: 'Đang tắt', en: 'Off' },
  on: { vi: 'Đang bật từ {day}. Còn {count} mã khôi phục.', en: 'On since {day}. Recovery codes left: {count}.' },
  onByKey: {
    vi: 'Đang bật bằng khóa truy cập. Còn {count} mã khôi phục.', en: 'On by passkeys. Recovery codes left: {count}.',
  },
  addPhone: { vi: 'Thêm điện thoại', en: 'Add a phone' },
  fewCodes: {
    vi: 'Còn ít mã khôi phục. Nên tạo lại mã khôi phục.', en: 'Few recovery codes are left. Make new ones.',
  },
  turnOn: { vi: 'Bật đăng nhập hai bước', en: 'Turn two-step sign-in on' },
  password: { vi: 'Mật khẩu đang dùng', en: 'Current password' },
  showPassword: { vi: 'Hiện hoặc ẩn mật khẩu', en: 'Show or hide the password' },
  makeQr: { vi: 'Tạo mã QR', en: 'Make the QR code' },
  scanTitle: { vi: 'Quét mã QR bằng điện thoại', en: 'Scan the QR code with your phone' },
  scanHint: {
    vi: 'Cài một ứng dụng xác thực (loại tạo mã 6 số theo giờ), thêm tài khoản, quét mã này. Không quét được thì gõ khóa bên dưới.',
    en: 'Install an authenticator (one that makes 6 digits by time), add an account and scan this. Or type the key below.',
  },
  qr: { vi: 'Mã QR để thêm tài khoản vào ứng dụng xác thực', en: 'QR code that adds the account to an authenticator' },
  secret: { vi: 'Khóa để gõ tay', en: 'Key to be typed' },
  onlyNow: {
    vi: 'Mã QR và khóa chỉ hiện lần này. Đừng chụp màn hình, đừng gửi cho ai.',
    en: 'QR code and key are shown this once. Take no picture of them and send them to nobody.',
  },
  firstCode: { vi: 'Mã 6 số điện thoại đang hiện', en: 'The 6 digits that your phone shows' },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  codesTitle: { vi: 'Mười mã khôi phục', en: 'Ten recovery codes' },
  codesHint: {
    vi: 'Mỗi mã dùng một lần thay cho điện thoại. Chỉ hiện lần này: hãy in hoặc chép ra giấy, cất nơi khóa được, không để cùng điện thoại.',
    en: 'Each works once in place of the phone. Shown this once: print or copy them, and lock them away, not with the phone.',
  },
  print: { vi: 'In', en: 'Print' },
  copy: { vi: 'Chép', en: 'Copy' },
  noted: { vi: 'Đã ghi lại, đóng', en: 'Noted, close' },
  renew: { vi: 'Tạo lại mã khôi phục', en: 'Make new recovery codes' },
  renewHint: {
    vi: 'Các mã khôi phục còn lại sẽ hết tác dụng.', en: 'Recovery codes that are left will work no more.',
  },
  turnOff: { vi: 'Tắt đăng nhập hai bước', en: 'Turn two-step sign-in off' },
  turnOffHint: {
    vi: 'Dùng khi đổi điện thoại: tắt, rồi bật lại bằng điện thoại mới. Mã khôi phục cũng hết tác dụng.',
    en: 'To exchange the phone: turn it off, and on again with the new one. Recovery codes work no more, either.',
  },
  turnedOn: {
    vi: 'Đã bật đăng nhập hai bước. Các máy khác đã bị đăng xuất.',
    en: 'Two-step sign-in is on. Other machines were signed out.',
  },
  turnedOff: { vi: 'Đã tắt đăng nhập hai bước.', en: 'Two-step sign-in is off.' },
})
