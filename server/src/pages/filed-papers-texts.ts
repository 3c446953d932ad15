import { texts } from '@motcua/contracts/texts.ts'

/** The files of a dossier, as they lie with the office. */
export const FILED = texts({
  none: { vi: 'Không có tệp nào; giấy tờ đã nộp bản giấy.', en: 'No files; the papers were handed in on paper.' },
  signature: { vi: 'Chữ ký vẽ trên màn hình', en: 'Signature drawn on the screen' },
  pages: { vi: '{count} trang', en: 'pages: {count}' },
  addedAt: { vi: 'nộp lúc {at}', en: 'sent {at}' },
  checksum: { vi: 'mã kiểm tra {sum}', en: 'checksum {sum}' },
})
