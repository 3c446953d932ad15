import { texts } from '@motcua/contracts/texts.ts'

/** An alarm of a hall, on every screen of whoever runs it. */
export const HALL_ALARM = texts({
  label: { vi: 'Báo động sảnh chờ', en: 'Alarm of a hall' },
  late: {
    vi: '! {unit}: từ {at}, việc {service} chờ khoảng {minutes} phút, quá mục tiêu.',
    en: '! {unit}: since {at}, {service} takes about {minutes} minutes of waiting, over the target.',
  },
  closed: {
    vi: '! {unit}: từ {at} có người chờ việc {service} mà chưa quầy nào mở.',
    en: '! {unit}: since {at} people wait for {service}, and no counter of it is open.',
  },
  open: { vi: 'Xem sảnh', en: 'See the hall' },
})
