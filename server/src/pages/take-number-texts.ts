import { texts } from '@motcua/contracts/texts.ts'

/** Taking a number: at the kiosk of a hall, and from afar. */
export const TAKE = texts({
  title: { vi: 'Lấy số thứ tự', en: 'Take a number' },
  queueClosed: {
    vi: 'Hôm nay bộ phận không phát thêm số. Mời bạn đặt lịch hoặc đến ngày khác.',
    en: 'No more numbers are given today. Please book an appointment, or come another day.',
  },
  what: { vi: 'Bạn đến làm gì?', en: 'What do you need?' },
  whatElse: { vi: 'Bạn còn làm gì nữa?', en: 'What else do you need?' },
  waiting: { vi: 'Đang chờ: {count}', en: 'Waiting: {count}' },
  others: { vi: 'Việc khác', en: 'Something else' },
  person: { vi: 'Gặp người hướng dẫn', en: 'Talk to a person' },
  personTitle: { vi: 'Mời bạn đến bàn hướng dẫn', en: 'Please go to the help desk' },
  personWhy: {
    vi: 'Nói việc bạn cần làm. Người hướng dẫn lấy số giúp bạn.',
    en: 'Say what you need. The person there takes a number for you.',
  },
  chosen: { vi: 'Bạn lấy số để', en: 'Your number is for' },
  first: { vi: 'Bạn có thuộc diện được gọi trước?', en: 'Do you come before others by rule?' },
  firstHint: { vi: 'Quầy có thể hỏi giấy tờ.', en: 'The counter may ask for a paper.' },
  nobody: { vi: 'Không', en: 'No' },
  take: { vi: 'Lấy số', en: 'Take a number' },
  more: { vi: 'Thêm việc khác', en: 'Add something else' },
  again: { vi: 'Làm lại từ đầu', en: 'Start over' },
  none: { vi: 'Hôm nay chưa có quầy nào. Mời gặp người hướng dẫn.', en: 'There is no counter today. Please talk to a person.' },
  atKiosk: {
    vi: 'Lấy số ở máy lấy số tại sảnh, hoặc đăng nhập để lấy số ngay tại đây.',
    en: 'Take a number at the kiosk in the hall, or sign in and take it here.',
  },
  signIn: { vi: 'Đăng nhập để lấy số', en: 'Sign in to take a number' },
  closed: {
    vi: 'Chưa có quầy nào làm việc. Chỉ lấy số từ xa được khi có quầy đang làm việc.',
    en: 'No counter is open. A number can be taken from afar only while one is.',
  },
  afar: {
    vi: 'Số được gọi theo thứ tự, dù bạn đã đến hay chưa. Hãy đến trước khi tới lượt.',
    en: 'Numbers are called in order, whether you are there or not. Come before your turn.',
  },
  choose: { vi: 'Chọn ít nhất một việc bạn cần làm.', en: 'Choose at least one thing you need.' },
  now: { vi: 'Đang chờ lúc này', en: 'Waiting now' },
  wait: { vi: '{count} người, chờ khoảng {minutes} phút', en: '{count} waiting, about {minutes} minute(s)' },
  noCounter: { vi: '{count} người, chưa có quầy nào làm việc', en: '{count} waiting, no counter is open' },
  board: { vi: 'Xem bảng gọi số', en: 'See the board' },
  device: { vi: 'Dành cho cán bộ: đăng ký thiết bị', en: 'For staff: enrol this device' },
  code: { vi: 'Mã đăng ký thiết bị', en: 'Code of the device' },
  codeHint: {
    vi: 'Lấy mã ở màn hình của cán bộ. Trình duyệt này sẽ thành máy lấy số.',
    en: 'The code is made at the desk. This browser becomes a kiosk.',
  },
  enrol: { vi: 'Đăng ký thiết bị', en: 'Enrol the device' },
  codeWrong: {
    vi: 'Mã không đúng, đã dùng hoặc quá hạn. Lấy mã mới rồi nhập lại.',
    en: 'The code is wrong, used or too old. Make a new one and type it here.',
  },
})
