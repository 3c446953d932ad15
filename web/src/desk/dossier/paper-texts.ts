import { texts } from '@motcua/contracts/texts.ts'

export const PAPER = texts({
  papers: { vi: 'Giấy tờ', en: 'Papers' },
  filed: { vi: '✓ có', en: '✓ handed in' },
  presented: { vi: '✓ đã xuất trình', en: '✓ shown' },
  data: { vi: '✓ dữ liệu điện tử', en: '✓ from a register' },
  missing: { vi: '– không có', en: '– not there' },
  signature: { vi: 'Chữ ký vẽ trên màn hình', en: 'Signature drawn on the screen' },
  pages: { vi: '{count} trang', en: '{count} pages' },
  none: { vi: 'Hồ sơ không có tệp nào để xem.', en: 'There is no file to look at.' },
  shown: { vi: 'Đang xem: {name}', en: 'Shown: {name}' },
  rotate: { vi: 'Xoay', en: 'Rotate' },
  larger: { vi: 'Phóng to', en: 'Larger' },
  smaller: { vi: 'Thu nhỏ', en: 'Smaller' },
  fit: { vi: 'Vừa khung', en: 'Fit' },
  before: { vi: 'Trang trước', en: 'Previous page' },
  after: { vi: 'Trang sau', en: 'Next page' },
  page: { vi: 'Trang {page} / {count}', en: 'Page {page} of {count}' },
  loading: { vi: 'Đang mở…', en: 'Opening…' },
  failed: {
    vi: 'Không mở được tệp này trong trang. Tải về để xem bằng chương trình khác.',
    en: 'This file cannot be shown in the page. Download it to see it in another program.',
  },
  pictures: {
    vi: 'Tệp có nội dung tự chạy, chỉ xem bằng ảnh.',
    en: 'The file could run things by itself, so it is shown only as pictures.',
  },
  checking: {
    vi: 'Tệp này đang được kiểm tra an toàn (phần mềm diệt mã độc chưa trả lời). Hãy mở lại sau ít phút.',
    en: 'This file is being checked for malware (the antivirus has not answered yet). Open it again in a few minutes.',
  },
  removed: {
    vi: 'Tệp này có mã độc nên đã bị xóa. Hãy yêu cầu người nộp gửi lại giấy tờ.',
    en: 'Malware was found in this file, and it was removed. Ask for the paper to be sent again.',
  },
  original: { vi: 'Tải tệp gốc…', en: 'Save the original…' },
  originalAsked: { vi: 'Tải tệp gốc về máy này?', en: 'Save the original to this machine?' },
  originalWarning: {
    vi: 'Tệp gốc có thể tự chạy mã lệnh khi mở. Chỉ tải khi thật cần, và chỉ mở trên máy có phần mềm diệt vi-rút.',
    en: 'The original may run things when it is opened. Save it only if you must, on a machine with an antivirus.',
  },
  save: { vi: 'Tải về', en: 'Save it' },
  download: { vi: 'Tải về {name}', en: 'Download {name}' },
  tools: { vi: 'Xem giấy tờ', en: 'Look at the paper' },
  previousPaper: { vi: 'Giấy tờ trước', en: 'Previous paper' },
  nextPaper: { vi: 'Giấy tờ sau', en: 'Next paper' },
  supplement: { vi: 'Giấy tờ bổ sung', en: 'Supplementary papers' },
})
