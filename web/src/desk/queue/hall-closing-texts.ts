import { texts } from '@motcua/contracts/texts.ts'

/** Giving out no more numbers on a day. */
export const CLOSING = texts({
  close: { vi: 'Ngừng phát số', en: 'Give out no more numbers' },
  title: { vi: 'Ngừng phát số hôm nay', en: 'No more numbers today' },
  hint: {
    vi: 'Ki-ốt và điện thoại không lấy thêm số được. Người có lịch hẹn vẫn vào được.',
    en: 'Neither kiosk nor phone gives a number. Who has an appointment still comes in.',
  },
  why: { vi: 'Lý do', en: 'Reason' },
  needWhy: { vi: 'Ghi lý do ngừng phát số.', en: 'Say why.' },
  waiting: { vi: 'Người đang chờ', en: 'Who waits' },
  kept: { vi: 'vẫn được phục vụ hết, kể cả ngoài giờ', en: 'is still served, also after hours' },
  ended: { vi: 'dừng chờ, mời đến ngày khác', en: 'is asked to come another day' },
  cancel: { vi: 'Bỏ qua', en: 'Cancel' },
  done: { vi: 'Đã ngừng phát số.', en: 'No more numbers are given.' },
  doneEnded: { vi: 'Đã ngừng phát số; {ended} người dừng chờ.', en: 'No more numbers are given; {ended} wait no longer.' },
  since: { vi: 'Ngừng phát số từ {at}, {name}:', en: 'No numbers since {at}, {name}:' },
  reopen: { vi: 'Phát số lại', en: 'Give out numbers again' },
  notReceiving: {
    vi: 'Không còn ủy quyền nào đang có hiệu lực: không phát số mới. Số đã lấy vẫn được gọi và phục vụ hết.',
    en: 'No delegation is in force: no new numbers are given. Numbers taken before are still called and served.',
  },
  reopened: { vi: 'Đã phát số lại.', en: 'Numbers are given again.' },
})
