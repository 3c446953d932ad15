import { texts } from '@motcua/contracts/texts.ts'

/** The screen of whoever calls numbers at a counter. */
export const QUEUE = texts({
  title: { vi: 'Gọi số', en: 'Call numbers' },
  failed: { vi: 'Không tải được hàng chờ', en: 'The queue could not be loaded' },
  stale: {
    vi: 'Chưa cập nhật được hàng chờ, đang thử lại. Những gì đang hiện có thể đã cũ.',
    en: 'The queue could not be looked up again; trying on. What stands here may be old.',
  },
  notDone: { vi: 'Chưa làm được', en: 'Not done' },
  cameThrough: {
    vi: 'Đường truyền bị ngắt, nhưng việc vừa bấm đã được ghi. Không cần bấm lại.',
    en: 'The line was cut, but what you pressed was done. Do not press again.',
  },
  place: { vi: 'Quầy {counter}, {unit}', en: 'Counter {counter}, {unit}' },
  since: { vi: 'Bạn ngồi từ {time}', en: 'You sit here since {time}' },
  leave: { vi: 'Rời quầy', en: 'Leave the counter' },
  deeds: { vi: 'Việc làm được', en: 'What may be done' },
  next: { vi: 'Gọi số tiếp', en: 'Call the next number' },
  endAndNext: { vi: 'Xong, gọi số tiếp', en: 'Done, call the next' },
  missAndNext: { vi: 'Không đến, gọi số tiếp', en: 'Not there, call the next' },
  nobodyWaits: { vi: 'Không còn ai chờ ở các dịch vụ của quầy.', en: 'Nobody waits for what this counter does.' },
  here: { vi: 'Ở quầy', en: 'At the counter' },
  nobodyHere: { vi: 'Chưa có ai ở quầy', en: 'Nobody is at the counter' },
  nobodyHint: { vi: 'Bấm G để gọi người đang chờ lâu nhất.', en: 'Press G to call whoever has waited longest.' },
  nobodyHintEmpty: {
    vi: 'Không ai đang chờ. Khi có người lấy số, số sẽ hiện ở phần “Đang chờ”.',
    en: 'Nobody waits. Whoever takes a number will stand under “Waiting”.',
  },
  aloud: { vi: '{state}: số {number}, {service}', en: '{state}: number {number}, {service}' },
  why: { vi: 'Vì sao được ưu tiên', en: 'Why it comes first' },
  waited: { vi: 'Đã chờ', en: 'Waited' },
  waitedFrom: { vi: '{span}, từ {time}', en: '{span}, since {time}' },
  calls: { vi: 'Đã gọi', en: 'Called' },
  callsAt: { vi: '{count} lần, lần cuối lúc {time}', en: '{count} time(s), the last at {time}' },
  later: { vi: 'Sau đó còn cần', en: 'Wants after this' },
})

/** What may be done with whoever is at the counter, by its name on the wire. */
export const TURN_DEED = texts({
  'start': { vi: 'Khách đã đến', en: 'The person is here' },
  'recall': { vi: 'Gọi lại', en: 'Call again' },
  'miss': { vi: 'Vắng mặt', en: 'Not there' },
  'hold': { vi: 'Tạm dừng', en: 'Put aside' },
  'pass-on': { vi: 'Chuyển', en: 'Pass on' },
  'end': { vi: 'Xong', en: 'Done' },
})

/** How a turn stands that a clerk sees. */
export const TURN_STATE = texts({
  called: { vi: 'Đang gọi', en: 'Being called' },
  serving: { vi: 'Đang phục vụ', en: 'Being served' },
  held: { vi: 'Tạm dừng', en: 'Put aside' },
  missed: { vi: 'Vắng mặt', en: 'Not there' },
})

/** How long somebody waits or is served. */
export const SPAN = texts({
  short: { vi: 'dưới 1 phút', en: 'less than a minute' },
  minutes: { vi: '{minutes} phút', en: '{minutes} minute(s)' },
  hours: { vi: '{hours} giờ {minutes} phút', en: '{hours} hour(s) {minutes} minute(s)' },
})

/** Where one sits down. */
export const SEAT = texts({
  intro: {
    vi: 'Chọn quầy bạn ngồi. Số được gọi đến quầy này, và chỉ một người ngồi một quầy.',
    en: 'Choose the counter at which you sit. Numbers are called to it, and one person sits at one counter.',
  },
  section: { vi: 'Bộ phận', en: 'Section' },
  counter: { vi: 'Quầy', en: 'Counter' },
  number: { vi: 'Quầy {number}', en: 'Counter {number}' },
  quick: { vi: 'quầy nhanh', en: 'quick counter' },
  services: { vi: 'Dịch vụ', en: 'Services' },
  taken: { vi: 'Người ngồi', en: 'Who sits there' },
  free: { vi: 'còn trống', en: 'free' },
  deed: { vi: 'Việc', en: 'Deed' },
  take: { vi: 'Ngồi quầy này', en: 'Sit here' },
  takeOne: { vi: 'Ngồi quầy {number}', en: 'Sit at counter {number}' },
  none: { vi: 'Bộ phận của bạn chưa có quầy lấy số', en: 'Your section has no counters with numbers' },
  noneHint: {
    vi: 'Quản trị khai báo dịch vụ và quầy của sảnh; sau đó bạn chọn quầy ở đây.',
    en: 'Your administrator describes services and counters of the hall; then you choose one here.',
  },
})

