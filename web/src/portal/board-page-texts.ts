import { texts } from '@motcua/contracts/texts.ts'

/** What the board of a hall says anew as it changes; the same as in the page that the server sends. */
export const BOARD = texts({
  counter: { vi: 'Quầy {counter}', en: 'Counter {counter}' },
  people: { vi: '{count} người', en: '{count}' },
  about: { vi: 'khoảng {minutes} phút', en: 'about {minutes} min' },
})
