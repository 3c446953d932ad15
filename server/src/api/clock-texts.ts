import { texts } from '@motcua/contracts/texts.ts'

/** Which time limit it is; `agency` and `step` by their names. */
export const CLOCK_NAME = texts({
  'acknowledgement': { vi: 'Thời hạn thông báo tiếp nhận', en: 'Time to say that it is accepted' },
  'dossier': { vi: 'Thời hạn giải quyết', en: 'Time to settle' },
  'unsettled-notice': { vi: 'Thời hạn ra thông báo trả hồ sơ', en: 'Time to give notice of its return' },
  'unsettled-telling': { vi: 'Thời hạn báo người nộp', en: 'Time to tell the applicant' },
  'originals': { vi: 'Thời hạn chuyển bản giấy', en: 'Time to hand over the paper originals' },
  'agency': { vi: 'Thời hạn tại {name}', en: 'Time at {name}' },
  'agencyUnknown': { vi: 'Thời hạn tại cơ quan', en: 'Time at an office' },
  'step': { vi: 'Bước: {name}', en: 'Step: {name}' },
})

/** How a time limit stands. */
export const CLOCK_STATE = texts({
  doneLate: { vi: 'đã xong, quá hạn', en: 'done, overdue' },
  doneInTime: { vi: 'đã xong, đúng hạn', en: 'done, in time' },
  stands: { vi: 'dừng tính từ {day}: {why}', en: 'stopped since {day}: {why}' },
  overdue: { vi: 'quá hạn', en: 'overdue' },
  overdueDay: { vi: 'quá hạn 1 ngày làm việc', en: 'overdue by 1 working day' },
  overdueDays: { vi: 'quá hạn {days} ngày làm việc', en: 'overdue by {days} working days' },
  dueToday: { vi: 'hết hạn hôm nay', en: 'due today' },
  hoursLeft: { vi: 'còn {hours} giờ làm việc', en: '{hours} working hour(s) left' },
  minutesLeft: { vi: 'còn {minutes} phút làm việc', en: '{minutes} working minute(s) left' },
  dayLeft: { vi: 'còn 1 ngày làm việc', en: '1 working day left' },
  daysLeft: { vi: 'còn {days} ngày làm việc', en: '{days} working days left' },
})

/** Why a clock stands, on each page the same. */
export const PAUSED = texts({
  supplement: { vi: 'chờ bổ sung giấy tờ', en: 'waiting for papers' },
  payment: { vi: 'chờ thực hiện nghĩa vụ tài chính', en: 'waiting for payment' },
  confirmation: { vi: 'chờ xác nhận', en: 'waiting for a confirmation' },
  completion: { vi: 'chờ hoàn thiện hồ sơ', en: 'waiting for it to be completed' },
})
