import { texts } from '@motcua/contracts/texts.ts'

/** The page of one's own dossier, and the pages of what one may do with it. */
export const DOSSIER = texts({
  title: { vi: 'Hồ sơ {number}', en: 'Dossier {number}' },
  mine: { vi: 'Hồ sơ của tôi', en: 'My dossiers' },
  number: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  back: { vi: 'Hồ sơ {number}', en: 'Dossier {number}' },
  asked: { vi: 'Bạn cần nộp', en: 'What you need to hand in' },
  askedAt: {
    vi: 'Yêu cầu lúc {at}. Nộp đủ tất cả các mục trong một lần.', en: 'Asked {at}. Please send all of it at once.',
  },
  askedUntil: {
    vi: 'Cơ quan đề nghị bạn gửi chậm nhất vào {day}. Gửi sau ngày đó vẫn được nhận.',
    en: 'The office asks for it by the end of {day}. What comes later is still taken.',
  },
  answer: { vi: 'Bổ sung ngay', en: 'Hand it in now' },
  result: { vi: 'Kết quả', en: 'Result' },
  issued: { vi: 'Ban hành', en: 'Issued' },
  issuedAs: { vi: '{at}, số {number} ngày {day}', en: '{at}, no. {number} of {day}' },
  delivered: { vi: 'Trả cho bạn', en: 'Handed over to you' },
  synchronised: { vi: 'Đồng bộ với hệ thống quốc gia', en: 'Known to the national system' },
  notYet: { vi: 'Chưa', en: 'Not yet' },
  notSynchronised: { vi: 'Chưa đồng bộ', en: 'Not yet' },
  receipts: { vi: 'Biên lai phí, lệ phí (PDF)', en: 'Receipts of fees (PDF)' },
  slips: { vi: 'Phiếu và văn bản', en: 'Slips and documents' },
  heldForFees: {
    vi: 'Kết quả đã có, mở xem và tải được khi đã nộp đủ phí, lệ phí ở trên.',
    en: 'The result is there. It can be opened once the fees above are paid.',
  },
  noSlips: {
    vi: 'Chưa có. Giấy tiếp nhận và hẹn trả hiện ở đây khi hồ sơ được tiếp nhận.',
    en: 'None yet. The receipt with its date stands here once the dossier is accepted.',
  },
  pdf: { vi: '{name} (PDF)', en: '{name} (PDF)' },
  papers: { vi: 'Giấy tờ đã nộp', en: 'Papers you handed in' },
  declaration: { vi: 'Tờ khai đã nộp', en: 'The declaration you sent' },
  messages: { vi: 'Tin đã gửi về hồ sơ này', en: 'Messages about this dossier' },
  noMessages: { vi: 'Chưa gửi tin nào.', en: 'None was sent yet.' },
  sent: { vi: '{channel} · {at}', en: '{channel} · {at}' },
  sentTo: { vi: '{channel} đến {address} · {at}', en: '{channel} to {address} · {at}' },
  ends: { vi: 'Đổi ý', en: 'Changed your mind?' },
  confirmation: { vi: 'Xem lại trang xác nhận đã nộp', en: 'See the confirmation again' },
  record: { vi: 'Tải bản ghi của hồ sơ', en: 'Keep the record of this dossier' },
  recordHint: {
    vi: 'Bản ghi có chữ ký của cơ quan: bạn tự kiểm chứng được rằng không ai sửa nó về sau. {tool}.',
    en: 'The record is signed by the office: you can verify yourself that nobody changed it later. {tool}.',
  },
  recordTool: { vi: 'Tải công cụ kiểm chứng', en: 'Get the tool for that' },
  withdraw: { vi: 'Rút hồ sơ', en: 'Withdraw it' },
  withdrawTitle: { vi: 'Bạn muốn rút hồ sơ này?', en: 'Withdraw this dossier?' },
  withdrawHint: {
    vi:
      'Hồ sơ chưa được tiếp nhận nên bạn rút được ngay, không cần lý do. Rút rồi không lấy lại được; muốn làm lại thì nộp hồ sơ mới.',
    en:
      'It is not accepted yet, so you may withdraw it at once and need no reason. That cannot be undone; to try again, send a new one.',
  },
  withdrawNow: { vi: 'Rút hồ sơ này', en: 'Withdraw this dossier' },
  keep: { vi: 'Không, giữ hồ sơ', en: 'No, keep it' },
  stop: { vi: 'Yêu cầu dừng giải quyết', en: 'Ask to stop it' },
  stopTitle: { vi: 'Bạn muốn dừng giải quyết hồ sơ này?', en: 'Stop this dossier?' },
  stopHint: {
    vi:
      'Cơ quan dừng giải quyết và trả lại giấy tờ bạn đã nộp. Dừng rồi không giải quyết tiếp được; muốn làm lại thì nộp hồ sơ mới.',
    en: 'The office stops and gives your papers back. It cannot go on after that; to try again, send a new one.',
  },
  stopNow: { vi: 'Dừng giải quyết hồ sơ này', en: 'Stop this dossier' },
  reason: { vi: 'Lý do', en: 'Your reason' },
  reasonMissing: { vi: 'Hãy ghi lý do dừng.', en: 'Please give your reason.' },
  reasonTooLong: {
    vi: 'Hãy rút ngắn lý do, nhiều nhất {most} chữ.', en: 'Please shorten it to {most} letters at most.',
  },
  moved: {
    vi: 'Hồ sơ vừa chuyển sang trạng thái khác nên không làm được việc này. Hãy xem trạng thái mới ở trên.',
    en: 'The dossier has just moved on, so this cannot be done any more. See above where it stands now.',
  },
})

