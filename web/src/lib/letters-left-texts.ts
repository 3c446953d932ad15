import { texts } from '@motcua/contracts/texts.ts'

/** How much room is left in a text, once little is. */
export const LETTERS = texts({
  left: { vi: 'Còn {count} chữ.', en: 'Characters left: {count}.' },
  over: {
    vi: 'Dài quá {count} chữ. Hãy rút bớt; chưa có chữ nào bị cắt.',
    en: 'Too long by {count}. Please shorten it; nothing was cut.',
  },
})
