import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about digitising, and what to do about it; by its code. */
export const DIGITISE_PROBLEM = texts({
  'not-digitised': {
    vi: 'Quy trình số hóa đang có hiệu lực tại đây, còn giấy tờ chưa số hóa. Hãy quét, hoặc chọn lý do chưa số hóa rồi gửi lại.',
    en: 'Digitisation is in force here, and papers are not digitised. Scan them, or choose a reason and send again.',
  },
  'undigitised-reason-needed': {
    vi: 'Hãy ghi rõ lý do giấy tờ chưa số hóa.', en: 'Say in words why the papers are not digitised.',
  },
  'section-unknown': {
    vi: 'Không có Bộ phận Một cửa này. Hãy chọn trong danh sách.', en: 'There is no such section. Choose one of the list.',
  },
  'rollout-open': {
    vi: 'Nơi này đang có một đề nghị chờ duyệt. Hãy duyệt hoặc bỏ đề nghị đó trước.',
    en: 'Another proposal of this section waits. Approve or decline it first.',
  },
  'rollout-not-in-force': {
    vi: 'Nơi này không còn quy trình số hóa đang có hiệu lực để kết thúc. Hãy tải lại danh sách.',
    en: 'Digitisation is not in force here, so it cannot end. Load the list again.',
  },
  'rollout-end-too-early': {
    vi: 'Ngày hết hiệu lực phải sau hôm nay. Hãy chọn ngày khác.', en: 'It ends on a day after today. Choose another day.',
  },
  'rollout-in-force': {
    vi: 'Quy trình số hóa đã có hiệu lực, hoặc đã định ngày có hiệu lực, tại nơi này. Hãy tải lại danh sách.',
    en: 'Digitisation is in force there already, or its day is decided. Load the list again.',
  },
  'rollout-unknown': {
    vi: 'Không có đề nghị này. Hãy tải lại danh sách.', en: 'There is no such proposal. Load the list again.',
  },
  'rollout-decided': {
    vi: 'Đề nghị này đã được quyết định. Hãy tải lại danh sách.', en: 'It was decided before. Load the list again.',
  },
  'backlog-packed': {
    vi: 'Không còn kết quả nào của loại này chờ đóng gói. Hãy nhập thêm danh sách, hoặc chọn loại khác.',
    en: 'No listed result of this type is left to be packed. List more, or choose another type.',
  },
  'backlog-item-unknown': {
    vi: 'Không có kết quả này trong các gói của cơ quan. Hãy tải lại gói.',
    en: 'There is no such result in the agency’s packages. Load the package again.',
  },
  'backlog-item-elsewhere': {
    vi: 'Kết quả này đang ở công đoạn khác, có thể người khác vừa làm. Hãy tải lại gói.',
    en: 'This result is at another step; somebody may just have done this one. Load the package again.',
  },
  'own-work': {
    vi: 'Bạn đã quét hoặc nhập kết quả này. Hãy để người khác kiểm tra.',
    en: 'You scanned this or read it off. Let somebody else check it.',
  },
  'owner-number-wrong': {
    vi: 'Số này không phải số định danh (9 hoặc 12 chữ số) hay mã số thuế (10 hoặc 13 chữ số). Hãy xem lại trên giấy.',
    en: 'This is neither a personal number (9 or 12 digits) nor a tax code (10 or 13). Look at the paper again.',
  },
  'owner-number-differs': {
    vi: 'Số bạn nhập khác số người trước đã nhập. Hãy xem lại trên bản quét; nếu người trước sai, hãy trả lại.',
    en: 'You read another number than whoever wrote it down. Look at the scan again; send it back if they were wrong.',
  },
  'issued-later': {
    vi: 'Ngày cấp chưa tới. Hãy xem lại năm.', en: 'Issued on a day to come. Check the year.',
  },
  'valid-before-issued': {
    vi: 'Ngày hết hiệu lực trước ngày cấp. Hãy xem lại hai ngày.', en: 'Over before it was issued. Check both days.',
  },
  'document-type-unknown': {
    vi: 'Danh mục không có loại giấy tờ này. Hãy chọn trong danh sách.', en: 'There is no such document type. Choose one of the list.',
  },
  'alias-held': {
    vi: 'Điều này đã được ghi, hoặc một mã khác, loại khác đang dùng. Hãy chấm dứt mục cũ trước.',
    en: 'It is on record already, or another code or type holds. End the old one first.',
  },
  'alias-of-itself': {
    vi: 'Không gộp được: loại kia lại đang được gộp vào chính loại này. Hãy chọn loại còn dùng.',
    en: 'The other is a double of this one. Choose the type that goes on.',
  },
  'alias-day-over': {
    vi: 'Ngày này đã qua, hoặc mục này chưa bắt đầu. Hãy chọn từ hôm nay trở đi, sau ngày bắt đầu.',
    en: 'The day is over, or it has not begun by then. Choose today or a later day, after it began.',
  },
  'alias-unknown': { vi: 'Không có mục này. Hãy tải lại danh sách.', en: 'There is nothing like that. Load the list again.' },
  'alias-ended': { vi: 'Mục này đã chấm dứt. Hãy tải lại danh sách.', en: 'It ended before. Load the list again.' },
  'reason-needed': { vi: 'Hãy ghi lý do.', en: 'Say why.' },
  'agency-unknown': {
    vi: 'Không có cơ quan này trong phạm vi của bạn. Hãy chọn trong danh sách.',
    en: 'There is no such agency within your reach. Choose one of the list.',
  },
  'counted-later': { vi: 'Ngày tính chưa tới. Hãy chọn hôm nay hoặc ngày đã qua.', en: 'The day is to come. Choose today or earlier.' },
  'table-empty': { vi: 'Tệp không có dòng nào. Hãy chọn tệp khác.', en: 'The file has no rows. Choose another.' },
  'table-too-large': {
    vi: 'Bảng quá lớn: tối đa 20.000 dòng, 50 cột. Hãy chia thành nhiều tệp.',
    en: 'The table is too large: at most 20,000 rows and 50 columns. Split it.',
  },
  'table-unreadable': {
    vi: 'Không đọc được tệp. Hãy lưu lại thành Excel (.xlsx) hoặc CSV UTF-8 rồi chọn lại.',
    en: 'The file could not be read. Save it as .xlsx or as CSV in UTF-8, and choose it again.',
  },
})
