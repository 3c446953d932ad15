import { texts } from '@motcua/contracts/texts.ts'

/** Days of the week, Sunday first, as they stand before a date; nothing breaks inside. */
export const WEEKDAY = texts({
  0: { vi: 'Chủ nhật', en: 'Sunday' },
  1: { vi: 'thứ Hai', en: 'Monday' },
  2: { vi: 'thứ Ba', en: 'Tuesday' },
  3: { vi: 'thứ Tư', en: 'Wednesday' },
  4: { vi: 'thứ Năm', en: 'Thursday' },
  5: { vi: 'thứ Sáu', en: 'Friday' },
  6: { vi: 'thứ Bảy', en: 'Saturday' },
})
