import { texts } from '@motcua/contracts/texts.ts'

/** The last look before it is sent. */
export const CHECK = texts({
  held: { vi: 'Đã có, không phải nộp lại: {from}', en: 'Held already, not asked again: {from}' },
  keep: { vi: 'Lưu giấy tờ vào Kho để dùng lại', en: 'Keep my papers in the Kho to use them again' },
  keepHint: {
    vi: 'Giấy tờ được chấp nhận sẽ nằm trong Kho dữ liệu điện tử của bạn; lần sau bạn không phải nộp lại. Bạn có thể lấy ra bất cứ lúc nào.',
    en: 'Papers that are accepted stay in your electronic Kho, and you need not hand them in next time. You may take them out whenever you like.',
  },
  title: { vi: 'Kiểm tra trước khi nộp', en: 'Check your answers before submitting' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  place: { vi: 'Nơi giải quyết', en: 'Settled by' },
  sender: { vi: 'Người nộp', en: 'Submitted by' },
  papers: { vi: 'Giấy tờ kèm theo', en: 'Papers attached' },
  noFile: { vi: 'Không có', en: 'None' },
  delivery: { vi: 'Nhận kết quả', en: 'Receiving the result' },
  notChosen: { vi: 'Chưa chọn', en: 'Not chosen' },
  wrong: { vi: 'Chưa điền hoặc chưa đúng', en: 'Missing or not right' },
  change: { vi: 'Sửa', en: 'Change' },
  changeThis: { vi: 'Sửa {label}', en: 'Change {label}' },
  notReady: {
    vi: 'Còn phần chưa xong. Bấm “Nộp hồ sơ” để xem còn thiếu gì, hoặc {list}.',
    en: 'Some parts are not done. Press “Submit” to see what is missing, or {list}.',
  },
  seeList: { vi: 'xem danh sách các phần', en: 'see the list of all parts' },
  promise: {
    vi: 'Khi nộp, bạn nhận mã hồ sơ ngay. Cơ quan báo đã tiếp nhận hoặc yêu cầu hoàn thiện trong {within}.',
    en: 'You get the dossier number at once. Within {within} the office accepts it or says what is missing.',
  },
  print: { vi: 'In tờ khai để ký tay (PDF)', en: 'Print the form to sign it by hand (PDF)' },
  submit: { vi: 'Nộp hồ sơ', en: 'Submit' },
  upload: { vi: 'Hãy tải lên {name}.', en: 'Please upload: {name}.' },
  uploadGone: {
    vi: 'Một tệp đính kèm không còn. Hãy xóa tệp đó rồi tải lên lại.',
    en: 'One of the files is not there any more. Please remove it and upload it again.',
  },
  sameTitle: { vi: 'Hồ sơ giống hệt đang được giải quyết', en: 'The same dossier is being settled already' },
  same: {
    vi: 'Bạn đã nộp hồ sơ {number} có cùng nội dung và hồ sơ đó chưa xong. Thường thì không cần nộp thêm.',
    en: 'You have submitted the dossier {number} with the same content, and it is not finished. Usually one is enough.',
  },
  myDossiers: { vi: 'Xem hồ sơ của tôi', en: 'See my dossiers' },
  submitSame: { vi: 'Vẫn nộp thêm một hồ sơ', en: 'Submit another all the same' },
  nameDiffers: {
    vi: 'Số khai trùng số của tài khoản này, nhưng họ tên khai là “{typed}”, tài khoản ghi “{account}”. {change}.',
    en:
      'The number is that of this account, but the name declared is “{typed}” and the account says “{account}”. {change}.',
  },
  birthDiffers: {
    vi: 'Số khai trùng số của tài khoản này, nhưng ngày sinh khai là {typed}, tài khoản ghi {account}. {change}.',
    en:
      'The number is that of this account, but the birth date declared is {typed} and the account says {account}. {change}.',
  },
  lookAgain: { vi: 'Xem lại mục này', en: 'Look at this again' },
  changedTitle: { vi: 'Thủ tục hoặc mẫu tờ khai vừa thay đổi', en: 'The procedure or the form has just changed' },
  noAgencyTitle: { vi: 'Chưa có cơ quan nhận hồ sơ này', en: 'Nobody takes this dossier yet' },
  noAgency: {
    vi:
      'Nơi đã chọn chưa có cơ quan nhận và giải quyết thủ tục. Hãy gọi số hỗ trợ ở cuối trang; bản khai của bạn vẫn được giữ.',
    en:
      'Nobody receives and settles it in the place you chose. Please call the number at the foot of the page; your draft is kept.',
  },
  noCalendarTitle: { vi: 'Chưa tính được ngày hẹn', en: 'The day of the result is not known yet' },
  noCalendar: {
    vi:
      'Lịch làm việc chưa được công bố cho thời gian này. Hãy gọi số hỗ trợ ở cuối trang; bản khai của bạn vẫn được giữ.',
    en:
      'The working calendar of that time is not published. Please call the number at the foot of the page; your draft is kept.',
  },
  backToDraft: { vi: 'Về bản khai', en: 'Back to the draft' },
})