/** Who waits, who was put aside, and what one has done. */
export const HALL = texts({
  waiting: { vi: 'Đang chờ', en: 'Waiting' },
  service: { vi: 'Dịch vụ', en: 'Service' },
  count: { vi: 'Số người', en: 'People' },
  waitingCount: { vi: '{count} người', en: '{count} waiting' },
  longest: { vi: 'Chờ lâu nhất', en: 'Longest' },
  nobody: { vi: 'không ai', en: 'nobody' },
  aside: { vi: 'Tạm dừng và vắng mặt', en: 'Put aside and not there' },
  asideNone: { vi: 'Hôm nay chưa có số nào tạm dừng hay vắng mặt.', en: 'Nobody was put aside or not there today.' },
  asideBusy: {
    vi: 'Kết thúc, tạm dừng hoặc chuyển số đang ở quầy rồi mới gọi được số trong danh sách này.',
    en: 'Finish, put aside or pass on whoever is at the counter before you call one of these.',
  },
  call: { vi: 'Gọi', en: 'Call' },
  callOne: { vi: 'Gọi số {number}', en: 'Call number {number}' },
  asideAt: { vi: 'gọi lúc {time}', en: 'called at {time}' },
  today: { vi: 'Hôm nay của bạn', en: 'Your day' },
  served: { vi: 'Đã phục vụ', en: 'Served' },
  people: { vi: '{count} lượt', en: '{count} turn(s)' },
  meanWait: { vi: 'Chờ trung bình', en: 'Mean wait' },
  meanService: { vi: 'Phục vụ trung bình', en: 'Mean service' },
  notYet: { vi: 'chưa có', en: 'none yet' },
})

/** To whom somebody is passed on. */
export const PASS_ON = texts({
  title: { vi: 'Chuyển số {number} đến đâu?', en: 'Where does number {number} go?' },
  hint: {
    vi: 'Người dân giữ nguyên số và thứ tự, không phải lấy số lại.',
    en: 'The person keeps the number and the place, and takes no other one.',
  },
  services: { vi: 'Dịch vụ khác, ở bất kỳ quầy nào làm việc đó', en: 'Another service, at any counter that does it' },
  counters: { vi: 'Quầy khác đang mở, vẫn dịch vụ này', en: 'Another open counter, for the same service' },
  counter: { vi: 'Quầy {number}', en: 'Counter {number}' },
  nowhere: {
    vi: 'Không có dịch vụ nào khác, cũng không có quầy nào khác đang mở.',
    en: 'There is no other service, and no other counter is open.',
  },
  cancel: { vi: 'Thôi', en: 'Cancel' },
})

/** The bar on other screens while one sits at a counter. */
export const QUEUE_BAR = texts({
  label: { vi: 'Quầy của bạn', en: 'Your counter' },
  counter: { vi: 'Quầy {counter}', en: 'Counter {counter}' },
  nobody: { vi: 'chưa có ai ở quầy', en: 'nobody is there' },
  waiting: { vi: '{count} người chờ', en: '{count} waiting' },
  next: { vi: 'Gọi tiếp', en: 'Call next' },
  endAndNext: { vi: 'Xong, gọi tiếp', en: 'Done, call next' },
  missAndNext: { vi: 'Không đến, gọi tiếp', en: 'Not there, call next' },
  open: { vi: 'Mở màn hình Gọi số', en: 'Open the screen for calling' },
})

/** Who sits at the counter, as far as they said so at the kiosk. */
export const VISITOR = texts({
  title: { vi: 'Khách', en: 'Visitor' },
  failed: { vi: 'Không tải được thông tin khách', en: 'The visitor could not be loaded' },
  card: { vi: 'Đã quét căn cước ở máy lấy số: {name}, {number}. Hãy đối chiếu thẻ.', en: 'Card scanned at the kiosk: {name}, {number}. Compare it with the card.' },
  phone: { vi: 'Đã để lại số điện thoại ở máy lấy số: {number}. Hãy hỏi tên và xem giấy tờ.', en: 'Phone left at the kiosk: {number}. Ask for the name and see a paper.' },
  caller: {
    vi: 'Lịch hẹn do cán bộ đặt cho {name}, điện thoại {phone}. Hãy hỏi tên và xem giấy tờ.',
    en: 'A clerk booked this for {name}, phone {phone}. Ask for the name and see a paper.',
  },
  principal: {
    vi: 'Đến làm thay cho {name}, {number}, theo giấy ủy quyền của lịch hẹn.',
    en: 'Comes for {name}, {number}, by the mandate of the appointment.',
  },
  unknown: { vi: 'Chưa có trong hệ thống. Mở Tiếp nhận để mở tài khoản.', en: 'Not on record. Open intake to open an account.' },
  several: { vi: 'Nhiều người dùng chung số này. Chọn đúng người.', en: 'Several people share this number. Choose the right one.' },
  open: { vi: 'Tiếp nhận cho người này', en: 'Intake for this person' },
  dossiers: { vi: 'Hồ sơ đang giải quyết', en: 'Open dossiers' },
  noDossier: { vi: 'Không có hồ sơ đang giải quyết trong phạm vi của bạn.', en: 'No open dossier within your reach.' },
})
