import { texts } from '@motcua/contracts/texts.ts'

/** The page on which anybody checks a result. */
export const VERIFYING = texts({
  title: { vi: 'Kiểm tra kết quả', en: 'Check a result' },
  intro: {
    vi: 'Kiểm tra kết quả giải quyết thủ tục có phải do cơ quan nhà nước ban hành và còn hiệu lực hay không. Không cần đăng nhập; khi không có mạng vẫn kiểm tra được nếu đã mở trang này một lần.',
    en: 'Check whether a result was issued by an agency and still holds. Nobody need sign in; without a network it works, too, once this page has been opened.',
  },
  text: { vi: 'Nội dung mã QR', en: 'Text of the QR code' },
  textHint: {
    vi: 'Quét mã QR trên kết quả bằng điện thoại rồi dán nội dung đọc được vào đây.',
    en: 'Scan the code on the result with a phone, then paste what it reads here.',
  },
  check: { vi: 'Kiểm tra', en: 'Check' },
  needed: { vi: 'Hãy dán nội dung mã QR rồi bấm Kiểm tra.', en: 'Paste the text of the code, then press Check.' },
  found: { vi: 'Kết quả kiểm tra', en: 'What was found' },
})
