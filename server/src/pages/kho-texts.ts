import { texts } from '@motcua/contracts/texts.ts'

/** The pages of one's own Kho. */
export const KHO = texts({
  title: { vi: 'Kho giấy tờ của tôi', en: 'My Kho of papers' },
  ofOrganisation: { vi: 'Kho giấy tờ của {name}', en: 'Kho of {name}' },
  intro: {
    vi: 'Giấy tờ mà cơ quan đã cấp hoặc đã nhận được dùng lại khi bạn làm hồ sơ, không phải nộp lần nữa.',
    en: 'What an office issued or accepted is used again when you prepare a dossier; you need not hand it in once more.',
  },
  locked: {
    vi: 'Mang thẻ căn cước đến một quầy để mở Kho: hệ thống cần biết chắc giấy tờ là của bạn.',
    en: 'Bring your identity card to a counter to open your Kho: the system must be sure whose papers they are.',
  },
  counters: { vi: 'Tìm quầy gần bạn', en: 'Find a counter' },
  named: { vi: '{type} số {number}', en: '{type} no. {number}' },
  store: { vi: 'Lưu thêm giấy tờ', en: 'Store a paper' },
  log: { vi: 'Ai đã xem giấy tờ của tôi', en: 'Who looked at my papers' },
  none: {
    vi: 'Kho chưa có giấy tờ nào. Kết quả và giấy tờ của hồ sơ thành công sẽ vào đây; bạn cũng có thể tự lưu.',
    en: 'There is nothing here yet. Results and papers of dossiers that succeed will be here; you may store some yourself.',
  },
  search: { vi: 'Tìm trong Kho', en: 'Search the Kho' },
  searchFor: { vi: 'Tìm giấy tờ trong Kho', en: 'Find a paper in the Kho' },
  searchHint: {
    vi: 'Theo tên, số, nơi cấp hoặc chữ ghi trên giấy. Gõ không dấu cũng được.',
    en: 'By its name, its number, who issued it, or words on it. Vietnamese marks may be left out.',
  },
  find: { vi: 'Tìm', en: 'Find' },
  all: { vi: 'Xem tất cả giấy tờ', en: 'See all papers' },
  notFound: { vi: 'Không có giấy tờ nào có “{text}”.', en: 'No paper has “{text}”.' },
  noOlder: { vi: 'Không còn giấy tờ nào cũ hơn.', en: 'There are no older ones.' },
  older: { vi: 'Giấy tờ cũ hơn', en: 'Older ones' },
  newest: { vi: 'Về giấy tờ mới nhất', en: 'Back to the newest' },
  stored: { vi: 'Đã lưu giấy tờ vào Kho.', en: 'The paper is stored in your Kho.' },
  withdrawn: { vi: 'Đã gỡ giấy tờ khỏi Kho.', en: 'The paper was taken out of your Kho.' },
  keptAt: { vi: 'vào Kho {at}', en: 'kept {at}' },
  validTo: { vi: 'có giá trị đến {day}', en: 'valid until {day}' },
  number: { vi: 'Số', en: 'Number' },
  issuedOn: { vi: 'Ngày cấp', en: 'Day of issue' },
  issuer: { vi: 'Nơi cấp', en: 'Issued by' },
  code: { vi: 'Mã giấy tờ', en: 'Code of the paper' },
  noCode: { vi: 'Chưa có mã', en: 'No code yet' },
  worth: { vi: 'Giá trị', en: 'What it is worth' },
  level: { vi: '{worth} (mức {level})', en: '{worth} (level {level})' },
  source: { vi: 'Nguồn', en: 'Where it is from' },
  right: { vi: 'Căn cứ lưu', en: 'Kept by' },
  term: { vi: 'Hiệu lực', en: 'Term' },
  from: { vi: 'từ {day}', en: 'from {day}' },
  to: { vi: 'đến {day}', en: 'until {day}' },
  noTerm: { vi: 'Không ghi ngày hết hạn', en: 'No last day was given' },
  consent: { vi: 'Bạn đồng ý lưu, {day}', en: 'You agreed to keep it, {day}' },
  ownWish: { vi: 'Bạn tự lưu, {day}', en: 'You stored it, {day}' },
  unknownRight: { vi: 'Lưu trước khi ghi căn cứ', en: 'Kept before rights were noted' },
  file: { vi: 'Xem tệp {name}', en: 'See the file {name}' },
  pages: { vi: '{count} trang', en: 'pages: {count}' },
  save: { vi: 'Tải tệp về máy', en: 'Save the file' },
  over: {
    vi: 'Tệp bạn tự lưu đã xóa vì hết thời hạn lưu trong Kho. Cần dùng lại thì hãy lưu tệp mới.',
    en: 'The file that you stored was removed: its time in the Kho is over. Store a new one if you need it.',
  },
  replacedBy: { vi: 'Xem bản mới hơn', en: 'See the newer one' },
  versions: { vi: 'Dữ liệu đã ghi, {count} phiên bản', en: 'What was written down, versions: {count}' },
  noFacts: { vi: 'Chưa có dữ liệu nào được ghi từ giấy tờ này.', en: 'Nothing was written down of this paper yet.' },
  version: { vi: 'Phiên bản {version}, {at}', en: 'Version {version}, {at}' },
  reason: { vi: 'Lý do sửa: {reason}', en: 'Corrected because: {reason}' },
  withdraw: { vi: 'Gỡ khỏi Kho', en: 'Take out of the Kho' },
  withdrawHint: {
    vi: 'Giấy tờ sẽ không được dùng lại nữa. Hồ sơ đã dùng nó vẫn giữ bản của mình.',
    en: 'It will not be used again. Dossiers that used it keep theirs.',
  },
  withdrawNow: { vi: 'Gỡ giấy tờ này', en: 'Take this paper out' },
  byLaw: {
    vi: 'Luật quy định lưu giấy tờ này nên không gỡ được. Nếu nội dung sai, hãy đề nghị đính chính.',
    en: 'An act keeps this paper, so it cannot be taken out. If it is wrong, ask for a correction.',
  },
  correct: { vi: 'Đề nghị đính chính', en: 'Ask for a correction' },
  correctHint: {
    vi: 'Đề nghị được gửi đến cơ quan đã nhận hoặc cấp giấy tờ. Hạn trả lời và câu trả lời hiện ở trang này.',
    en: 'It goes to the office that accepted or issued the paper. When it answers, and what, stands on this page.',
  },
  correctWhat: { vi: 'Chỗ nào sai, đúng ra là gì', en: 'What is wrong, and what is right' },
  correctSend: { vi: 'Gửi đề nghị', en: 'Send' },
  correctEmpty: { vi: 'Hãy ghi chỗ sai và nội dung đúng.', en: 'Write what is wrong, and what is right.' },
  correctLong: {
    vi: 'Đề nghị dài {count} chữ; hãy rút còn tối đa 1.000 chữ.', en: 'It has {count} characters; at most 1,000 are taken.',
  },
  correctOpen: {
    vi: 'Giấy tờ này đang có một đề nghị chờ trả lời.', en: 'Another request about this paper waits for its answer.',
  },
  corrections: { vi: 'Đề nghị đính chính đã gửi', en: 'Corrections that you asked for' },
  correctSent: {
    vi: 'Đã gửi đề nghị đính chính. Bạn sẽ nhận tin khi cơ quan trả lời.',
    en: 'Your request was sent. You will be told when the office answers.',
  },
  correctAsked: { vi: 'Gửi lúc {at}', en: 'Sent {at}' },
  correctDue: { vi: 'Cơ quan trả lời trước {at}.', en: 'The office answers by {at}.' },
  correctLate: {
    vi: 'Đã quá hạn trả lời ({at}). Bạn có thể hỏi ở trang Liên hệ.',
    en: 'The answer is overdue (it was due by {at}). You may ask on the contact page.',
  },
  correctDone: { vi: 'Đã đính chính.', en: 'Corrected.' },
  correctRefused: { vi: 'Không đính chính.', en: 'Not corrected.' },
  correctAnswer: { vi: 'Trả lời lúc {at}: {reason}', en: 'Answered {at}: {reason}' },
  correctWaiting: { vi: 'chờ đính chính, trả lời trước {day}', en: 'a correction is asked for, answered by {day}' },
  ownMistake: {
    vi: 'Giấy tờ này do bạn tự lưu. Nếu sai, hãy gỡ ra và lưu bản đúng.',
    en: 'You stored this paper yourself. If it is wrong, take it out and store the right one.',
  },
  reused: {
    vi: 'Trang này đã được gửi trước đó. Hãy tải lại trang rồi làm lại nếu cần.',
    en: 'This page was sent before. Load it again, and repeat if need be.',
  },
})

