import { texts } from '@motcua/contracts/texts.ts'

export const LOG = texts({
  title: { vi: 'Nhật ký thư liên thông', en: 'Log of messages to other systems' },
  intro: {
    vi: 'Mỗi thư đã lập, đã gửi, đã được nhận hay bị từ chối. Nội dung thư có dữ liệu cá nhân: chỉ thư bị từ chối mới đọc được, để sửa.',
    en: 'Each message that was made, sent, taken or refused. What it says has personal data: only a refused one is read, to put it right.',
  },
  back: { vi: 'Về các hệ thống bên ngoài', en: 'Back to the outside systems' },
  failed: { vi: 'Không tải được nhật ký', en: 'The log could not be loaded' },
  empty: { vi: 'Không có thư nào như vậy.', en: 'There is no such message.' },
  search: { vi: 'Tìm thư', en: 'Find messages' },
  find: { vi: 'Tìm', en: 'Find' },
  number: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  system: { vi: 'Hệ thống', en: 'System' },
  state: { vi: 'Trạng thái', en: 'State' },
  all: { vi: 'tất cả', en: 'all' },
  day: { vi: 'Ngày xảy ra việc được báo', en: 'Day of what it tells of' },
  wrongNumber: { vi: 'Mã hồ sơ không đúng mẫu, ví dụ H00.12-210625-0001', en: 'Not a dossier number, such as H00.12-210625-0001' },
  wrongDay: { vi: 'Hãy ghi đủ ngày, tháng, năm', en: 'Give day, month and year' },
  dossier: { vi: 'Hồ sơ', en: 'Dossier' },
  what: { vi: 'Thư', en: 'Message' },
  happened: { vi: 'Việc xảy ra lúc', en: 'It came about' },
  taken: { vi: 'Bên kia nhận lúc', en: 'Taken' },
  happenedAt: { vi: 'xảy ra {at}', en: 'came about {at}' },
  takenAt: { vi: 'nhận {at}', en: 'taken {at}' },
  deed: { vi: 'Việc làm được', en: 'What one may do' },
  open: { vi: 'Xem', en: 'See' },
  openOf: { vi: 'Xem thư {what}, hồ sơ {number}', en: 'See message {what}, dossier {number}' },
  behind: { vi: '{count} thư sau của hồ sơ đang chờ thư này', en: '{count} later ones of its dossier wait for it' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  none: { vi: 'không có', en: 'none' },
})

export const MESSAGE_STATES = texts({
  'waiting': { vi: 'đang chờ', en: 'waiting' },
  'dead': { vi: 'bị từ chối', en: 'refused' },
  'acknowledged': { vi: 'đã được nhận', en: 'taken' },
  'dropped': { vi: 'đã bỏ', en: 'dropped' },
})

export const KINDS = texts({
  'dossier-new': { vi: 'hồ sơ mới', en: 'new dossier' },
  'dossier-change': { vi: 'hồ sơ thay đổi', en: 'changed dossier' },
  'step': { vi: 'bước xử lý', en: 'step' },
  'state': { vi: 'trạng thái hồ sơ', en: 'state of a dossier' },
  'dossier': { vi: 'hồ sơ gửi giải quyết', en: 'dossier to be settled' },
  'registration': { vi: 'thông tin đăng ký', en: 'what is to be registered' },
  'result': { vi: 'kết quả', en: 'result' },
  'answer': { vi: 'trả lời câu hỏi', en: 'answer to a question' },
  'consultation': { vi: 'lấy ý kiến', en: 'question to an agency' },
  'register-question': { vi: 'câu hỏi tới cơ sở dữ liệu', en: 'question to a register' },
  'letter': { vi: 'văn bản trả lời', en: 'letter that answers' },
  'recall': { vi: 'thu hồi văn bản', en: 'recall of a document' },
  'status': { vi: 'thông báo trạng thái', en: 'word about a document' },
  'figures': { vi: 'số liệu của ngày', en: 'figures of a day' },
})

export const SPAN = texts({
  seconds: { vi: '{count} giây', en: '{count} s' },
  minutes: { vi: '{count} phút', en: '{count} min' },
  hours: { vi: '{count} giờ', en: '{count} h' },
  days: { vi: '{count} ngày', en: '{count} days' },
})

export const MESSAGE = texts({
  title: { vi: 'Thư {what}, hồ sơ {number}', en: 'Message {what}, dossier {number}' },
  address: { vi: 'Mã thư', en: 'Address' },
  made: { vi: 'Lập lúc', en: 'Made' },
  tried: { vi: 'Gửi lần cuối', en: 'Last tried' },
  tries: { vi: '{at}, lần thứ {count}', en: '{at}, {count} times' },
  fault: { vi: 'Vì sao chưa được nhận', en: 'Why it was not taken' },
  dropReason: { vi: 'Vì sao bỏ', en: 'Why it was dropped' },
  digest: { vi: 'Dấu băm nội dung (SHA-256)', en: 'Hash of what it says (SHA-256)' },
  answer: { vi: 'Dấu băm lời xác nhận của bên kia (SHA-256)', en: 'Hash of the answer that took it (SHA-256)' },
  intact: { vi: 'nội dung đang giữ khớp dấu băm', en: 'what is kept has this hash' },
  thinned: {
    vi: 'nội dung đã xóa lúc {at} theo thời hạn lưu, dấu băm giữ lại',
    en: 'what it said was taken away at {at}, as the time for keeping it was over; the hash stays',
  },
  broken: {
    vi: 'nội dung đang giữ KHÔNG khớp dấu băm: đã bị sửa ngoài chương trình',
    en: 'what is kept does NOT have this hash: it was changed behind the program',
  },
  resend: { vi: 'Gửi lại như cũ', en: 'Send again as it was' },
  read: { vi: 'Đọc và sửa', en: 'Read and correct' },
  drop: { vi: 'Bỏ thư này', en: 'Drop it' },
  close: { vi: 'Đóng', en: 'Close' },
  resent: { vi: 'Đã xếp gửi lại. Thư sau của hồ sơ đi tiếp sau thư này.', en: 'It waits to be sent again; later ones follow it.' },
  dropped: { vi: 'Đã bỏ. Thư sau của hồ sơ đi tiếp.', en: 'Dropped. Later ones of the dossier go on.' },
  readTitle: { vi: 'Đọc nội dung thư', en: 'Read what the message says' },
  readHint: {
    vi: 'Thư có dữ liệu cá nhân. Máy ghi lại ai đọc, lúc nào, vì sao.',
    en: 'It has personal data. Who reads it, when and why is put on record.',
  },
  dropTitle: { vi: 'Bỏ thư này', en: 'Drop this message' },
  dropHint: {
    vi: 'Bên kia sẽ không được báo việc này. Muốn báo đúng hồ sơ hiện nay thì đối soát rồi bấm “Báo lại”.',
    en: 'The other side is not told. To tell it how the dossier stands now, compare the day and press “Tell anew”.',
  },
  why: { vi: 'Vì sao', en: 'Why' },
  needWhy: { vi: 'Hãy ghi vì sao', en: 'Say why' },
  leave: { vi: 'Thôi', en: 'Cancel' },
  body: { vi: 'Nội dung thư, viết bằng JSON', en: 'What it says, as JSON' },
  bodyHint: {
    vi: 'Sửa chỗ bên kia không nhận. Không đổi được mã hồ sơ và trạng thái hồ sơ; văn bản lấy ý kiến chỉ sửa được subject và content.',
    en: 'Correct what the other side refuses. Number and state of the dossier stay; of a question to an agency only subject and content change.',
  },
  notJson: {
    vi: 'Chưa đúng JSON: một cặp ngoặc nhọn, bên trong là "tên": giá trị. Hãy xem lại dấu ngoặc, dấu nháy, dấu phẩy.',
    en: 'This is no JSON object. Look at brackets, quotes and commas.',
  },
  sendEdited: { vi: 'Gửi lại thư đã sửa', en: 'Send it as corrected' },
})
