import { texts } from '@motcua/contracts/texts.ts'

export const FOLLOW_UP = texts({
  none: { vi: 'Hẹn xem lại', en: 'Look again later' },
  set: { vi: 'Xem lại {day}', en: 'Look again {day}' },
  day: { vi: 'Ngày xem lại', en: 'Day of looking again' },
  hint: {
    vi: 'Chỉ bạn thấy ngày này. Danh sách sắp xếp được theo ngày xem lại.',
    en: 'Only you see this day. Lists can be ordered by it.',
  },
  keep: { vi: 'Ghi', en: 'Save' },
  remove: { vi: 'Bỏ ngày', en: 'Remove the day' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  failed: { vi: 'Chưa ghi được ngày xem lại', en: 'The day was not saved' },
})
