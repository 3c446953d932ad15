import { texts } from '@motcua/contracts/texts.ts'

/** The parts of a moment, as the small fields are called. */
export const MOMENT = texts({
  time: { vi: 'Giờ', en: 'Time' },
  day: { vi: 'Ngày', en: 'Day' },
  month: { vi: 'Tháng', en: 'Month' },
  year: { vi: 'Năm', en: 'Year' },
})
