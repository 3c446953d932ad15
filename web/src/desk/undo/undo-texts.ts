import { texts } from '@motcua/contracts/texts.ts'

/** The bar that offers to undo what was done a moment ago. */
export const UNDO = texts({
  key: {
    vi: 'Hoàn tác việc vừa làm, khi thanh Hoàn tác còn hiện', en: 'Undo what was just done, while the bar offers it',
  },
  done: { vi: 'Đã xong: {what}.', en: 'Done: {what}.' },
  aloud: {
    vi: 'Hoàn tác được trong {seconds} giây, phím Z.', en: 'It can be undone for {seconds} seconds, key Z.',
  },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  left: { vi: '({seconds} giây)', en: '({seconds} s)' },
  undone: { vi: 'Đã hoàn tác: {what}.', en: 'Undone: {what}.' },
  close: { vi: 'Đóng thông báo', en: 'Close this message' },
})
