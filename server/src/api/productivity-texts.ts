import { texts } from '@motcua/contracts/texts.ts'

/** Words in figures of productivity. */
export const PRODUCTIVITY_TEXT = texts({
  program: { vi: 'Hệ thống', en: 'The program' },
})
