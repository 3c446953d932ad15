import { texts } from '@motcua/contracts/texts.ts'

/** Where the clock of a demonstration is moved. */
export const DEMONSTRATION = texts({
  title: { vi: 'Bản trình diễn', en: 'Demonstration' },
  only: { vi: 'Chỉ có trong bản trình diễn', en: 'In a demonstration only' },
  realTime: { vi: 'Hệ thống này chạy theo giờ thật.', en: 'This system runs on the real time.' },
  heading: { vi: 'Đồng hồ của bản trình diễn', en: 'The clock of the demonstration' },
  now: { vi: 'Bây giờ là', en: 'It is now' },
  hint: {
    vi: 'Đồng hồ chạy như thật; chuyển đi thì hạn, tạm dừng và thư xin lỗi thay đổi theo.',
    en: 'The clock runs as a real one; when it is moved, due dates, pauses and letters of apology follow.',
  },
  moved: { vi: 'Đồng hồ của bản trình diễn: {moment}.', en: 'The clock of the demonstration: {moment}.' },
  to: { vi: 'Chuyển đến', en: 'Move to' },
  move: { vi: 'Chuyển đồng hồ', en: 'Move the clock' },
  hour: { vi: 'Thêm 1 giờ', en: '1 hour on' },
  day: { vi: 'Thêm 1 ngày', en: '1 day on' },
  week: { vi: 'Thêm 1 tuần', en: '1 week on' },
})
