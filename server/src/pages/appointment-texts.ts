import { texts } from '@motcua/contracts/texts.ts'

/** Booking a time at a section, and what one has booked. */
export const APPOINTMENT = texts({
  book: { vi: 'Đặt lịch hẹn', en: 'Book an appointment' },
  where: { vi: 'Bạn đến nộp ở đâu?', en: 'Where will you hand it in?' },
  whereHint: {
    vi: 'Đây là những nơi nhận thủ tục này và có lịch hẹn.', en: 'These places receive this procedure and give appointments.',
  },
  nowhere: {
    vi: 'Chưa có Bộ phận Một cửa nào nhận lịch hẹn cho thủ tục này. Bạn có thể đến thẳng quầy và lấy số.',
    en: 'No section gives appointments for this procedure yet. You may come to a counter and take a number.',
  },
  search: { vi: 'Tìm nơi khác', en: 'Find another place' },
  searchHint: { vi: 'Gõ một phần tên xã, phường hoặc cơ quan.', en: 'Type a part of the name of a commune or office.' },
  find: { vi: 'Tìm', en: 'Find' },
  found: { vi: '{count} nơi có “{text}” trong tên.', en: 'Places with “{text}” in their name: {count}.' },
  more: { vi: 'Đang hiện {most} nơi đầu. Hãy gõ rõ hơn để tìm đúng nơi.', en: 'The first {most} are shown. Type more to narrow it.' },
  which: { vi: 'Chọn ngày', en: 'Choose a day' },
  free: { vi: 'còn {count} chỗ', en: '{count} place(s) left' },
  full: { vi: 'hết chỗ', en: 'full' },
  noDays: {
    vi: 'Hiện không có ngày nào đặt được. Hãy thử lại sau, hoặc chọn nơi khác.',
    en: 'No day can be booked at the moment. Try again later, or choose another place.',
  },
  time: { vi: 'Chọn giờ', en: 'Choose a time' },
  slot: { vi: '{from}–{until}', en: '{from}–{until}' },
  noTimes: {
    vi: 'Ngày này không còn giờ nào đặt được. Hãy chọn ngày khác.', en: 'No time of this day can be booked. Choose another day.',
  },
  errands: { vi: 'Việc sẽ làm trong lần đến này', en: 'What you come for' },
  errandsHint: {
    vi: 'Làm lần lượt, một số thứ tự. Mỗi việc giữ một chỗ, nên giờ trống có thể ít hơn.',
    en: 'One after the other with one number. Each takes a place, so there may be fewer free times.',
  },
  besides: { vi: 'Cùng lần đến', en: 'Besides' },
  addErrand: { vi: 'Thêm việc khác', en: 'Add something else' },
  addErrandHint: { vi: 'Gõ một phần tên thủ tục.', en: 'Type a part of the name of a procedure.' },
  dropErrand: { vi: 'Bỏ', en: 'Take out' },
  dropErrandOf: { vi: 'Bỏ {name}', en: 'Take out {name}' },
  errandOf: { vi: '{name} ({service})', en: '{name} ({service})' },
  noErrand: { vi: 'Không có thủ tục nào như vậy nhận ở nơi này.', en: 'No such procedure is received there.' },
  forWhom: { vi: 'Bạn đặt hẹn cho ai?', en: 'For whom do you book?' },
  forMyself: { vi: 'Cho tôi', en: 'For myself' },
  forOne: { vi: 'Cho {name}, theo giấy ủy quyền', en: 'For {name}, by mandate' },
  forName: { vi: 'Làm thay cho', en: 'For' },
  byName: { vi: 'Người đặt và đến', en: 'Booked by, who comes' },
  confirm: { vi: 'Đặt giờ này', en: 'Book this time' },
  signIn: { vi: 'Đăng nhập để đặt lịch', en: 'Sign in to book' },
  signInWhy: {
    vi: 'Cần đăng nhập để giữ chỗ cho bạn và nhắc bạn trước giờ hẹn.',
    en: 'Sign in, so that the place is kept for you and you are reminded.',
  },
  otherDay: { vi: 'Chọn ngày khác', en: 'Choose another day' },
  otherPlace: { vi: 'Chọn nơi khác', en: 'Choose another place' },
  papers: { vi: 'Giấy tờ cần mang', en: 'Papers to bring' },
  papersNone: { vi: 'Thủ tục này không yêu cầu giấy tờ.', en: 'This procedure asks for no paper.' },
  isHeld: { vi: 'đã có trong Kho giấy tờ của bạn, không phải mang', en: 'already among your kept papers, you need not bring it' },
  title: { vi: 'Lịch hẹn của bạn', en: 'Your appointment' },
  mine: { vi: 'Lịch hẹn của tôi', en: 'My appointments' },
  none: { vi: 'Bạn chưa đặt lịch hẹn nào.', en: 'You have booked no appointment.' },
  noneHow: { vi: 'Tìm thủ tục để đặt lịch', en: 'Find a procedure to book for' },
  next: { vi: 'Xem lịch hẹn cũ hơn', en: 'Earlier ones' },
  newest: { vi: 'Về đầu danh sách', en: 'Back to the top' },
  code: { vi: 'Mã hẹn', en: 'Code' },
  qr: { vi: 'Mã QR của mã hẹn', en: 'QR code of the code' },
  when: { vi: 'Thời gian', en: 'Time' },
  place: { vi: 'Nơi đến', en: 'Place' },
  service: { vi: 'Việc', en: 'For' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  how: {
    vi: 'Đến trước giờ hẹn, quét mã hoặc gõ mã hẹn ở máy lấy số tại sảnh. Nhận được số từ {from}; đến sau {until} thì xếp hàng như người không hẹn.',
    en: 'Come before the time, and scan or type the code at the kiosk in the hall. It gives a number from {from}; after {until} you queue like everybody else.',
  },
  pdf: { vi: 'Phiếu hẹn để in (PDF)', en: 'Slip to print (PDF)' },
  change: { vi: 'Đổi giờ hẹn', en: 'Change the time' },
  changeHint: {
    vi: 'Đang hẹn {at}. Chọn giờ mới thì chỗ cũ được nhường ngay; mã hẹn giữ nguyên.',
    en: 'It is {at} now. The old place is given up at once when you choose a new time; the code stays.',
  },
  cancel: { vi: 'Hủy lịch hẹn', en: 'Cancel the appointment' },
  cancelHint: { vi: 'Chỗ của bạn được nhường ngay cho người khác.', en: 'Your place is free for others at once.' },
  booked: { vi: 'Đã đặt', en: 'Booked' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  arrived: { vi: 'Đã đến', en: 'You came' },
  missed: { vi: 'Không đến', en: 'You did not come' },
  changed: { vi: 'Đã đổi sang giờ khác', en: 'Changed to another time' },
  'called-off': { vi: 'Bộ phận Một cửa đã hủy', en: 'Called off by the section' },
  calledOffDay: {
    vi: 'Nơi này không làm việc vào giờ đó nữa. Hãy đặt giờ khác.', en: 'That place does not work then any more. Book another time.',
  },
  calledOffSection: {
    vi: 'Nơi này không còn tiếp nhận từ ngày đó. Hãy đặt lịch ở nơi khác.',
    en: 'That place receives no more from that day on. Book at another.',
  },
  again: { vi: 'Đặt lịch hẹn mới', en: 'Book anew' },
})

/** Why a time could not be booked. */
export const WHY_NOT = texts({
  'choose': { vi: 'Hãy chọn một giờ trong danh sách.', en: 'Choose one of the times.' },
  'slot-closed': { vi: 'Nơi này không nhận hẹn vào giờ đó. Hãy chọn giờ khác.', en: 'No appointments are given there then. Choose another time.' },
  'slot-past': { vi: 'Giờ đó đã qua hoặc quá sát. Hãy chọn giờ muộn hơn.', en: 'That time has passed or is too near. Choose a later one.' },
  'slot-too-far': { vi: 'Chưa mở đặt lịch cho ngày đó. Hãy chọn ngày gần hơn.', en: 'That day cannot be booked yet. Choose a nearer one.' },
  'slot-full': { vi: 'Giờ đó vừa hết chỗ. Hãy chọn giờ khác.', en: 'That time is full now. Choose another.' },
  'appointment-overlaps': {
    vi: 'Bạn đã có lịch hẹn vào giờ đó. Hãy chọn giờ khác, hoặc hủy lịch hẹn kia trước.',
    en: 'You have an appointment at that time. Choose another, or cancel that one first.',
  },
  'errands-too-many': {
    vi: 'Một lịch hẹn nhận nhiều nhất {most} việc. Hãy bỏ bớt, hoặc đặt thêm lịch hẹn khác.',
    en: 'One appointment takes {most} errands at most. Take one out, or book another besides.',
  },
  'appointments-too-many': {
    vi: 'Mỗi người giữ nhiều nhất {most} lịch hẹn chưa đến. Hãy hủy bớt rồi đặt lại.',
    en: 'Nobody holds more than {most} appointments to come. Cancel one and book again.',
  },
})

/** At the kiosk. */
export const CHECK_IN = texts({
  have: { vi: 'Tôi có lịch hẹn', en: 'I have an appointment' },
  title: { vi: 'Nhận số theo lịch hẹn', en: 'Number for your appointment' },
  code: { vi: 'Quét mã QR hoặc gõ mã hẹn', en: 'Scan the QR code or type the code' },
  codeHint: { vi: 'Gồm 8 chữ và số, ví dụ ABCD-2345', en: '8 letters and digits, such as ABCD-2345' },
  take: { vi: 'Nhận số', en: 'Take a number' },
  ordinary: { vi: 'Lấy số không hẹn', en: 'Take a number without one' },
  'appointment-unknown': {
    vi: 'Không có lịch hẹn nào mang mã này. Hãy xem lại mã, hoặc lấy số không hẹn.',
    en: 'There is no appointment of this code. Look at it again, or take a number without one.',
  },
  'appointment-over': {
    vi: 'Lịch hẹn này đã hủy hoặc đã qua ngày. Mời lấy số không hẹn.',
    en: 'This appointment was cancelled, or its day is over. Please take a number without one.',
  },
  'appointment-called-off': {
    vi: 'Lịch hẹn này không còn vì Bộ phận Một cửa không làm việc đó vào giờ đó. Mời gặp người hướng dẫn.',
    en: 'This appointment was called off, since the section does not do that then. Please talk to a person.',
  },
  'appointment-elsewhere': { vi: 'Lịch hẹn này ở nơi khác: {place}.', en: 'This appointment is at another place: {place}.' },
  'appointment-too-early': {
    vi: 'Còn sớm. Mời quay lại từ {from} để nhận số theo lịch hẹn.', en: 'It is early. Please come back from {from} on.',
  },
})
