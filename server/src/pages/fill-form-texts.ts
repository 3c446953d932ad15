import { texts } from '@motcua/contracts/texts.ts'

/** The steps of a declaration. */
export const STEP = texts({
  goOn: { vi: 'Tiếp tục', en: 'Continue' },
  goBackToCheck: { vi: 'Lưu và về trang kiểm tra', en: 'Save and go back to the check' },
  more: {
    vi: 'Theo câu trả lời của bạn, cần điền thêm mấy mục còn trống dưới đây.',
    en: 'Because of your answer, please fill in the empty questions below as well.',
  },
  registerAway: {
    vi: '{register} chưa trả lời nên phần này chưa được điền sẵn. Bạn tự điền và làm tiếp, không phải chờ.',
    en: 'The {register} does not answer, so this part is not filled in. Fill it in yourself and go on: there is no need to wait.',
  },
  saved: {
    vi: 'Đã lưu lúc {time}. Bạn có thể dừng và làm tiếp sau.', en: 'Saved at {time}. You may stop and go on later.',
  },
  savedNow: { vi: 'Đã lưu lúc {time}.', en: 'Saved at {time}.' },
  notSaved: {
    vi: 'Chưa lưu được. Bấm nút bên trên để thử lại; đừng đóng trang này.',
    en: 'Not saved yet. Press the button above to try again; please keep this page open.',
  },
  held: {
    vi: 'Mất kết nối nên chưa đi tiếp được. Điều bạn gõ vẫn còn ở đây; có kết nối lại, trang tự lưu và đi tiếp.',
    en:
      'The connection is lost. What you typed is still here; once it is back, the page saves it and goes on by itself.',
  },
  rival: {
    vi: 'Ô này vừa được sửa ở máy khác. Bấm nút bên trên để chọn câu trả lời.',
    en: 'This question has just been answered on another device. Press the button above to choose an answer.',
  },
  signedOut: {
    vi: 'Phiên làm việc đã hết. Điều bạn gõ vẫn được giữ; đăng nhập lại để thấy.',
    en: 'You have been signed out. What you type is kept; sign in again to see it.',
  },
  whose: {
    vi: 'Điều bạn gõ vẫn được giữ. Tải lại trang để cho biết bản khai này là của bạn.',
    en: 'What you type is kept. Load the page again to say that this draft is yours.',
  },
  written: { vi: '{label}: {text}', en: '{label}: {text}' },
  dataUse: {
    vi: 'Dữ liệu bạn khai chỉ dùng để giải quyết hồ sơ này và được giữ theo quy định về lưu trữ.',
    en: 'What you declare is used to settle this dossier only, and is kept as the rules on archives say.',
  },
  allParts: { vi: 'Danh sách các phần', en: 'All parts' },
})

/** What stands at the questions, whatever they are about. */
export const FIELD = texts({
  day: { vi: 'Ngày', en: 'Day' },
  month: { vi: 'Tháng', en: 'Month' },
  year: { vi: 'Năm', en: 'Year' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  choose: { vi: 'Chọn…', en: 'Choose…' },
  optional: { vi: 'Không bắt buộc.', en: 'Optional.' },
  partialDay: {
    vi: 'Không nhớ ngày, tháng thì để trống, chỉ ghi năm.',
    en: 'Leave day and month empty if you do not know them.',
  },
  inFigures: { vi: 'Ghi bằng số, ví dụ 1.500.000.', en: 'In figures, for example 1.500.000.' },
  organisationName: { vi: 'Tên cơ quan, tổ chức', en: 'Name of the organisation' },
  organisationCode: { vi: 'Mã số thuế hoặc mã định danh (nếu có)', en: 'Tax code or identifier (if any)' },
  row: { vi: 'Dòng {nth}', en: 'Row {nth}' },
  addRow: { vi: 'Thêm dòng', en: 'Add a row' },
  removeRow: { vi: 'Xóa dòng {nth}', en: 'Remove row {nth}' },
})

export const ADDRESS = texts({
  commune: { vi: 'Xã, phường, thị trấn', en: 'Commune, ward or township' },
  detail: { vi: 'Số nhà, đường, thôn, tổ dân phố', en: 'House number, street, hamlet' },
  elsewhere: { vi: 'Ở tỉnh khác hoặc nước ngoài', en: 'In another province or abroad' },
  whole: { vi: 'Địa chỉ đầy đủ', en: 'Full address' },
  country: { vi: 'Nước', en: 'Country' },
  here: { vi: 'Việt Nam', en: 'Vietnam' },
})

/** Two windows gave two answers to one question. */
export const RIVALS = texts({
  title: { vi: 'Hai câu trả lời khác nhau', en: 'Two different answers' },
  why: {
    vi: 'Bản khai này vừa được sửa ở hai nơi. Cả hai câu trả lời đều còn; hãy chọn câu đúng.',
    en: 'This draft has just been changed in two places. Both answers are kept; please choose the right one.',
  },
  stored: { vi: 'Đang lưu', en: 'Stored now' },
  storedAt: { vi: 'Lưu lúc {time} ở cửa sổ khác hoặc máy khác', en: 'Saved at {time} in another window or device' },
  typedAt: { vi: 'Gõ sau đó, lúc {time}', en: 'Typed after that, at {time}' },
  empty: { vi: '(để trống)', en: '(left empty)' },
  choose: { vi: 'Hãy chọn câu trả lời đúng.', en: 'Please choose the right answer.' },
  ofPage: {
    vi: 'Trang này vừa được sửa ở cửa sổ khác hoặc máy khác, khác với điều bạn gõ. Cả hai ở dưới đây: bấm Tiếp tục để lưu '
      + 'điều bạn gõ, hoặc giữ điều đang lưu.',
    en: 'This page has just been changed in another window or device, to something else than you typed. Both are below: '
      + 'press Continue to save what you typed, or keep what is stored.',
  },
  keepStored: { vi: 'Giữ điều đang lưu', en: 'Keep what is stored' },
  save: { vi: 'Lưu câu trả lời đã chọn', en: 'Save the chosen answer' },
})