/** In which state a paper is. */
export const KEPT_STATE = texts({
  'valid': { vi: 'Còn hiệu lực', en: 'In force' },
  'not-yet': { vi: 'Chưa đến ngày có hiệu lực', en: 'Not in force yet' },
  'expired': { vi: 'Hết hạn', en: 'Expired' },
  'replaced': { vi: 'Đã có bản mới thay thế', en: 'Replaced' },
  'revoked': { vi: 'Đã bị thu hồi', en: 'Revoked' },
  'withdrawn': { vi: 'Đã gỡ khỏi Kho', en: 'Taken out' },
  'over': { vi: 'Hết thời hạn lưu', en: 'Its time in the Kho is over' },
  'unverified': { vi: 'Chưa xác thực', en: 'Not verified' },
})

/** Where a paper came from. */
export const PAPER_SOURCE = texts({
  upload: { vi: 'Người nộp tải lên', en: 'Uploaded by the applicant' },
  scan: { vi: 'Cơ quan số hóa bản giấy', en: 'Scanned by the office' },
  result: { vi: 'Kết quả do cơ quan cấp', en: 'Result issued by the office' },
})

/** Storing a paper of one's own. */
export const KHO_STORE = texts({
  title: { vi: 'Lưu giấy tờ vào Kho', en: 'Store a paper' },
  intro: {
    vi: 'Bản bạn tự lưu là bản chụp chưa ai xác thực. Cơ quan chỉ dùng lại sau khi đã nhận nó trong một hồ sơ.',
    en: 'What you store yourself is a picture that nobody has verified. Offices use it again only once it was accepted.',
  },
  type: { vi: 'Loại giấy tờ', en: 'Kind of paper' },
  choose: { vi: 'Chọn loại giấy tờ', en: 'Choose the kind' },
  number: { vi: 'Số giấy tờ (nếu có)', en: 'Number of the paper (if any)' },
  validTo: { vi: 'Có giá trị đến ngày (nếu ghi trên giấy)', en: 'Valid until (if the paper says so)' },
  file: { vi: 'Tệp chụp hoặc quét', en: 'Picture or scan' },
  fileHint: { vi: 'Một tệp, chỉ nhận {kinds}, tối đa {most}.', en: 'One file, only {kinds}, at most {most}.' },
  send: { vi: 'Lưu vào Kho', en: 'Store' },
  noType: { vi: 'Hãy chọn loại giấy tờ.', en: 'Choose the kind of paper.' },
  noFile: { vi: 'Hãy chọn một tệp.', en: 'Choose a file.' },
  manyFiles: { vi: 'Mỗi lần chỉ lưu một tệp. Hãy chọn một tệp.', en: 'One file at a time. Choose one.' },
  wrongDay: {
    vi: 'Ngày không đúng. Hãy ghi đủ ngày, tháng, năm, từ hôm nay trở đi; giấy tờ đã hết hạn không lưu vào Kho.',
    en: 'Give day, month and year, not before today; what has expired is not stored.',
  },
  longNumber: { vi: 'Số giấy tờ dài quá 120 chữ. Hãy ghi ngắn lại.', en: 'The number has more than 120 characters.' },
  full: {
    vi: 'Kho đã đầy: tối đa {papers} giấy tờ và {most} tự lưu. Hãy gỡ bớt giấy tờ cũ.',
    en: 'Your Kho is full: at most {papers} papers and {most} of your own. Take old ones out.',
  },
  twice: { vi: 'Tệp này đã có trong Kho với cùng loại giấy tờ.', en: 'This file is in your Kho already, as the same kind.' },
  signature: {
    vi: 'Chữ ký số trong tệp không còn đúng: tệp đã bị sửa sau khi ký. Hãy chọn tệp gốc đã ký.',
    en: 'A signature in the file does not hold: it was changed after signing. Choose the file as it was signed.',
  },
  poor: {
    vi: 'Ảnh mờ, nghiêng hoặc quá nhỏ nên không đọc được. Hãy chụp lại cho rõ rồi gửi lần nữa.',
    en: 'The picture is blurred, crooked or too small to be read. Take it again and send it.',
  },
  gone: { vi: 'Tệp chưa được giữ lại. Hãy chọn tệp và gửi lần nữa.', en: 'The file was not kept. Choose it and send again.' },
})
