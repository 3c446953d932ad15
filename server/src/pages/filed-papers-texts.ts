import { texts } from '@motcua/contracts/texts.ts'

/** The files of a dossier, as they lie with the office. */
export const FILED = texts({
  none: { vi: 'Không có tệp nào.', en: 'No files.' },
  onPaper: { vi: 'Không có tệp nào; giấy tờ đã nộp bản giấy.', en: 'No files; the papers were handed in on paper.' },
  signature: { vi: 'Chữ ký vẽ trên màn hình', en: 'Signature drawn on the screen' },
  pictures: {
    vi: 'Tệp có nội dung tự chạy, chỉ xem bằng ảnh.',
    en: 'The file could run things by itself, so it is shown only as pictures.',
  },
  checking: {
    vi: 'Đang kiểm tra an toàn, chưa xem được. Hãy mở lại sau ít phút.',
    en: 'It is being checked for malware and cannot be shown yet. Open it again in a few minutes.',
  },
  removed: {
    vi: 'Tệp có mã độc nên đã bị xóa. Hãy gửi lại giấy tờ này khi cơ quan yêu cầu.',
    en: 'Malware was found in the file, and it was removed. Send the paper again when the office asks for it.',
  },
  destroyed: {
    vi: 'Bản lưu của giấy tờ đã hủy theo quyết định. Hãy hỏi cơ quan nếu bạn cần biết thêm.',
    en: 'What was kept of the paper was destroyed by decision. Ask the office if you need to know more.',
  },
  original: { vi: 'Tải tệp gốc', en: 'Save the original' },
  originalWarning: {
    vi: 'Tệp gốc do người nộp gửi, có thể tự chạy khi mở. Chỉ tải khi cần, và chỉ mở trên máy có phần mềm diệt vi-rút.',
    en: 'The original may run things when it is opened. Save it only if you need it, on a machine with an antivirus.',
  },
  pages: { vi: '{count} trang', en: 'pages: {count}' },
  addedAt: { vi: 'nộp lúc {at}', en: 'sent {at}' },
  checksum: { vi: 'mã kiểm tra {sum}', en: 'checksum {sum}' },
})
