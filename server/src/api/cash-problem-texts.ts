import { texts } from '@motcua/contracts/texts.ts'

/** What is told of refusals about cash, and what to do about them. */
export const CASH_PROBLEM = texts({
  'charge-missing': {
    vi: 'Có khoản không còn trong danh sách phải thu. Hãy tìm lại hồ sơ rồi thu.',
    en: 'A charge is not there any more. Look the dossier up again, and then take the money.',
  },
  'charge-state': {
    vi: 'Có khoản đã nộp, đã hủy hoặc chưa rõ số tiền. Hãy tìm lại hồ sơ để xem khoản còn phải nộp; khoản chưa rõ thì khai dữ kiện trước.',
    en: 'A charge is paid, cancelled, or of an amount not known yet. Look the dossier up again; of one not known, state the facts first.',
  },
  'amount-differs': {
    vi: 'Số tiền không đúng bằng các khoản phải nộp. Hãy tìm lại hồ sơ rồi thu đúng số hiện ra.',
    en: 'The amount is not what the charges come to. Look the dossier up again and take what is shown.',
  },
  'amount-invalid': {
    vi: 'Số tiền phải là số nguyên đồng, không âm.', en: 'An amount is whole dong, and not below 0.',
  },
  'payment-known': {
    vi: 'Lần nộp tiền này đã được ghi trước đó. Không cần ghi lại.',
    en: 'This money was noted before. Do not note it again.',
  },
  'cash-short': {
    vi: 'Khách đưa chưa đủ tiền. Hãy nhận đủ rồi bấm thu lại.',
    en: 'Less was handed over than is owed. Take the rest, and press again.',
  },
  'sum-unusual': {
    vi: 'Số tiền lớn khác thường, có thể gõ thừa số 0. Chưa ghi gì. Hãy đếm lại; đúng thì xác nhận, sai thì sửa.',
    en: 'The sum is unusually large, perhaps with a nought too many. Nothing was written. Count again, and confirm or mend it.',
  },
  'no-till': {
    vi: 'Chưa có ca thu nào đang mở. Hãy đếm tiền đầu ca và mở ca thu trước.',
    en: 'No till is open. Count the drawer and open a till first.',
  },
  'till-open': {
    vi: 'Bạn đang có một ca thu mở. Hãy đóng ca đó trước khi mở ca mới.',
    en: 'You have a till open. Close it before you open another.',
  },
  'till-of-past-day': {
    vi: 'Ca thu này mở từ hôm trước. Hãy đếm tiền, đóng ca, rồi mở ca của hôm nay.',
    en: 'This till is of a day before. Count and close it, and open one of today.',
  },
  'till-state': {
    vi: 'Ca thu còn mở hoặc đã được duyệt. Hãy tải lại danh sách.',
    en: 'The till is open, or accepted already. Load the list again.',
  },
  'difference-untold': {
    vi: 'Số đếm khác số phải có. Hãy đếm lại; nếu vẫn khác, ghi lý do chênh lệch rồi đóng ca.',
    en: 'The count is not what should be there. Count again; if it still differs, say why and close.',
  },
  'own-deed': {
    vi: 'Người thu tiền hoặc người đề nghị không tự duyệt việc của mình. Hãy nhờ người phụ trách khác.',
    en: 'Whoever took the money or asked does not approve it. Ask another head.',
  },
  'no-booklet': {
    vi: 'Bạn chưa được giao quyển biên lai ở bộ phận này. Tiền chưa được ghi; hãy báo người phụ trách giao quyển.',
    en: 'You hold no booklet of receipts here. Nothing was noted; ask the head for a booklet.',
  },
  'booklet-exhausted': {
    vi: 'Quyển biên lai đã hết số. Tiền chưa được ghi, những gì đã nhập vẫn còn; hãy nhận quyển mới rồi bấm lại.',
    en: 'Your booklets have no number left. Nothing was noted and what you typed stays; get a new booklet, then press again.',
  },
  'booklet-closed': { vi: 'Quyển biên lai này đã đóng. Hãy tải lại danh sách.', en: 'This booklet is closed. Load the list again.' },
  'numbers-reversed': {
    vi: 'Số cuối phải bằng hoặc lớn hơn số đầu.', en: 'The last number is the first one or comes after it.',
  },
  'numbers-used': {
    vi: 'Đã có quyển cùng mẫu số, ký hiệu chứa số trong khoảng này. Hãy xem lại số đầu, số cuối.',
    en: 'Another booklet of this form and symbol has such numbers. Check the first and the last one.',
  },
  'booklet-electronic': {
    vi: 'Quyển này là biên lai điện tử, hệ thống tự lập số. Muốn thôi dùng thì đóng quyển.',
    en: 'The program gives the numbers of that booklet. Close it when it is used no more.',
  },
  'holder-unknown': {
    vi: 'Người này không thu tiền ở bộ phận. Hãy chọn người khác trong danh sách.',
    en: 'This person takes no money at the section. Choose another of the list.',
  },
  'receipt-state': {
    vi: 'Biên lai này đã đổi trạng thái, không làm việc này được nữa. Hãy tải lại danh sách.',
    en: 'The receipt has changed, and this is not possible any more. Load the list again.',
  },
  'refund-open': {
    vi: 'Khoản này đã có đề nghị hoàn trả. Hãy xem trong danh sách chờ duyệt.',
    en: 'A refund of it is asked already. See the list of what waits.',
  },
  'refund-state': {
    vi: 'Đề nghị hoàn trả chưa được duyệt, hoặc đã xử lý xong. Hãy tải lại danh sách.',
    en: 'The refund is not approved, or it is done. Load the list again.',
  },
})
