import { texts } from '@motcua/contracts/texts.ts'

/** Choosing files, and how far each is. */
export const FILES = texts({
  choose: { vi: 'Chọn tệp', en: 'Choose files' },
  chooseFor: { vi: ' cho {label}', en: ' for {label}' },
  kinds: { vi: '{kinds}; hoặc thả vào đây', en: '{kinds}; or drop them here' },
  sending: { vi: 'đang gửi {percent} %', en: 'sending, {percent} %' },
  checking: { vi: 'đang kiểm tra…', en: 'being checked…' },
  progressOf: { vi: 'Tiến độ gửi {name}', en: 'Progress of {name}' },
  sent: { vi: '✓ đã gửi', en: '✓ sent' },
  sentPages: { vi: '✓ đã gửi, {pages} trang', en: '✓ sent, pages: {pages}' },
  again: { vi: 'Gửi lại', en: 'Send again' },
  remove: { vi: 'Xóa', en: 'Delete' },
})
