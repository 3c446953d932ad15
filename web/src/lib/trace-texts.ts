import { texts } from '@motcua/contracts/texts.ts'

/** Why a day counts or not: a word for the square of the calendar. */
export const TRACE_SHORT = texts({
  'counted': { vi: 'tính', en: 'counts' },
  'day-of-receipt': { vi: 'nhận', en: 'receipt' },
  'weekend': { vi: 'nghỉ', en: 'rest' },
  'holiday': { vi: 'lễ', en: 'holiday' },
  'paused': { vi: 'dừng', en: 'paused' },
  'after-closing': { vi: 'sau giờ', en: 'after hours' },
  'after-cutoff': { vi: 'sau 15 giờ', en: 'after 15:00' },
  'moved-on': { vi: 'lùi', en: 'moved' },
  'before-restart': { vi: 'tính lại', en: 'restarted' },
})

/** The same as a sentence, with which its article stands. */
export const TRACE_LONG = texts({
  'counted': { vi: 'Ngày được tính', en: 'Counted' },
  'day-of-receipt': { vi: 'Ngày nhận hồ sơ, chưa tính', en: 'Day of receipt, not counted' },
  'weekend': { vi: 'Nghỉ hằng tuần, không tính', en: 'Weekly rest, not counted' },
  'holiday': { vi: 'Nghỉ lễ, tết, không tính', en: 'Public holiday, not counted' },
  'paused': { vi: 'Tạm dừng tính thời hạn', en: 'The time limit is paused' },
  'after-closing': {
    vi: 'Nộp sau giờ làm việc, tính từ ngày sau', en: 'Submitted after hours, counted from the next day',
  },
  'after-cutoff': {
    vi: 'Nhận sau giờ chốt, tính từ ngày sau', en: 'Received after the cut-off, counted from the next day',
  },
  'moved-on': {
    vi: 'Ngày cuối là ngày nghỉ, lùi sang ngày làm việc sau',
    en: 'The last day is a day of rest; moved to the next working day',
  },
  'before-restart': { vi: 'Trước khi tính lại từ đầu', en: 'Before the count began anew' },
})
