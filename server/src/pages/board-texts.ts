import { texts } from '@motcua/contracts/texts.ts'

/** The board of a hall. */
export const BOARD = texts({
  title: { vi: 'Bảng gọi số', en: 'Numbers called' },
  counter: { vi: 'Quầy {counter}', en: 'Counter {counter}' },
  last: { vi: 'Vừa gọi', en: 'Called before' },
  waiting: { vi: 'Đang chờ', en: 'Waiting' },
  people: { vi: '{count} người', en: '{count}' },
  about: { vi: 'khoảng {minutes} phút', en: 'about {minutes} min' },
  nobody: { vi: 'Chưa gọi số nào', en: 'No number has been called' },
  lost: { vi: 'Mất kết nối, số vừa gọi có thể chưa hiện', en: 'Connection lost: the latest number may not be shown' },
  sound: { vi: 'Bật tiếng', en: 'Turn on the sound' },
})
