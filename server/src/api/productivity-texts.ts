import { texts } from '@motcua/contracts/texts.ts'

/** Words in figures of productivity. */
export const PRODUCTIVITY_TEXT = texts({
  post: { vi: 'Bưu chính công ích', en: 'Public post' },
  program: { vi: 'Hệ thống', en: 'The program' },
})
