import { texts } from '@motcua/contracts/texts.ts'

/** What a ticket says to whoever holds it. */
export const TICKET = texts({
  title: { vi: 'Số {number}', en: 'Number {number}' },
  yours: { vi: 'Số của bạn', en: 'Your number' },
  taken: { vi: 'Lấy lúc {at}', en: 'Taken at {at}' },
  scan: { vi: 'Quét mã để xem còn bao nhiêu người trước bạn.', en: 'Scan the code to see how many are before you.' },
  qr: { vi: 'Mã QR mở phiếu này trên điện thoại', en: 'QR code that opens this ticket on a phone' },
  paper: {
    vi: 'Mời lấy phiếu. Nếu máy không in được, hãy nhớ số hoặc quét mã.',
    en: 'Take the ticket. If nothing is printed, remember the number or scan the code.',
  },
  printAgain: { vi: 'In lại', en: 'Print again' },
  finish: { vi: 'Xong', en: 'Done' },
  soon: {
    vi: 'Trang này tự cập nhật. Có thể đóng lại rồi mở bằng mã trên phiếu.',
    en: 'This page keeps itself up to date. You may close it and open it again by the code on the ticket.',
  },
  giveBack: { vi: 'Trả lại số này', en: 'Give this number back' },
  giveBackHint: {
    vi: 'Không đến được nữa? Trả lại số để người sau được gọi sớm hơn. Trả rồi thì số không dùng được nữa.',
    en: 'Cannot come any more? Give the number back, so that others are called sooner. It is not valid afterwards.',
  },
  pdf: { vi: 'Phiếu để in (PDF)', en: 'Ticket to print (PDF)' },
  past: { vi: 'Phiếu của {day}, nay không còn giá trị.', en: 'A ticket of {day}; it is no longer valid.' },
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
})

/** What became of a turn, in words. */
export const TURN = texts({
  next: { vi: 'Bạn là người tiếp theo, khoảng {minutes} phút nữa', en: 'You are next, in about {minutes} minute(s)' },
  nextClosed: {
    vi: 'Bạn là người tiếp theo. Hiện chưa có quầy nào làm việc này.',
    en: 'You are next. No counter is open for this at the moment.',
  },
  waiting: {
    vi: 'Còn {ahead} người trước bạn, khoảng {minutes} phút',
    en: '{ahead} before you, about {minutes} minute(s)',
  },
  waitingClosed: {
    vi: 'Còn {ahead} người trước bạn. Hiện chưa có quầy nào làm việc này.',
    en: '{ahead} before you. No counter is open for this at the moment.',
  },
  later: { vi: 'Tới lượt khi xong việc trước', en: 'After what stands before it' },
  called: { vi: 'Mời đến quầy {counter}', en: 'Please go to counter {counter}' },
  serving: { vi: 'Đang được phục vụ ở quầy {counter}', en: 'Being served at counter {counter}' },
  held: { vi: 'Quầy {counter} tạm dừng số của bạn và sẽ gọi lại', en: 'Counter {counter} has put your number aside and calls again' },
  missed: {
    vi: 'Quầy {counter} đã gọi mà bạn chưa đến: hãy báo người hướng dẫn',
    en: 'Counter {counter} called and you were not there: please tell the help desk',
  },
  served: { vi: 'Đã xong', en: 'Done' },
  moved: { vi: 'Đã chuyển tiếp', en: 'Passed on' },
  closed: { vi: 'Đã đóng', en: 'Closed' },
})
