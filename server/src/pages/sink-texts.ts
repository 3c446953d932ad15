import { texts } from '@motcua/contracts/texts.ts'

/** The messages of the demonstration. */
export const SINK = texts({
  title: { vi: 'Tin nhắn đã gửi', en: 'Messages sent' },
  intro: {
    vi: 'Bản trình diễn không gửi tin ra ngoài. Tin mới nhất ở trên; tải lại trang để xem tin mới.',
    en: 'The demonstration sends nothing out. The newest stands first; reload the page to see new ones.',
  },
  none: { vi: 'Chưa có tin nào.', en: 'None yet.' },
})
