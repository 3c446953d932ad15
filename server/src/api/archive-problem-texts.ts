import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about the archive, and what to do about it; by its code. */
export const ARCHIVE_PROBLEM = texts({
  'dossier-not-over': {
    vi: 'Hồ sơ chưa kết thúc. Hãy trả kết quả trước, rồi đóng vào lưu trữ.',
    en: 'The dossier is not over. Return its result first.',
  },
  'archived-before': {
    vi: 'Hồ sơ này đã được đóng vào lưu trữ. Hãy tải lại danh sách.', en: 'It was closed into the archive before. Load the list again.',
  },
  'archive-incomplete': {
    vi: 'Còn giấy tờ chưa có bản điện tử. Hãy quét bổ sung, hoặc ghi lý do rồi gửi lại.',
    en: 'Papers are not digital. Scan them, or give a reason and send again.',
  },
  'archived-without-result': {
    vi: 'Không thấy kết quả của hồ sơ. Hãy báo văn thư kiểm tra việc ban hành.',
    en: 'The result is not there. Have the issuing looked at.',
  },
  'retention-unset': {
    vi: 'Chưa có quy định thời hạn bảo quản cho thủ tục này. Hãy báo quản trị viên bổ sung.',
    en: 'Nothing says how long it is kept. Have the administrator add it.',
  },
  'archive-package-unknown': { vi: 'Không có gói hồ sơ này. Hãy tải lại danh sách.', en: 'There is no such package. Load the list again.' },
  'package-not-made': {
    vi: 'Gói chưa đóng xong hoặc đã giao nộp. Hãy tải lại danh sách.',
    en: 'It is not made yet, or was handed over. Load the list again.',
  },
  'package-of-another-agency': {
    vi: 'Mỗi lần chỉ giao nộp hồ sơ của một cơ quan. Hãy bỏ chọn hồ sơ của cơ quan khác.',
    en: 'Hand over packages of one agency at a time. Leave out those of others.',
  },
  'package-broken': {
    vi: 'Có gói sai mã băm. Hãy từ chối gói đó kèm lý do rồi xác nhận lại.',
    en: 'The sums of a package do not hold. Refuse it with a reason, then confirm again.',
  },
  'package-seal-broken': {
    vi: 'Có gói mà chữ ký số trên bản mô tả không còn giá trị. Hãy từ chối gói đó kèm lý do rồi xác nhận lại.',
    en: 'The seal of a package does not hold. Refuse it with a reason, then confirm again.',
  },
  'batch-unknown': { vi: 'Không có lần giao nộp này. Hãy tải lại danh sách.', en: 'There is no such hand-over. Load the list again.' },
  'batch-received': { vi: 'Lần giao nộp này đã có biên nhận. Hãy tải lại danh sách.', en: 'The receipt was given. Load the list again.' },
  'own-hand-over': {
    vi: 'Người giao nộp không tự nhận. Hãy để người khác của lưu trữ xác nhận.',
    en: 'Whoever handed it over does not receive it. Have somebody else of the archive confirm.',
  },
  'package-held': {
    vi: 'Hồ sơ đang được tạm giữ, không hủy được. Hãy bỏ tạm giữ trước, kèm lý do.', en: 'It is held. Lift the hold first, with the reason.',
  },
  'package-not-held': { vi: 'Hồ sơ này không bị tạm giữ. Hãy tải lại danh sách.', en: 'It is not held. Load the list again.' },
  'package-retained': {
    vi: 'Chưa hết thời hạn bảo quản nên không hủy được. Hãy bỏ chọn hồ sơ này.', en: 'Its time is not over. Leave it out.',
  },
  'destruction-open': {
    vi: 'Có hồ sơ đang trong một đề nghị hủy khác. Hãy chờ quyết định của đề nghị đó.', en: 'One is in another proposal. Wait for its decision.',
  },
  'destruction-unknown': { vi: 'Không có đề nghị này. Hãy tải lại danh sách.', en: 'There is no such proposal. Load the list again.' },
  'destruction-decided': { vi: 'Đề nghị này đã được quyết định. Hãy tải lại danh sách.', en: 'It was decided. Load the list again.' },
  'own-proposal': {
    vi: 'Người đề nghị không tự quyết định hủy. Hãy để người khác có thẩm quyền quyết định.',
    en: 'Whoever proposed it does not approve it. Have somebody else decide.',
  },
  'paper-destroyed': {
    vi: 'Bản lưu của giấy tờ này đã hủy theo quyết định, không mở được nữa. Hãy xem biên bản hủy ở trang Lưu trữ.',
    en: 'The paper was destroyed by decision. The record of it is with the archive.',
  },
})
