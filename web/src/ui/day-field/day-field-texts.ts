import { texts } from '@motcua/contracts/texts.ts'

/** The parts of a day, as the small fields are called. */
export const PART = texts({
  day: { vi: 'Ngày', en: 'Day' },
  month: { vi: 'Tháng', en: 'Month' },
  year: { vi: 'Năm', en: 'Year' },
})
