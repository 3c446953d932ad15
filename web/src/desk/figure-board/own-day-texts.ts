import { texts } from '@motcua/contracts/texts.ts'

/** The day of whoever looks. */
export const OWN_DAY = texts({
  title: { vi: 'Ngày làm việc của tôi', en: 'My day' },
  failed: { vi: 'Không tải được ngày làm việc của bạn', en: 'Your day could not be loaded' },
  received: { vi: 'Đã tiếp nhận', en: 'Received' },
  returned: { vi: 'Đã trả kết quả', en: 'Results handed over' },
  done: { vi: 'Bước đã xong', en: 'Steps done' },
  held: { vi: 'Bước đang giữ', en: 'Steps in hand' },
  dueToday: { vi: 'Đến hạn hôm nay', en: 'Due today' },
  late: { vi: 'Quá hạn', en: 'Late' },
  today: { vi: 'Hôm nay', en: 'Today' },
  now: { vi: 'Lúc này', en: 'Now' },
})
