import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about packages of procedures; by its code. */
export const PACKAGE_PROBLEM = texts({
  'package-unknown': { vi: 'Không có gói thủ tục này.', en: 'There is no such package.' },
  'package-open-already': {
    vi: 'Thủ tục này đang có một gói chưa công bố. Hãy mở gói đó, hoặc bỏ nó rồi soạn gói mới.',
    en: 'A package of this procedure is open. Open that one, or drop it and begin again.',
  },
  'package-not-draft': {
    vi: 'Gói không còn ở bước soạn nên không sửa được. Hãy chờ trả lại, hoặc soạn gói mới.',
    en: 'The package is no longer a draft. Wait until it is returned, or begin another.',
  },
  'package-not-in-review': {
    vi: 'Gói không ở bước chờ duyệt. Hãy tải lại trang để xem gói đang ở đâu.',
    en: 'The package is not in review. Load the page again to see where it stands.',
  },
  'package-changed': {
    vi: 'Người khác vừa lưu gói này. Phần bạn soạn vẫn còn trên màn hình: hãy xem bản mới rồi chọn giữ bản nào.',
    en: 'Somebody else has just saved this package. What you wrote is still here: look at theirs, then choose.',
  },
  'package-of-another': {
    vi: 'Mã thủ tục của gói không đổi được. Hãy soạn gói mới cho thủ tục kia.',
    en: 'The procedure of a package cannot be changed. Begin another package for that one.',
  },
  'package-note-missing': {
    vi: 'Hãy ghi lý do trả lại để người soạn biết phải sửa gì.',
    en: 'Write why it is returned, so that the author knows what to mend.',
  },
  'package-has-errors': {
    vi: 'Gói còn lỗi nên chưa công bố được. Hãy trả lại để sửa các lỗi được nêu.',
    en: 'The package has errors and cannot be published. Return it to have them mended.',
  },
  'package-warnings-open': {
    vi: 'Còn cảnh báo chưa có lý do chấp nhận. Hãy ghi lý do cho từng cảnh báo, hoặc trả lại gói.',
    en: 'Some warnings have no reason yet. Write one for each, or return the package.',
  },
  'package-changes-nothing': {
    vi: 'Gói giống hệt bản đang áp dụng từ ngày đó nên không có gì để công bố.',
    en: 'The package says what holds on that day already, so there is nothing to publish.',
  },
  'package-file-broken': {
    vi: 'Tệp gói đã bị sửa hoặc hỏng: nội dung không khớp mã kiểm tra. Hãy xuất lại từ nơi gửi.',
    en: 'The file was changed or damaged: it does not match its checksum. Have it exported again.',
  },
  'package-file-hostile': {
    vi: 'Quy trình hoặc bảng quyết định trong tệp không đọc được an toàn. Hãy vẽ lại rồi xuất tệp khác.',
    en: 'A process or table in the file cannot be read safely. Draw it anew and export another file.',
  },
  'procedure-code-taken': {
    vi: 'Mã thủ tục này đang dùng cho một thủ tục khác. Hãy sửa mã.',
    en: 'Another procedure has this code. Correct the code.',
  },
  'procedure-known': {
    vi: 'Danh mục đã có thủ tục này. Hãy soạn từ phiên bản đang áp dụng.',
    en: 'The catalogue has this procedure. Begin from the version in force.',
  },
})
