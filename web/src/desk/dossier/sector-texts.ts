import { texts } from '@motcua/contracts/texts.ts'

/** Dossiers in the systems of ministries. */
export const SECTOR = texts({
  title: { vi: 'Giải quyết ở hệ thống chuyên ngành', en: 'In a ministry’s system' },
  failed: { vi: 'Chưa xem được tình trạng ở hệ thống chuyên ngành.', en: 'Could not see how it stands in the ministry’s system.' },
  central: {
    vi: 'Thủ tục này được giải quyết tập trung tại Cổng Dịch vụ công quốc gia. Tại đây chỉ theo dõi, không có việc phải làm.',
    en: 'This procedure is settled centrally at the national portal. Here it is only followed; there is nothing to do.',
  },
  decidedAt: { vi: 'Do {system} giải quyết', en: 'Decided in: {system}' },
  takenFrom: { vi: 'Giải quyết tại đây, đã lấy về từ {system}', en: 'Settled here, taken back from: {system}' },
  nothingMore: { vi: 'Không còn gửi gì sang bên kia', en: 'Nothing more goes there' },
  toldTo: { vi: 'Ghi vào {system}', en: 'Written to: {system}' },
  held: { vi: 'Thông tin nhận được chưa dùng được', en: 'What came cannot be used yet' },
  result: { vi: 'Kết quả số {number} ngày {day} của {issuer}', en: 'Result {number} of {day} by {issuer}' },
  signer: { vi: 'ký số: {signer}', en: 'signed by {signer}' },
  takenBack: {
    vi: 'Đã lấy về giải quyết tại đây. Thông tin bên kia báo sau đó không được dùng',
    en: 'Taken back to be settled here. What that system says since is not used',
  },
  waits: {
    vi: 'Kết quả đã về. Hãy làm xong bước “{step}”; đến bước ban hành, hệ thống tự ban hành kết quả này.',
    en: 'The result is here. Finish the step “{step}”; at the step that issues, it is issued by itself.',
  },
})

/** What became of the last message about the dossier. */
export const SECTOR_SENT = texts({
  none: { vi: 'Chưa gửi', en: 'Not sent yet' },
  waiting: { vi: 'Đang chờ gửi', en: 'Waits to be sent' },
  dead: { vi: 'Không gửi được', en: 'Could not be sent' },
  acknowledged: { vi: 'Đã gửi, bên kia đã nhận', en: 'Sent, and taken there' },
  dropped: { vi: 'Đã bỏ, không gửi nữa', en: 'Dropped, not sent any more' },
})

export const SECTOR_STATE = texts({
  'sent': { vi: 'Chưa có phản hồi', en: 'No answer yet' },
  'received': { vi: 'Bên kia đã tiếp nhận', en: 'Received there' },
  'in-process': { vi: 'Đang giải quyết', en: 'Being settled there' },
  'needs-supplement': {
    vi: 'Cần bổ sung: hãy yêu cầu người nộp bổ sung', en: 'Needs a supplement: ask the applicant for it',
  },
  'awaiting-payment': { vi: 'Chờ nộp tiền theo thông báo của cơ quan thuế', en: 'Waits for money by a notice of the tax agency' },
  'eligible': { vi: 'Đủ điều kiện giải quyết', en: 'Can be settled' },
  'finished': { vi: 'Đã giải quyết xong', en: 'Finished there' },
  'refused': { vi: 'Bên kia không nhận hồ sơ', en: 'Not taken there' },
})

