import { texts } from '@motcua/contracts/texts.ts'

export const SERVICE = texts({
  title: { vi: 'Gửi tin, thanh toán, đăng nhập', en: 'Notices, payment, sign-in' },
  intro: {
    vi: 'Tình trạng theo những việc chương trình đã làm, không gọi thử. Muốn gọi thử: motcua doctor.',
    en: 'Judged by what the program has done, and by no call. For a call: motcua doctor.',
  },
  service: { vi: 'Dịch vụ', en: 'Service' },
  health: { vi: 'Tình trạng', en: 'Health' },
  waiting: { vi: 'Tin đang chờ', en: 'Waiting' },
  last: { vi: 'Dùng được gần nhất', en: 'Last worked' },
  count: { vi: 'chờ {count} tin', en: '{count} wait' },
  fault: { vi: '{fault}; thử lại lúc {at} (giờ thật)', en: '{fault}; tried again at {at} (real time)' },
  faultSince: {
    vi: '{fault}, từ {since}; thử lại lúc {at} (giờ thật)', en: '{fault}, since {since}; tried again at {at} (real time)',
  },
  never: { vi: 'chưa thấy', en: 'not seen' },
  lastShown: { vi: '{at} (giờ trình diễn)', en: '{at} (time of the demonstration)' },
  lastReal: { vi: '{at} (giờ thật)', en: '{at} (real time)' },
  unnamed: { vi: 'Chưa khai báo trong MOTCUA_PARTNERS: {names}.', en: 'Not in MOTCUA_PARTNERS: {names}.' },
})

export const SERVICE_HEALTH = texts({
  'not-named': { vi: 'chưa khai báo', en: 'not in the settings' },
  'kept': { vi: 'chỉ giữ lại để xem', en: 'only kept to be read' },
  'down': { vi: 'gián đoạn', en: 'away' },
  'late': { vi: 'chậm', en: 'late' },
  'unknown': { vi: 'đã khai báo, chưa rõ', en: 'named, not known' },
  'well': { vi: 'bình thường', en: 'well' },
})

/** Beside the word; of the others it says enough. */
export const SERVICE_NOTES = texts({
  'kept': { vi: 'Không tin nào gửi ra ngoài.', en: 'Nothing leaves.' },
  'late': {
    vi: 'Có việc lẽ ra đã xong. Hãy xem việc nền (motcua work) có chạy không, bên kia có trả lời không.',
    en: 'Something should be done by now. See whether the worker (motcua work) runs, and whether it answers.',
  },
})
