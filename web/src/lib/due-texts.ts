import { texts } from '@motcua/contracts/texts.ts'

export const DUE = texts({
  lateBySupplement: {
    vi: 'quá hạn do yêu cầu bổ sung lần hai', en: 'overdue: a second supplement was asked for',
  },
  overdueToday: { vi: 'quá hạn từ {time} hôm nay', en: 'overdue since {time} today' },
  overdueDays: { vi: 'quá hạn {days} ngày', en: 'overdue by {days} day(s)' },
  overdueWorkingDays: { vi: 'quá hạn {days} ngày làm việc', en: 'overdue by {days} working day(s)' },
  dueToday: { vi: 'hạn hôm nay {time}', en: 'due today at {time}' },
  daysLeft: { vi: 'còn {days} ngày', en: '{days} day(s) left' },
  workingDaysLeft: { vi: 'còn {days} ngày làm việc', en: '{days} working day(s) left' },
  beforeNextWorkingDay: { vi: 'hết hạn trong kỳ nghỉ', en: 'falls due while offices are closed' },
  hoursLeft: { vi: 'còn {hours} giờ làm việc', en: '{hours} working hour(s) left' },
  minutesLeft: { vi: 'còn {minutes} phút làm việc', en: '{minutes} working minute(s) left' },
  answerOverdue: { vi: 'quá hạn trả lời {hours} giờ làm việc', en: 'answer overdue by {hours} working hour(s)' },
  answerOverdueDays: {
    vi: 'quá hạn trả lời {days} ngày làm việc', en: 'answer overdue by {days} working day(s)',
  },
  answerOverdueNow: { vi: 'vừa quá hạn trả lời', en: 'answer just overdue' },
  stands: { vi: 'dừng tính từ {day}: {why}, {article}', en: 'clock stopped since {day}: {why}, {article}' },
  supplement: { vi: 'chờ bổ sung', en: 'waiting for a supplement' },
  payment: { vi: 'chờ nộp phí, thuế', en: 'waiting for payment' },
  confirmation: { vi: 'chờ xác nhận', en: 'waiting for a confirmation' },
  completion: { vi: 'chờ hoàn thiện', en: 'waiting to be completed' },
})
