import { texts } from '@motcua/contracts/texts.ts'

export const HELD = texts({
  title: { vi: 'Thư đến chờ người xem: {name}', en: 'What came and waits for somebody: {name}' },
  intro: {
    vi: 'Chương trình không làm theo các thư này vì chưa chắc thư của ai hoặc phải làm gì. Xem vì sao, rồi cho xử lý lại hoặc không nhận.',
    en: 'The program did nothing of these, since it is not certain whose they are or what to do. See why; then have them handled again, or refuse them.',
  },
  failed: { vi: 'Không tải được thư đến', en: 'What came could not be loaded' },
  empty: { vi: 'Không còn thư nào chờ người xem.', en: 'Nothing waits for somebody any more.' },
  didNotCome: {
    vi: 'Thử nhiều lần không lấy được gói tin: {fault}. Bên gửi sửa xong thì cho xử lý lại.',
    en: 'The package did not come, however often it was asked for: {fault}. Have it handled again once its sender has mended it.',
  },
  what: { vi: 'Thư', en: 'Message' },
  sender: { vi: 'Bên gửi', en: 'Sender' },
  received: { vi: 'Nhận lúc', en: 'Received' },
  receivedAt: { vi: 'nhận {at} (giờ thật)', en: 'received {at} (real time)' },
  dossier: { vi: 'Hồ sơ', en: 'Dossier' },
  cause: { vi: 'Vì sao chờ', en: 'Why it waits' },
  deed: { vi: 'Việc làm được', en: 'What one may do' },
  open: { vi: 'Xem', en: 'See' },
  openOf: { vi: 'Xem thư của {sender}, nhận {at}', en: 'See the message of {sender}, received {at}' },
  none: { vi: 'không có', en: 'none' },
  named: { vi: '{name} ({code})', en: '{name} ({code})' },
  noDossier: { vi: 'không gắn hồ sơ nào', en: 'of no dossier' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  close: { vi: 'Đóng', en: 'Close' },
  seeHeld: { vi: 'Xem thư đến', en: 'See what came' },
  messageTitle: { vi: 'Thư của {sender}', en: 'Message of {sender}' },
  again: { vi: 'Xử lý lại', en: 'Handle it again' },
  againDone: { vi: 'Đã xếp xử lý lại. Nếu vẫn chưa chắc, thư lại vào danh sách này.', en: 'It is handled again; if nothing changed it comes back to this list.' },
  read: { vi: 'Đọc nội dung', en: 'Read what it says' },
  readTitle: { vi: 'Đọc nội dung thư', en: 'Read what it says' },
  readHint: {
    vi: 'Thư có thể có dữ liệu cá nhân. Máy ghi lại ai đọc, lúc nào, vì sao.',
    en: 'It may have personal data. Who reads it, when and why is put on record.',
  },
  refuse: { vi: 'Không nhận', en: 'Refuse it' },
  refuseTitle: { vi: 'Không nhận thư này', en: 'Refuse this message' },
  refuseHint: {
    vi: 'Chương trình không làm gì theo thư. Thư và lý do vẫn lưu lại. Nếu là thư của Cổng Dịch vụ công quốc gia thì Cổng được báo kèm lý do, người nộp đọc được.',
    en: 'Nothing comes of it. The message and the reason are kept. The national portal is told of it with the reason, which the applicant reads.',
  },
  refuseToldHint: {
    vi: 'Chương trình không làm gì theo văn bản. Lý do được báo cho cơ quan gửi qua trục: đừng ghi dữ liệu cá nhân.',
    en: 'Nothing comes of it. The reason is told to the agency that sent it: write no personal data.',
  },
  refused: { vi: 'Đã ghi là không nhận.', en: 'It is refused.' },
  why: { vi: 'Vì sao', en: 'Why' },
  needWhy: { vi: 'Hãy ghi vì sao', en: 'Say why' },
  leave: { vi: 'Thôi', en: 'Cancel' },
  body: { vi: 'Nội dung thư', en: 'What it says' },
  nothing: { vi: 'Không đọc được nội dung gói tin này.', en: 'Nobody could read what this package says.' },
})

/** A document of the axis that is held, as a letter is read. */
export const HELD_LETTER = texts({
  from: { vi: 'Cơ quan gửi', en: 'From' },
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  day: { vi: 'Ngày ban hành', en: 'Of the day' },
  kind: { vi: 'Loại văn bản', en: 'Kind' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  content: { vi: 'Nội dung', en: 'Words' },
  answers: { vi: 'Trả lời văn bản', en: 'Answers' },
  files: { vi: 'Tệp kèm theo', en: 'Files' },
  noFiles: { vi: 'không có', en: 'none' },
  fileNotTaken: { vi: '{name}: không nhận. {why}', en: '{name}: not taken. {why}' },
  handedBy: { vi: 'Mã cơ quan gửi theo trục', en: 'Sender by the axis (code)' },
  signer: { vi: 'Chứng thư đã ký', en: 'Signed by' },
  unsigned: { vi: 'không có chữ ký của bên nào được tin', en: 'no signature of anybody trusted' },
  fingerprint: { vi: 'Vân tay chứng thư (SHA-256)', en: 'Fingerprint of the certificate (SHA-256)' },
})

/** What a document does to one that went before. */
export const HELD_DOES = texts({
  new: { vi: 'văn bản mới', en: 'new' },
  recall: { vi: 'thu hồi văn bản đã gửi', en: 'takes one back' },
  update: { vi: 'cập nhật văn bản đã gửi', en: 'changes one' },
  replace: { vi: 'thay thế văn bản đã gửi', en: 'replaces one' },
})

/** A word about a document or a dossier that is held. */
export const HELD_WORD = texts({
  from: { vi: 'Bên gửi', en: 'From' },
  about: { vi: 'Về văn bản, hồ sơ', en: 'About' },
  state: { vi: 'Báo là', en: 'Says' },
  words: { vi: 'Nội dung', en: 'Words' },
  at: { vi: 'Lúc, theo bên gửi', en: 'When, by its sender' },
  result: { vi: 'Số kết quả kèm theo', en: 'Number of the result' },
  raw: { vi: 'Xem dữ liệu gốc', en: 'See it as it came' },
})

/** States that agencies of the axis say of documents (QCVN 102:2016/BTTTT). */
export const HELD_STATES = texts({
  'arrived': { vi: '01, văn bản đã đến', en: '01, it has arrived' },
  'refused': { vi: '02, từ chối tiếp nhận', en: '02, refused' },
  'received': { vi: '03, đã tiếp nhận', en: '03, received' },
  'assigned': { vi: '04, đã phân công xử lý', en: '04, assigned' },
  'in-process': { vi: '05, đang xử lý', en: '05, being worked on' },
  'finished': { vi: '06, đã xử lý xong', en: '06, finished' },
  'recall-asked': { vi: '13, xin lấy lại văn bản', en: '13, asks for it back' },
  'change-agreed': { vi: '15, đồng ý thu hồi, cập nhật', en: '15, agrees to a recall or an update' },
  'change-refused': { vi: '16, không đồng ý thu hồi, cập nhật', en: '16, does not agree to a recall or an update' },
})

export const HELD_KINDS = texts({
  document: { vi: 'văn bản', en: 'document' },
  status: { vi: 'thông báo trạng thái', en: 'word about a document' },
  dossier: { vi: 'hồ sơ', en: 'dossier' },
  supplement: { vi: 'hồ sơ bổ sung', en: 'supplement' },
  question: { vi: 'câu hỏi', en: 'question' },
  payment: { vi: 'khoản đã nộp', en: 'payment' },
  state: { vi: 'trạng thái hồ sơ', en: 'state of a dossier' },
  unreadable: { vi: 'gói tin không đọc được', en: 'package that cannot be read' },
})

/** Why something is held, and what to do; of a cause that has no words its code. */
export const HELD_CAUSES = texts({
  'sender-differs': {
    vi: 'Tên cơ quan gửi trong thư khác tên trục báo. Có thể là giả mạo: hãy hỏi cơ quan ghi trong thư.',
    en: 'It names another sender than the axis does. It may be forged: ask the agency that it names.',
  },
  'signer-of-other': {
    vi: 'Chữ ký không phải của cơ quan gửi theo quy tắc document-axis-senders. Nếu cơ quan đổi chứng thư, hãy thêm dấu vân tay rồi xử lý lại.',
    en: 'It is signed by a certificate that the policy does not list for its sender. If they renewed it, add the fingerprint.',
  },
  'edxml-unsigned': {
    vi: 'Thư không có chữ ký số, mà quy tắc không cho nhận thư không ký của cơ quan này.',
    en: 'It is not signed, and the policy takes nothing unsigned of this agency.',
  },
  'edxml-signer-untrusted': {
    vi: 'Chữ ký số của tổ chức chứng thực mà hệ thống không tin cậy.',
    en: 'It is signed by a certificate that is not trusted here.',
  },
  'edxml-signature-wrong': {
    vi: 'Chữ ký số không khớp: thư đã bị sửa sau khi ký.', en: 'The signature does not hold: it was changed after it was signed.',
  },
  'time-in-future': { vi: 'Thư ghi giờ gửi chưa tới.', en: 'It says that it was sent at a time that has not come.' },
  'receiver-unknown': { vi: 'Thư không gửi cho cơ quan này.', en: 'It is not for this agency.' },
  'document-unknown': { vi: 'Thư nói về văn bản mà ở đây không gửi.', en: 'It is about a document that was not sent from here.' },
  'document-thinned': {
    vi: 'Văn bản được nói tới đã quá thời hạn lưu nội dung, không đối chiếu được.',
    en: 'What it is about is no longer kept, so that nothing can be compared.',
  },
  'sender-unknown': { vi: 'Cơ quan gửi không phải nơi được hỏi.', en: 'Its sender was not asked.' },
  'answers-nothing': { vi: 'Văn bản không trả lời câu hỏi nào của cơ quan.', en: 'It answers nothing that was asked from here.' },
  'answers-several': { vi: 'Một văn bản trả lời nhiều câu hỏi.', en: 'It answers several questions at once.' },
  'answer-without-letter': { vi: 'Thư trả lời không có tệp văn bản.', en: 'The answer has no letter in it.' },
  'answer-without-data': {
    vi: 'Thư trả lời khai thác dữ liệu phải có đúng một tệp XML.', en: 'The answer of a register must have one attachment of XML, and one only.',
  },
  'answer-unreadable': { vi: 'Tệp XML trả lời không đúng mẫu.', en: 'The attachment that answers has not the right form.' },
  'answer-of-other-call': { vi: 'Trả lời cho lượt khai thác khác.', en: 'It answers another question to the register.' },
  'other-person': {
    vi: 'Trả lời về người khác, không phải người được hỏi. Hãy báo cơ quan quản lý cơ sở dữ liệu.',
    en: 'It is about somebody else than was asked about. Tell the agency that keeps the register.',
  },
  'register-answer-changed': {
    vi: 'Cơ quan quản lý cơ sở dữ liệu sửa hoặc thu hồi trả lời. Máy không tự sửa: hãy báo người giải quyết hồ sơ.',
    en: 'The agency changes or takes back what its register answered. Nothing is changed here: tell whoever settles the dossier.',
  },
  'register-said-otherwise': {
    vi: 'Trả lời khác với trả lời trước. Hãy hỏi cơ quan quản lý cơ sở dữ liệu và báo người giải quyết hồ sơ.',
    en: 'It says otherwise than the answer before. Ask the agency, and tell whoever settles the dossier.',
  },
  'call-unknown': { vi: 'Cơ sở dữ liệu này không còn khai báo ở đây.', en: 'That register is not named here any more.' },
  'number-too-long': { vi: 'Số ký hiệu văn bản dài quá 200 ký tự.', en: 'The number of the document is too long.' },
  'number-reused': {
    vi: 'Đã có thư khác cùng số, nội dung hoặc chữ ký khác.', en: 'Another message has this number, with other words or another signature.',
  },
  'not-to-be-kept': { vi: 'Nội dung không lưu được sau nhiều lần thử.', en: 'It could not be kept, however often it was tried.' },
  'package-gone': { vi: 'Bên gửi không còn giữ gói tin này để đọc lại.', en: 'Its sender has it no more, so that it cannot be read again.' },
  'message-unreadable': { vi: 'Nội dung thư không đúng mẫu.', en: 'What it says has not the right form.' },
  'consultation-over': { vi: 'Câu hỏi đã thu hồi hoặc hồ sơ đã giải quyết xong.', en: 'The question was withdrawn, or its dossier is settled.' },
  'inquiry-known': { vi: 'Số văn bản này bên gửi đã dùng cho văn bản xin ý kiến khác.', en: 'Its sender used that number for another inquiry.' },
  'inquiry-unknown': { vi: 'Không có văn bản xin ý kiến mà nó đổi hay thu hồi.', en: 'There is no inquiry that it changes or takes back.' },
  'inquiry-over': { vi: 'Văn bản xin ý kiến đã trả lời hoặc đã xong.', en: 'The inquiry is answered or over.' },
  'consultation-answered': { vi: 'Câu hỏi đã có trả lời.', en: 'The question is answered already.' },
  'consultation-unknown': { vi: 'Không tìm thấy câu hỏi.', en: 'There is no such question.' },
  'dossier-not-from-there': { vi: 'Hồ sơ này không nộp từ hệ thống đó.', en: 'The dossier was not handed in there.' },
  'dossier-unknown': { vi: 'Không có hồ sơ như thư ghi.', en: 'There is no such dossier as it names.' },
  'kind-unknown': { vi: 'Loại thư này chương trình chưa biết.', en: 'The program knows no such kind of message.' },
  'time-unreadable': { vi: 'Giờ gửi ghi trong thư không đọc được.', en: 'The time that it names cannot be read.' },
  'sector-taken-back': {
    vi: 'Lãnh đạo đã lấy hồ sơ này về giải quyết tại đây. Hãy hỏi cơ quan giải quyết trước khi bấm không nhận.',
    en: 'The head took this dossier back to be settled here. Ask whoever settles it before you refuse this.',
  },
  'tax-notice-changed': {
    vi: 'Thông báo nộp tiền cùng số nhưng khác nội dung đã báo, có thể là giả mạo: hãy hỏi cơ quan thuế trước khi xử lý.',
    en: 'A tax notice of a known number says otherwise than before. It may be forged: ask the tax agency first.',
  },
  'tax-notice-unknown': {
    vi: 'Chưa có thông báo nộp tiền nào của hồ sơ mang số này. Khi thông báo về, hãy bấm xử lý lại.',
    en: 'The dossier has no tax notice of this number yet. When it comes, have this handled again.',
  },
  'tax-notice-withdrawn': {
    vi: 'Tiền đã nộp theo thông báo mà cơ quan thuế đã thu hồi: hãy báo người nộp hỏi cơ quan thuế.',
    en: 'It pays a notice that the tax agency withdrew: tell the payer to ask the tax agency.',
  },
  'tax-amount-differs': {
    vi: 'Số tiền đã nộp khác số tiền trong thông báo: hãy hỏi cơ quan thuế.',
    en: 'Another sum was paid than the notice says: ask the tax agency.',
  },
  // What came is no result of a sector system always: a question of an agency has files, too.
  'file-kind-not-allowed': { vi: 'Tệp kèm theo không phải loại tệp được nhận.', en: 'A file that came along is of a kind that is not taken.' },
  'file-not-inert': { vi: 'Tệp kèm theo chứa nội dung tự chạy.', en: 'A file that came along holds what could act by itself.' },
  'file-broken': { vi: 'Tệp kèm theo bị hỏng.', en: 'A file that came along is broken.' },
  'file-infected': { vi: 'Tệp kèm theo có mã độc.', en: 'A file that came along is infected.' },
  'file-too-large': { vi: 'Tệp kèm theo quá lớn.', en: 'A file that came along is too large.' },
  'file-too-heavy': { vi: 'Tệp kèm theo quá nặng để mở.', en: 'A file that came along takes too much to open.' },
  'file-unreadable': { vi: 'Tệp kèm theo không đọc được.', en: 'A file that came along cannot be read.' },
  'file-password-protected': { vi: 'Tệp kèm theo có mật khẩu.', en: 'A file that came along has a password.' },
  'file-too-many-pages': { vi: 'Tệp kèm theo có quá nhiều trang.', en: 'A file that came along has too many pages.' },
  'file-empty': { vi: 'Tệp kèm theo trống.', en: 'A file that came along is empty.' },
  'letter-unknown': { vi: 'Thư thay thế hoặc thu hồi một văn bản không còn hiệu lực.', en: 'It replaces or recalls a letter that does not stand.' },
})

export const HELD_FAMILIES = texts({
  edxml: { vi: 'Gói tin sai mẫu edXML ({code}).', en: 'The package has not the form of edXML ({code}).' },
  file: { vi: 'Tệp kèm theo không nhận được ({code}).', en: 'A file that came along cannot be taken ({code}).' },
})