/** Why a message did not go, or what came was not done. */
export const SECTOR_FAULT = texts({
  'declaration-incomplete': {
    vi: 'tờ khai thiếu thông tin mà hệ thống đó bắt buộc phải có; hãy nhập đủ rồi nhờ quản trị gửi lại',
    en: 'the declaration lacks what that system must have; complete it, then have it sent again',
  },
  'nationality-without-code': { vi: 'quốc tịch chưa có mã ở hệ thống đó', en: 'that system has no code for the nationality' },
  'code-without-meaning': { vi: 'có thông tin chưa có mã ở hệ thống đó', en: 'that system has no code for something declared' },
  'state-unknown': { vi: 'mã tình trạng chưa biết nghĩa', en: 'a code of a state that has no meaning here' },
  'time-in-future': { vi: 'thời điểm ở tương lai', en: 'a time to come' },
  'dossier-unknown': { vi: 'hồ sơ không được gửi từ đây', en: 'a dossier that was not sent' },
  'result-unsigned': { vi: 'tệp kết quả không có chữ ký số', en: 'the file of the result is not signed' },
  'result-signature-invalid': { vi: 'chữ ký số trên tệp kết quả không hợp lệ', en: 'the signature on the result does not hold' },
  'result-signature-open': {
    vi: 'chưa xác minh được chữ ký số trên tệp kết quả', en: 'nobody can tell whether the signature on the result holds',
  },
  'result-changed-after': { vi: 'tệp kết quả bị sửa sau khi ký', en: 'the file was changed after it was signed' },
  'sector-result-early': { vi: 'ngày của kết quả chưa tới', en: 'the day of the result has not come' },
  'sector-taken-back': { vi: 'hồ sơ đã được lấy về giải quyết tại đây', en: 'the dossier was taken back to be settled here' },
  'tax-notice-changed': {
    vi: 'thông báo nộp tiền cùng số nhưng khác nội dung đã báo; hãy hỏi lại cơ quan thuế trước khi xử lý',
    en: 'a tax notice of a known number says otherwise than before; ask the tax agency before it is handled',
  },
  'file-not-inert': { vi: 'tệp kết quả chứa nội dung tự chạy', en: 'the file holds what could act by itself' },
  'file-broken': { vi: 'tệp kết quả bị hỏng', en: 'the file of the result is broken' },
  'file-infected': { vi: 'tệp kết quả có mã độc', en: 'the file of the result is infected' },
  'file-too-large': { vi: 'tệp kết quả quá lớn', en: 'the file of the result is too large' },
  'file-too-heavy': { vi: 'tệp kết quả quá nặng để mở', en: 'the file of the result takes too much to open' },
  'file-unreadable': { vi: 'tệp kết quả không đọc được', en: 'the file of the result cannot be read' },
  'file-password-protected': { vi: 'tệp kết quả có mật khẩu', en: 'the file of the result has a password' },
  'file-too-many-pages': { vi: 'tệp kết quả có quá nhiều trang', en: 'the file of the result has too many pages' },
  'file-empty': { vi: 'tệp kết quả trống', en: 'the file of the result is empty' },
  'result-not-written-there': { vi: 'hệ thống đó không nhận kết quả', en: 'that system takes no results' },
  'file-kind-not-allowed': { vi: 'tệp kết quả không phải PDF', en: 'the file of the result is no PDF' },
})

/** What the tax agency wants paid for the dossier. */
export const TAX = texts({
  notice: { vi: 'Thông báo nộp tiền số {number} ngày {day} của {agency}: {amount}', en: 'Tax notice {number} of {day} by {agency}: {amount}' },
  payTo: { vi: 'nộp vào {treasury}, tài khoản {account}', en: 'paid to {treasury}, account {account}' },
  payBy: { vi: 'hạn {day}', en: 'by {day}' },
  open: { vi: 'chưa nộp', en: 'not paid' },
  shown: { vi: 'đã xem chứng từ {proof}, chờ cơ quan thuế xác nhận', en: 'proof seen: {proof}; to be confirmed by the tax agency' },
  paid: { vi: 'đã nộp ngày {day}', en: 'paid on {day}' },
  withdrawn: { vi: 'cơ quan thuế đã thu hồi', en: 'withdrawn by the tax agency' },
  notOurs: {
    vi: 'Tiền nộp ngân sách nhà nước, không thu tại Bộ phận Một cửa. Đồng hồ dừng đến khi nộp xong.',
    en: 'Money of the State, not taken at the one-stop section. The clock stands until it is paid.',
  },
})
