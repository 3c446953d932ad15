import { texts } from '@motcua/contracts/texts.ts'

/** What the post's own system knows of a parcel. */
export const CARRIER = texts({
  placed: { vi: 'hệ thống bưu chính: đơn {reference}', en: 'system of the post: order {reference}' },
  'asking': { vi: 'hệ thống bưu chính: chưa trả lời về đơn', en: 'system of the post: no answer about the order yet' },
  'cancel-asked': {
    vi: 'hệ thống bưu chính: đã yêu cầu hủy, đợi trả lời', en: 'system of the post: cancelling asked for, no answer yet',
  },
  over: { vi: 'hệ thống bưu chính: đơn {reference}, đã xong', en: 'system of the post: order {reference}, over' },
  cancelled: { vi: 'hệ thống bưu chính: đã hủy đơn', en: 'system of the post: order taken back' },
  refused: {
    vi: 'Hệ thống bưu chính không nhận đơn. Hãy gọi bưu chính, hoặc hủy rồi đặt lại.',
    en: 'The system of the post refused the order. Call the post, or cancel and order anew.',
  },
  kept: {
    vi: 'Bưu chính không nhận hủy vì đã lấy hàng. Hãy gọi bưu chính.',
    en: 'The post would not cancel: it has it already. Call the post.',
  },
  stuck: {
    vi: 'Tin này chưa ghi được ở đây (ví dụ còn khoản chưa nộp). Hãy mở hồ sơ để xem.',
    en: 'This cannot be put down here yet (money may be due). Look at the dossier.',
  },
})

export const CARRIER_NEWS = texts({
  'picked-up': { vi: 'báo đã lấy hàng', en: 'says picked up' },
  'on-the-way': { vi: 'báo đang chuyển', en: 'says on the way' },
  'delivered': { vi: 'báo đã phát', en: 'says delivered' },
  'attempt-failed': { vi: 'báo phát không thành', en: 'says in vain' },
  'returned': { vi: 'báo chuyển hoàn', en: 'says coming back' },
})
