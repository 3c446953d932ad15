import { texts } from '@motcua/contracts/texts.ts'

/** Where a procedure asks for more than the session has. */
export const ASSURANCE = texts({
  title: { vi: 'Cần đăng nhập bằng định danh mức 2', en: 'An electronic identity of level 2 is needed' },
  why: {
    vi: 'Thủ tục này chỉ nhận khai trực tuyến của người đã đăng nhập bằng tài khoản định danh điện tử mức 2.',
    en: 'This procedure takes declarations online only from people signed in by an electronic identity of level 2.',
  },
  kept: {
    vi: 'Những gì bạn đã khai vẫn còn. Đăng nhập xong, bạn trở lại đúng chỗ này.',
    en: 'What you filled in is kept. Once signed in, you come back to where you were.',
  },
  cannot: { vi: 'Không có định danh mức 2?', en: 'No identity of level 2?' },
  counter: { vi: 'Bạn {counter}, mang theo:', en: 'Please {counter}, and bring:' },
  counterLink: { vi: 'nộp trực tiếp tại quầy', en: 'hand it in at a counter' },
  card: { vi: 'Thẻ căn cước hoặc căn cước công dân', en: 'Your identity card' },
  help: {
    vi: 'Mang thẻ căn cước đến quầy của bộ phận một cửa: cán bộ giúp bạn nộp; công an xã cấp định danh mức 2.',
    en: 'Bring your identity card to a counter: officials help you; the commune police issue identities of level 2.',
  },
})
