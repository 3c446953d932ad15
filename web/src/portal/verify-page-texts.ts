import { texts } from '@motcua/contracts/texts.ts'

/** What the page that checks results says with its script. */
export const CHECKING = texts({
  file: { vi: 'Tệp PDF của kết quả, hoặc ảnh chụp mã QR', en: 'The PDF of the result, or a picture of its code' },
  fileHint: { vi: 'Tệp được kiểm tra ngay trong máy này, không gửi đi đâu.', en: 'The file is checked on this machine and sent nowhere.' },
  camera: { vi: 'Quét mã QR bằng máy ảnh', en: 'Scan the code with the camera' },
  reading: { vi: 'Đang đọc, xin chờ một chút.', en: 'Reading, one moment.' },
  stop: { vi: 'Dừng quét', en: 'Stop scanning' },
  noCamera: {
    vi: 'Không mở được máy ảnh. Hãy cho phép dùng máy ảnh, hoặc chọn tệp, hoặc dán nội dung mã QR.',
    en: 'The camera could not be opened. Allow it, or choose a file, or paste the text of the code.',
  },
  noCode: {
    vi: 'Không đọc được mã QR trong ảnh này. Hãy chụp gần và rõ hơn, hoặc quét bằng điện thoại rồi dán nội dung.',
    en: 'No code could be read in this picture. Take it closer and sharper, or scan it with a phone and paste the text.',
  },
  noReader: {
    vi: 'Chưa tải được bộ đọc mã QR. Hãy nối mạng rồi thử lại, hoặc dán nội dung mã QR.',
    en: 'What reads codes could not be loaded. Go online and try again, or paste the text of the code.',
  },
  noLists: {
    vi: 'Chưa có danh sách khóa để kiểm tra. Hãy nối mạng và mở lại trang này.',
    en: 'There is no list of keys here yet. Go online and open this page again.',
  },
  offline: {
    vi: 'Đang không có mạng: kiểm tra bằng danh sách đã lưu trong máy.',
    en: 'There is no network: checked by the lists kept on this machine.',
  },
  found: { vi: 'Kết quả kiểm tra', en: 'What was found' },
  sameFile: { vi: 'Tệp trùng khớp từng byte với bản lưu của cơ quan.', en: 'The file is, byte for byte, the one that the agency keeps.' },
})
