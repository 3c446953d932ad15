import { texts } from '@motcua/contracts/texts.ts'

/** Taking a number: at the kiosk of a hall, and from afar. */
export const TAKE = texts({
  title: { vi: 'Lấy số thứ tự', en: 'Take a number' },
  queueClosed: {
    vi: 'Hôm nay bộ phận không phát thêm số. Mời bạn đặt lịch hoặc đến ngày khác.',
    en: 'No more numbers are given today. Please book an appointment, or come another day.',
  },
  outOfHours: {
    vi: 'Ngoài giờ làm việc nên máy chưa phát số. Phát số trở lại từ {from}.',
    en: 'It is outside working hours, so no numbers are given. Numbers are given again from {from}.',
  },
  noHours: {
    vi: 'Bộ phận chưa có lịch làm việc cho ngày này nên không phát số.',
    en: 'There are no working hours for this day yet, so no numbers are given.',
  },
  notReceiving: {
    vi: 'Điểm bưu chính này hiện không tiếp nhận thay cơ quan nào. Mời bạn đến Bộ phận Một cửa hoặc nộp trực tuyến.',
    en: 'This post office does not receive for any agency now. Please go to a one-stop section, or hand in online.',
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
  visitor: { vi: 'Căn cước hoặc số điện thoại (không bắt buộc)', en: 'Citizen card or phone (you may leave it empty)' },
  visitorHint: {
    vi: 'Đưa mã QR của căn cước vào máy quét, hoặc gõ số điện thoại. Chỉ người ngồi quầy thấy, về thì xóa. Trên phiếu và bảng chỉ có số.',
    en: 'Hold the QR code of your card to the scanner, or type your phone number. Only the counter sees it, and it is '
      + 'deleted when you leave. The ticket and the board show the number alone.',
  },
  visitorRead: { vi: 'Đã đọc căn cước.', en: 'Your card was read.' },
  visitorClear: { vi: 'Xóa', en: 'Clear' },
  'card-unread': {
    vi: 'Chưa đọc được căn cước. Hãy quét lại, gõ số điện thoại, hoặc để trống rồi chạm Lấy số.',
    en: 'The card could not be read. Scan it again, type a phone number, or leave it empty and take a number.',
  },
  'code-unknown': {
    vi: 'Mã này không phải mã trên căn cước. Hãy quét mã QR của căn cước, gõ số điện thoại, hoặc để trống rồi chạm Lấy số.',
    en: 'This is not the code of a citizen card. Scan that of your card, type a phone number, or leave it empty and take a number.',
  },
  'phone-wrong': {
    vi: 'Số điện thoại chưa đúng. Hãy gõ đủ 10 số của điện thoại di động, hoặc để trống rồi chạm Lấy số.',
    en: 'The phone number is not right. Type all 10 digits of a mobile phone, or leave it empty and take a number.',
  },
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
    vi: 'Số được gọi theo thứ tự, dù bạn đã đến hay chưa. Hãy đến trước khi tới lượt. Gọi mà chưa đến thì khi đến báo '
      + 'người hướng dẫn: trong ngày quầy gọi lại được.',
    en: 'Numbers are called in order, whether you are there or not. Come before your turn. If you were called and not '
      + 'there, tell the help desk when you come: on the same day the counter calls you again.',
  },
  notAfar: {
    vi: 'Bộ phận này không phát số từ xa. Mời bạn lấy số ở máy tại sảnh.',
    en: 'No numbers are taken from afar here. Please take one at the kiosk in the hall.',
  },
  howFar: { vi: 'Bạn cần bao lâu để đến nơi?', en: 'How long do you need to get there?' },
  howFarHint: {
    vi: 'Chỉ lấy được số khi bạn kịp đến trước lúc được gọi.',
    en: 'A number can be taken only if you can be there before you are called.',
  },
  there: { vi: 'Tôi đã ở đó', en: 'I am there' },
  within: { vi: 'Trong {minutes} phút', en: 'Within {minutes} minutes' },
  chooseHowFar: { vi: 'Chọn thời gian bạn cần để đến nơi.', en: 'Choose how long you need to get there.' },
  'afar-closed': {
    vi: 'Chưa có quầy nào làm việc này, nên chưa biết khi nào gọi. Mời bạn lấy số ở máy tại sảnh.',
    en: 'No counter is open for this, so nobody can say when you would be called. Please take a number at the kiosk.',
  },
  'afar-too-far': {
    vi: 'Chỉ lấy số từ xa khi bạn cần không quá {minutes} phút để đến. Hãy lấy số khi bạn đến gần hơn.',
    en: 'A number can be taken only from {minutes} minutes away at most. Take one when you are nearer.',
  },
  'afar-too-soon': {
    vi: 'Bạn sẽ được gọi sau khoảng {minutes} phút, chưa kịp đến nơi. Mời bạn đến và lấy số ở máy tại sảnh.',
    en: 'You would be called in about {minutes} minute(s), before you are there. Please come and take a number at the kiosk.',
  },
  choose: { vi: 'Chọn ít nhất một việc bạn cần làm.', en: 'Choose at least one thing you need.' },
  now: { vi: 'Đang chờ lúc này', en: 'Waiting now' },
  wait: { vi: '{count} người, chờ khoảng {minutes} phút', en: '{count} waiting, about {minutes} minute(s)' },
  noCounter: { vi: '{count} người, chưa có quầy nào làm việc', en: '{count} waiting, no counter is open' },
  board: { vi: 'Xem bảng gọi số', en: 'See the board' },
  device: { vi: 'Dành cho cán bộ: đăng ký thiết bị', en: 'For staff: enrol this device' },
  code: { vi: 'Mã đăng ký thiết bị', en: 'Code of the device' },
  codeHint: {
    vi: 'Lấy mã ở màn hình của cán bộ. Trình duyệt này sẽ thành máy lấy số hoặc máy dùng chung.',
    en: 'The code is made at the desk. This browser becomes a kiosk or a shared machine.',
  },
  enrol: { vi: 'Đăng ký thiết bị', en: 'Enrol the device' },
  codeWrong: {
    vi: 'Mã không đúng, đã dùng hoặc quá hạn. Lấy mã mới rồi nhập lại.',
    en: 'The code is wrong, used or too old. Make a new one and type it here.',
  },
})
