import { texts } from '@motcua/contracts/texts.ts'

/** What `?` opens. */
export const SHORTCUT = texts({
  name: { vi: 'Phím tắt', en: 'Shortcuts' },
  title: { vi: 'Phím tắt trên màn hình này', en: 'Shortcuts on this screen' },
  close: { vi: 'Đóng', en: 'Close' },
})
