import { texts } from '@motcua/contracts/texts.ts'

/** Passkeys: keys that a machine or a security key holds, unlocked by PIN or finger. */
export const PASSKEY = texts({
  signIn: { vi: 'Đăng nhập bằng khóa truy cập', en: 'Sign in with a passkey' },
  notDone: {
    vi: 'Chưa dùng được khóa truy cập: máy này không có khóa, hoặc bạn đã bấm hủy. Hãy thử lại hoặc đăng nhập bằng mật khẩu.',
    en: 'The passkey was not used: this machine holds none, or you cancelled. Try again, or sign in by password.',
  },
  title: { vi: 'Khóa truy cập', en: 'Passkeys' },
  what: {
    vi: 'Khóa truy cập nằm trong máy tính, điện thoại hoặc thiết bị USB của bạn, mở bằng vân tay, khuôn mặt hoặc mã PIN; đăng nhập không cần mật khẩu và trang giả mạo không lấy được.',
    en: 'A passkey lies in your computer, phone or USB key and is unlocked by finger, face or PIN; no password is needed, and pages that look like this one cannot take it.',
  },
  notHere: {
    vi: 'Không dùng được khóa truy cập ở địa chỉ {address}: trình duyệt chỉ cho phép ở địa chỉ có tên và https, hoặc localhost. Người vận hành đặt PUBLIC_URL là địa chỉ có tên rồi mở trang bằng địa chỉ đó.',
    en: 'Passkeys cannot be used at {address}: browsers allow them only at a named address with https, or at localhost. The operator sets PUBLIC_URL to one, and the page is opened there.',
  },
  none: { vi: 'Chưa có khóa truy cập nào.', en: 'No passkeys yet.' },
  added: { vi: 'thêm {day}', en: 'added on {day}' },
  used: { vi: 'dùng lần cuối {day}', en: 'last used on {day}' },
  unused: { vi: 'chưa dùng', en: 'not used yet' },
  add: { vi: 'Thêm khóa truy cập', en: 'Add a passkey' },
  name: { vi: 'Tên gọi của khóa', en: 'Name of the key' },
  nameHint: { vi: 'Ví dụ: máy ở quầy, khóa USB', en: 'Such as: computer at the counter, USB key' },
  codeOrKey: {
    vi: 'Mã 6 số trên điện thoại (nếu đã bật) hoặc một mã khôi phục. Bỏ trống để xác nhận bằng khóa truy cập đang có.',
    en: 'Six digits of the phone, if it is bound, or a recovery code. Leave it empty to use a passkey that you have.',
  },
  goOn: { vi: 'Tiếp tục', en: 'Go on' },
  remove: { vi: 'Gỡ khóa', en: 'Remove' },
  removeOf: { vi: 'Gỡ khóa truy cập {name}?', en: 'Remove the passkey {name}?' },
  removeHint: {
    vi: 'Khóa này không đăng nhập được nữa. Mất máy hoặc mất khóa USB thì gỡ ngay.',
    en: 'It signs in no more. Remove it at once when the machine or the USB key is lost.',
  },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  wasAdded: {
    vi: 'Đã thêm khóa truy cập. Các máy khác đã bị đăng xuất.', en: 'Passkey added. Other machines were signed out.',
  },
  wasRemoved: { vi: 'Đã gỡ khóa truy cập.', en: 'Passkey removed.' },
})
