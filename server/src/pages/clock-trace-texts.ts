import { texts } from '@motcua/contracts/texts.ts'

/** The box that says how a date came about. */
export const CLOCK = texts({
  box: { vi: 'Cách tính ngày hẹn', en: 'How the date was counted' },
  dossier: { vi: 'Thời hạn giải quyết', en: 'Time to settle it' },
  acknowledgement: { vi: 'Thời hạn báo đã tiếp nhận', en: 'Time to say that it is accepted' },
  spell: { vi: '{name}: từ {from} đến {until}', en: '{name}: from {from} to {until}' },
  month: { vi: 'Tháng {month}/{year}', en: '{month}/{year}' },
  legend: { vi: 'Dấu trong lịch', en: 'Signs of the calendar' },
  due: { vi: 'Ngày hẹn', en: 'The date itself' },
  dueMark: { vi: 'hẹn', en: 'due' },
  list: { vi: 'Xem từng ngày thành bảng', en: 'Day by day, as a table' },
  day: { vi: 'Ngày', en: 'Day' },
  how: { vi: 'Tính thế nào', en: 'How it counts' },
  article: { vi: 'Căn cứ', en: 'By which article' },
  pause: { vi: 'Tạm dừng từ {from} đến {until}: {why}', en: 'Stood still from {from} to {until}: {why}' },
  pauseOpen: { vi: 'Tạm dừng từ {from}: {why}', en: 'Standing still since {from}: {why}' },
})

/** Why a day of the count is what it is. */
export const WHY = texts({
  'weekend': { vi: 'Ngày nghỉ hằng tuần, không tính', en: 'Weekend, not counted' },
  'holiday': { vi: 'Ngày lễ, không tính', en: 'Holiday, not counted' },
  'after-closing': {
    vi: 'Nhận ngoài giờ làm việc, tính từ lần mở cửa sau', en: 'Came after hours; counted from the next opening',
  },
  'after-cutoff': {
    vi: 'Nhận sau giờ chốt, tính từ ngày làm việc sau', en: 'Came late in the day; counted from the next working day',
  },
  'day-of-receipt': { vi: 'Ngày nhận, không tính', en: 'Day of receipt, not counted' },
  'counted': { vi: 'Tính', en: 'Counted' },
  'paused': { vi: 'Tạm dừng, không tính', en: 'Standing still, not counted' },
  'moved-on': {
    vi: 'Hạn rơi vào ngày nghỉ, chuyển sang ngày làm việc sau', en: 'Fell on a day off; moved to the next working day',
  },
  'before-restart': { vi: 'Trước khi tính lại, không tính', en: 'Before it began anew, not counted' },
})

/** What the clock waits for. */
export const PAUSE = texts({
  supplement: { vi: 'chờ bổ sung giấy tờ', en: 'waiting for papers' },
  payment: { vi: 'chờ thực hiện nghĩa vụ tài chính', en: 'waiting for payment' },
  confirmation: { vi: 'chờ xác nhận', en: 'waiting for a confirmation' },
  completion: { vi: 'chờ hoàn thiện hồ sơ', en: 'waiting for it to be completed' },
})

/** Heads of the columns, from Monday on, and as a listener hears them. */
export const COLUMN = texts({
  1: { vi: 'T2', en: 'Mo' }, 2: { vi: 'T3', en: 'Tu' }, 3: { vi: 'T4', en: 'We' }, 4: { vi: 'T5', en: 'Th' },
  5: { vi: 'T6', en: 'Fr' }, 6: { vi: 'T7', en: 'Sa' }, 0: { vi: 'CN', en: 'Su' },
})