/** By which way a message went. */
export const CHANNEL = texts({
  sms: { vi: 'Tin nhắn', en: 'SMS' }, zalo: { vi: 'Zalo', en: 'Zalo' }, email: { vi: 'Thư điện tử', en: 'E-mail' },
  push: { vi: 'Thông báo trên máy', en: 'Notice on a device' }, letter: { vi: 'Thư giấy', en: 'Letter' },
  portal: { vi: 'Thông báo trên cổng', en: 'Notice on the portal' },
})

/** What is known of a message beyond that it was sent. */
export const ARRIVAL = texts({
  'waiting': { vi: 'đang gửi', en: 'being sent' },
  'delivered': { vi: 'đã đến máy', en: 'reached the phone' },
  'unknown': { vi: 'không rõ đã đến máy chưa', en: 'not known whether it arrived' },
  'failed': { vi: 'không gửi được', en: 'could not be sent' },
  'expired': {
    vi: 'không đến: máy tắt hoặc mất sóng quá lâu', en: 'did not arrive: the phone was off or away for too long',
  },
  'returned': {
    vi: 'bưu chính trả lại thư: hãy báo địa chỉ cho nơi nộp hồ sơ',
    en: 'the post brought it back; please tell the office your address',
  },
  'unknown-number': {
    vi: 'không đến: số này không dùng được, hãy báo số khác cho nơi nộp hồ sơ',
    en: 'did not arrive: this number is not in use; please tell the office another',
  },
})

/** The page on which a request for more is answered. */
export const SUPPLEMENT = texts({
  title: { vi: 'Bổ sung hồ sơ', en: 'Hand in what was asked for' },
  intro: {
    vi: 'Chỉ những mục dưới đây cần nộp; phần còn lại của hồ sơ giữ nguyên.',
    en: 'Only what stands below is needed; the rest of your dossier stays as it is.',
  },
  askedAt: {
    vi: 'Cơ quan yêu cầu lúc {at}. Nộp đủ tất cả trong một lần.', en: 'Asked {at}. Please send all of it at once.',
  },
  count: { vi: 'Cần nộp {count} mục', en: 'To hand in: {count}' },
  choose: { vi: 'Chọn tệp từ máy: {name}', en: 'Choose files: {name}' },
  held: { vi: 'Đã có trong Kho của bạn: {name}', en: 'In your Kho already: {name}' },
  useHeld: { vi: 'Dùng bản {from}', en: 'Use the one {from}' },
  sendFile: { vi: 'Tôi gửi tệp khác', en: 'I send another file' },
  missing: {
    vi: 'Chưa chọn tệp cho mục này. Hãy chọn tệp hoặc chụp ảnh.',
    en: 'No file chosen here. Choose one, or take a photograph.',
  },
  gone: {
    vi: 'Một tệp không còn hoặc còn thiếu. Hãy chọn lại các tệp rồi gửi.',
    en: 'A file is gone or missing. Please choose the files again and send them.',
  },
  send: { vi: 'Gửi bổ sung', en: 'Send' },
  rest: { vi: 'Phần đã nộp, giữ nguyên', en: 'What you sent, and stays' },
  sentAt: { vi: '✓ Bạn đã gửi bổ sung lúc {at}.', en: '✓ You handed in what was asked for {at}.' },
})
