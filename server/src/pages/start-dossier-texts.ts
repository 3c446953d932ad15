import { texts } from '@motcua/contracts/texts.ts'

/** Before the first question: what it takes, where it is settled, and which form. */
export const START = texts({
  title: { vi: 'Nộp hồ sơ: {procedure}', en: 'Submit a dossier: {procedure}' },
  heading: { vi: 'Nộp hồ sơ trực tuyến', en: 'Submit a dossier online' },
  begun: { vi: 'Bạn có bản đang khai, lưu lúc {moment}. {goOn}', en: 'You have a draft, saved at {moment}. {goOn}' },
  goOnWith: { vi: 'Làm tiếp bản này', en: 'Go on with it' },
  before: { vi: 'Trước khi bắt đầu', en: 'Before you begin' },
  upload: { vi: 'Giấy tờ phải tải lên', en: 'Papers to upload' },
  noUpload: { vi: 'Không phải tải giấy tờ nào.', en: 'None.' },
  ifAny: { vi: '(tùy trường hợp)', en: '(in some cases)' },
  bring: { vi: 'Giấy tờ chỉ mang theo để xuất trình', en: 'Papers you only need to show' },
  time: { vi: 'Thời gian giải quyết', en: 'Time to settle' },
  fee: { vi: 'Phí, lệ phí', en: 'Fees' },
  effort: { vi: 'Khai báo', en: 'Questions' },
  parts: {
    vi: '{count} phần cùng bước kiểm tra, thêm bớt theo câu trả lời; dừng lúc nào cũng được, làm tiếp sau.',
    en: 'Parts, with the check: {count}, more or fewer as you answer; stop whenever you like and go on later.',
  },
  others: { vi: 'Cách khác', en: 'Other ways' },
  counter: { vi: 'Nộp trực tiếp tại quầy', en: 'Hand it in at a counter' },
  post: { vi: 'Gửi qua bưu điện', en: 'Send it by post' },
  onlineOnly: { vi: 'Thủ tục này chỉ nhận trực tuyến.', en: 'This procedure is taken online only.' },
  placeHint: {
    vi: 'Nơi giải quyết hồ sơ, thường là nơi bạn cư trú. Hồ sơ được chuyển đến cơ quan có thẩm quyền ở đó.',
    en: 'Where the dossier is settled, usually where you live. It goes to the competent authority there.',
  },
  form: { vi: 'Tờ khai', en: 'Form' },
  formHint: { vi: 'Chọn tờ khai đúng với trường hợp của bạn.', en: 'Choose the form that fits your case.' },
  provisional: {
    vi: 'Mẫu chính thức của thủ tục này chưa công bố; đây là mẫu tạm của hệ thống.',
    en: 'The official form of this procedure is not published; this is a provisional one of the system.',
  },
  unpublished: {
    vi: 'Mẫu tờ khai chưa công bố cho ngày này; dùng mẫu gần nhất.',
    en: 'No form is published for today; the nearest one is used.',
  },
  account: { vi: 'Hồ sơ sẽ nộp bằng tài khoản {name}.', en: 'The dossier will be submitted by the account {name}.' },
  signInLater: {
    vi: 'Bạn khai trước, đến bước cuối mới cần đăng nhập. Những gì đã khai được lưu sau mỗi trang.',
    en: 'Fill in first; you sign in at the last step only. Your answers are saved page by page.',
  },
  begin: { vi: 'Tiếp tục', en: 'Continue' },
  choosePlace: { vi: 'Hãy chọn nơi giải quyết: {level}.', en: 'Please choose where it is settled: {level}.' },
  chooseForm: { vi: 'Hãy chọn tờ khai.', en: 'Please choose the form.' },
  noAgency: {
    vi: 'Nơi này chưa có cơ quan giải quyết thủ tục. Hãy chọn nơi khác hoặc gọi số hỗ trợ ở cuối trang.',
    en: 'Nobody settles this procedure there. Please choose another place, or call the number at the foot of the page.',
  },
})
