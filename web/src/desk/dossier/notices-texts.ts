import { texts } from '@motcua/contracts/texts.ts'

/** What people were told of the dossier, and whether it arrived. */
export const NOTICES = texts({
  title: { vi: 'Thông báo đã gửi', en: 'Notices' },
  hint: {
    vi: 'Mọi thông báo đều có trên cổng dịch vụ công. Dưới đây là việc báo thêm bằng cách khác.',
    en: 'Every notice stands on the portal. Here is how it was told besides.',
  },
  failed: { vi: 'Không tải được danh sách thông báo', en: 'The notices could not be loaded' },
  none: { vi: 'Chưa báo gì cho người nộp.', en: 'Nobody was told anything yet.' },
  older: { vi: 'Thông báo cũ hơn', en: 'Older notices' },
  to: { vi: 'Gửi {name}', en: 'To {name}' },
  portalOnly: { vi: 'Chỉ có trên cổng dịch vụ công', en: 'On the portal alone' },
  missed: { vi: 'Chưa cách nào đến được người nhận', en: 'Arrived by no way' },
  next: { vi: 'Chuyển sang {way}', en: 'Then by {way}' },
  again: { vi: 'Gửi lại bằng {way}', en: 'Sent again by {way}' },
  by: { vi: 'do {name}', en: 'by {name}' },
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  sendAgainOf: { vi: 'Gửi lại: {subject}', en: 'Send again: {subject}' },
  done: { vi: 'Đã đưa thông báo vào hàng gửi lại.', en: 'The notice is sent again.' },
  notDone: { vi: 'Chưa gửi lại được', en: 'Not sent again' },
})

export const NOTICE_WAY = texts({
  sms: { vi: 'tin nhắn SMS', en: 'SMS' },
  zalo: { vi: 'Zalo', en: 'Zalo' },
  email: { vi: 'thư điện tử', en: 'e-mail' },
  push: { vi: 'thông báo trên máy', en: 'notice on a device' },
  letter: { vi: 'thư giấy', en: 'letter' },
})

export const TRY_STATE = texts({
  'waiting': { vi: 'đang chờ gửi', en: 'waits to be sent' },
  'sent': { vi: 'đã gửi', en: 'sent' },
  'delivered': { vi: 'đã đến máy', en: 'reached the phone' },
  'unconfirmed': { vi: 'đã gửi, không rõ đã đến chưa', en: 'sent, not known whether it arrived' },
  'failed': { vi: 'không đến được', en: 'did not arrive' },
  'to-print': { vi: 'chờ in ở bộ phận một cửa', en: 'waits to be printed at the section' },
  'printed': { vi: 'đã in, chờ gửi bưu chính', en: 'printed, to be posted' },
  'posted': { vi: 'đã gửi bưu chính', en: 'posted' },
  'returned': { vi: 'bưu chính trả lại', en: 'brought back by the post' },
})

/** Why it did not arrive, or still waits. */
export const TRY_CAUSE = texts({
  'no-address': { vi: 'chưa có số hoặc địa chỉ', en: 'no number or address' },
  'no-channel': { vi: 'tỉnh không còn dùng cách này', en: 'the province has this way no more' },
  'gone': { vi: 'trình duyệt không còn nhận thông báo', en: 'the browser takes notices no more' },
  'failed': { vi: 'nhà mạng không chuyển được', en: 'the network could not deliver it' },
  'expired': { vi: 'máy tắt hoặc mất sóng quá lâu', en: 'the phone was off or away for too long' },
  'unknown-number': { vi: 'số điện thoại không dùng được', en: 'the number is not in use' },
  'timeout': { vi: 'cổng gửi không trả lời', en: 'the gateway did not answer' },
  'unreachable': { vi: 'không kết nối được cổng gửi', en: 'the gateway could not be reached' },
  'unexpected': { vi: 'lỗi của hệ thống', en: 'an error of the system' },
  'unknown-there': { vi: 'không có người này ở đó', en: 'nobody of that name there' },
  'moved': { vi: 'người nhận đã chuyển đi', en: 'moved' },
  'refused': { vi: 'người nhận không nhận thư', en: 'not taken' },
  'wrong-address': { vi: 'không có địa chỉ này', en: 'no such address' },
  'other': { vi: 'lý do khác', en: 'another reason' },
})

/** What a mail server or a gateway answered, by its code. */
export const TRY_CAUSE_OF = texts({
  mail: { vi: 'máy chủ thư không nhận ({code})', en: 'the mail server did not take it ({code})' },
  gateway: { vi: 'cổng gửi không nhận ({code})', en: 'the gateway did not take it ({code})' },
})
