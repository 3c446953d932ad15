import { texts } from '@motcua/contracts/texts.ts'

/** That it has arrived. */
export const ARRIVED = texts({
  title: { vi: 'Đã nộp hồ sơ {number}', en: 'Dossier {number} submitted' },
  heading: { vi: 'Đã nộp hồ sơ', en: 'Your dossier is submitted' },
  number: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  sentAt: { vi: '{procedure}, nộp lúc {moment}', en: '{procedure}, submitted at {moment}' },
  next: { vi: 'Việc tiếp theo', en: 'What happens next' },
  looks: {
    vi:
      '{unit} xem hồ sơ và báo cho bạn trước {moment} ({within}): đã tiếp nhận kèm ngày hẹn trả, hoặc cần hoàn thiện gì.',
    en:
      '{unit} looks at it and tells you by {moment} ({within}): accepted, with the day of the result, or what is missing.',
  },
  looksSoon: {
    vi: '{unit} xem hồ sơ và báo cho bạn: đã tiếp nhận kèm ngày hẹn trả, hoặc cần hoàn thiện gì.',
    en: '{unit} looks at it and tells you: accepted, with the day of the result, or what is missing.',
  },
  nothingToDo: {
    vi: 'Bạn không phải làm gì cho đến lúc đó. Khi có thay đổi, chúng tôi nhắn đến số điện thoại của bạn.',
    en: 'You need do nothing until then. When something changes, we send a message to your phone.',
  },
  nothingToDoHere: {
    vi: 'Bạn không phải làm gì cho đến lúc đó. Khi có thay đổi, chúng tôi báo ở {notices}; bạn chưa có số điện thoại để chúng tôi nhắn.',
    en: 'You need do nothing until then. When something changes, you find it in {notices}; you have given no phone to which we could send a message.',
  },
  ask: {
    vi: 'Hỏi thêm thì gọi {hotline} và đọc mã hồ sơ.', en: 'For questions call {hotline} and give the dossier number.',
  },
  askBelow: {
    vi: 'Hỏi thêm thì đọc mã hồ sơ khi gọi số hỗ trợ ở cuối trang.',
    en: 'For questions call the number at the foot of the page and give the dossier number.',
  },
  see: { vi: 'Xem hồ sơ', en: 'See the dossier' },
  slip: { vi: 'Tải giấy xác nhận đã nộp (PDF)', en: 'Download the proof of submission (PDF)' },
  declaration: { vi: 'Tải tờ khai đã nộp (PDF)', en: 'Download the form you submitted (PDF)' },
  track: { vi: 'Theo dõi không cần đăng nhập', en: 'Track it without signing in' },
  qr: { vi: 'Mã QR để theo dõi hồ sơ', en: 'QR code to track the dossier' },
  scan: {
    vi: 'Quét mã này bằng điện thoại, hoặc gõ mã hồ sơ vào ô {track}.',
    en: 'Scan this code with a phone, or type the dossier number into {track}.',
  },
  trackLink: { vi: 'Theo dõi hồ sơ', en: 'Track a dossier' },
  shared: { vi: 'Đang dùng máy chung?', en: 'At a shared computer?' },
  sharedHint: {
    vi: 'Ghi lại hoặc chụp mã hồ sơ, lấy giấy đã in, rồi bấm nút này: máy không giữ gì của bạn, người sau bấm quay lại cũng không thấy.',
    en: 'Note the number, take what you printed, then press this: nothing of yours stays here, and going back shows nothing.',
  },
  papers: { vi: 'Giấy tờ chúng tôi đã nhận', en: 'Papers we have received' },
  print: {
    vi: 'In trang này bằng lệnh In của trình duyệt, hoặc lưu thành PDF. Trang này còn mãi ở địa chỉ này.',
    en: 'Print this page, or save it as PDF, with your browser. It stays at this address.',
  },
})
