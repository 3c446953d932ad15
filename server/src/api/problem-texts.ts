import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal, and what to do about it; by its code. */
export const PROBLEM = texts({
  'not-found': { vi: 'Không tìm thấy. Hãy kiểm tra lại địa chỉ.', en: 'Nothing was found. Check the address.' },
  'method-not-allowed': {
    vi: 'Địa chỉ này không nhận cách gọi đó. Hãy gọi theo một cách ghi ở Allow.',
    en: 'This address does not take that method. Use one that Allow names.',
  },
  'not-signed-in': {
    vi: 'Bạn chưa đăng nhập hoặc phiên đã hết. Hãy đăng nhập lại.',
    en: 'You are not signed in, or your session has ended. Sign in again.',
  },
  'password-change-needed': {
    vi: 'Hãy đổi mật khẩu trước khi làm việc khác.',
    en: 'Change your password before you do anything else.',
  },
  'body-invalid': {
    vi: 'Dữ liệu gửi lên chưa đúng. Hãy xem từng mục.',
    en: 'What was sent is not right. Look at each item.',
  },
  'message-not-awaited': {
    vi: 'Không quy trình nào nhận thông điệp tên này từ bên ngoài. Hãy xem lại tên, hoặc khai trong quy trình rồi công bố.',
    en: 'No process awaits a message of this name from outside. Check the name, or declare it and publish the process.',
  },
  'message-data-wrong': {
    vi: 'Dữ liệu kèm theo quá lớn, quá nhiều tầng, hoặc có tên không dùng làm biến được. Hãy gửi ít hơn, mỗi tên một từ.',
    en: 'The data are too many, too deep, or have a name that no variable may have. Send less, under names of one word.',
  },
  'incident-gone': {
    vi: 'Bước này không còn dừng ở đó; có thể người khác đã xử lý. Hãy tải lại danh sách.',
    en: 'The step does not stand there any more; somebody else may have mended it. Load the list again.',
  },
  'not-from-here': {
    vi: 'Yêu cầu không đến từ trang này. Hãy tải lại trang rồi làm lại.',
    en: 'The request did not come from this page. Load the page again and repeat it.',
  },
  'request-reused': {
    vi: 'Yêu cầu này đã gửi với nội dung khác. Hãy tải lại trang.',
    en: 'This request was sent before with other contents. Load the page again.',
  },
  'too-many-attempts': {
    vi: 'Bạn đã thử quá nhiều lần. Hãy đợi rồi thử lại.',
    en: 'You have tried too often. Wait, and then try again.',
  },
  'sign-in-wrong': {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng. Hãy nhập lại.',
    en: 'The username or the password is wrong. Type them again.',
  },
  'current-password-wrong': {
    vi: 'Mật khẩu hiện tại không đúng. Hãy nhập lại.',
    en: 'The current password is wrong. Type it again.',
  },
  'password-weak': {
    vi: 'Mật khẩu mới chưa đạt quy định. Hãy chọn mật khẩu khác.',
    en: 'The new password does not meet the rules. Choose another.',
  },
  'password-used-before': {
    vi: 'Mật khẩu này đã dùng gần đây. Hãy chọn mật khẩu khác.',
    en: 'This password was used lately. Choose another.',
  },
  'stream-only': {
    vi: 'Địa chỉ này chỉ dành cho màn hình đang mở.',
    en: 'This address is only for a screen that is open.',
  },
  'too-many-screens': {
    vi: 'Bạn mở quá nhiều cửa sổ. Hãy đóng bớt; danh sách vẫn tự tải lại sau ít phút.',
    en: 'You have too many windows open. Close some; lists still load anew after a few minutes.',
  },
  'outside-demonstration': {
    vi: 'Chức năng này chỉ có ở bản trình diễn.',
    en: 'This exists only in a demonstration.',
  },
  'clock-out-of-range': {
    vi: 'Đồng hồ không đặt được đến lúc này. Hãy chọn thời điểm khác.',
    en: 'The clock cannot be set to this moment. Choose another.',
  },
  'unexpected': {
    vi: 'Có lỗi ngoài dự kiến; chúng tôi đã ghi lại. Hãy thử lại sau ít phút.',
    en: 'Something unexpected went wrong; it has been recorded. Try again in a few minutes.',
  },
  'too-busy': {
    vi: 'Đang có quá nhiều người dùng cùng lúc. Chưa có gì được ghi; hãy đợi vài giây rồi thử lại.',
    en: 'Too many people are at work just now. Nothing was done; wait some seconds and try again.',
  },
  'unavailable': {
    vi: 'Hệ thống tạm thời chưa trả lời được. Nội dung của bạn chưa mất; hãy thử lại sau một phút.',
    en: 'The system cannot answer just now. Nothing you sent is lost; try again in a minute.',
  },
})
