import { texts } from '@motcua/contracts/texts.ts'

export const PAPER = texts({
  papers: { vi: 'Giấy tờ', en: 'Papers' },
  filed: { vi: '✓ có', en: '✓ handed in' },
  presented: { vi: '✓ đã xuất trình', en: '✓ shown' },
  data: { vi: '✓ dữ liệu điện tử', en: '✓ from a register' },
  missing: { vi: '– không có', en: '– not there' },
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
  download: { vi: 'Tải về {name}', en: 'Download {name}' },
  tools: { vi: 'Xem giấy tờ', en: 'Look at the paper' },
  previousPaper: { vi: 'Giấy tờ trước', en: 'Previous paper' },
  nextPaper: { vi: 'Giấy tờ sau', en: 'Next paper' },
  supplement: { vi: 'Giấy tờ bổ sung', en: 'Supplementary papers' },
})
