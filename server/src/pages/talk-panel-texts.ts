import { texts } from '@motcua/contracts/texts.ts'

export const TALK = texts({
  heading: { vi: 'Trao đổi với cơ quan', en: 'Messages with the office' },
  none: { vi: 'Chưa có tin nhắn nào về hồ sơ này.', en: 'There are no messages about this dossier yet.' },
  you: { vi: 'Bạn', en: 'You' },
  older: { vi: 'Xem tin cũ hơn', en: 'Show older messages' },
  all: { vi: 'Xem tất cả tin nhắn', en: 'Show all messages' },
  newest: { vi: 'Về tin mới nhất', en: 'Back to the newest messages' },
  title: { vi: 'Trao đổi về hồ sơ {number}', en: 'Messages about dossier {number}' },
  back: { vi: 'Hồ sơ {number}', en: 'Dossier {number}' },
  write: { vi: 'Nhắn cho cơ quan', en: 'Write to the office' },
  hint: {
    vi: 'Tối đa 2.000 chữ. Giấy tờ được yêu cầu thì nộp ở phần bổ sung, không gửi ở đây.',
    en: 'At most 2,000 characters. Hand in papers that were asked for on the supplement page, not here.',
  },
  send: { vi: 'Gửi tin nhắn', en: 'Send message' },
  empty: { vi: 'Hãy ghi nội dung tin nhắn.', en: 'Write your message.' },
  long: {
    vi: 'Tin nhắn dài {count} chữ; hãy rút còn tối đa 2.000 chữ.',
    en: 'Your message has {count} characters; shorten it to at most 2,000.',
  },
  reused: {
    vi: 'Trang này đã gửi một tin khác. Tin dưới đây chưa gửi; bấm gửi lần nữa nếu vẫn muốn gửi.',
    en: 'This page has sent another message already. The one below is not sent; press send again if you want it sent.',
  },
  many: {
    vi: 'Hôm nay bạn đã nhắn nhiều lần về hồ sơ này. Hãy đợi cơ quan trả lời, hoặc gọi điện cho nơi tiếp nhận.',
    en: 'You have written many messages about this dossier today. Wait for the answer, or phone the office.',
  },
})
