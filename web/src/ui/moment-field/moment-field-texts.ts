import { texts } from '@motcua/contracts/texts.ts'

/** The parts of a moment, as the small fields are called. */
export const MOMENT = texts({
  time: { vi: 'Giờ', en: 'Time' },
  day: { vi: 'Ngày', en: 'Day' },
  month: { vi: 'Tháng', en: 'Month' },
  needAll: { vi: 'Hãy ghi đủ giờ, ngày, tháng, năm', en: 'Give hour, day, month and year' },
  wrongTime: {
    vi: 'Giờ không đúng. Hãy ghi từ 0:00 đến 23:59, như 8:30 hoặc 16h', en: 'There is no such time. Write 0:00 to 23:59, such as 8:30',
  },
  wrongDay: { vi: 'Không có ngày này. Hãy xem lại ngày, tháng, năm', en: 'There is no such day. Look at day, month and year' },
  year: { vi: 'Năm', en: 'Year' },
})
