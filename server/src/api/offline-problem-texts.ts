import { texts } from '@motcua/contracts/texts.ts'

/** What is told of devices that work without a network and of what they send, and what to do about it. */
export const OFFLINE_PROBLEM = texts({
  'offline-closed': {
    vi: 'Tỉnh chưa cho phép làm việc ngoại tuyến. Hãy nhờ quản trị khai báo quy định offline-counter.',
    en: 'The province does not let sections work offline. Ask the administrator for the rule offline-counter.',
  },
  'offline-code-wrong': {
    vi: 'Mã thiết bị sai, đã dùng hoặc quá hạn. Hãy lấy mã mới tại bàn làm việc.',
    en: 'The code is wrong, used or too old. Get a new one at the desk.',
  },
  'offline-key-wrong': {
    vi: 'Khóa của trình duyệt này không dùng được. Hãy tải lại trang rồi nhập mã lần nữa.',
    en: 'The key of this browser cannot be used. Load the page again, and type the code once more.',
  },
  'offline-device-unknown': {
    vi: 'Hệ thống không biết thiết bị này. Hãy đăng ký lại thiết bị bằng mã mới.',
    en: 'This device is not known. Enrol it anew with a new code.',
  },
  'offline-signature-wrong': {
    vi: 'Chữ ký của thiết bị không đúng, hệ thống không nhận. Hãy đăng ký lại thiết bị; việc đã làm thì nhập lại tại quầy.',
    en: 'It was not signed by the device and is not taken. Enrol the device anew, and receive it again at the counter.',
  },
  'offline-outing-unknown': {
    vi: 'Thiết bị chưa bắt đầu đợt ngoại tuyến này. Hãy bắt đầu đợt mới; việc đã làm thì nhập lại tại quầy.',
    en: 'The device has begun no such outing. Begin a new one, and receive it again at the counter.',
  },
  'offline-number-used': {
    vi: 'Số tạm này đã dùng cho việc khác. Hãy nhập lại việc này tại quầy.',
    en: 'This provisional number is that of something else. Receive it again at the counter.',
  },
  'offline-photos-missing': {
    vi: 'Ảnh chưa có trên hệ thống. Thiết bị sẽ tự gửi lại ảnh.',
    en: 'The photographs are not there. The device sends them again by itself.',
  },
  'offline-photo-refused': {
    vi: 'Hệ thống không nhận một ảnh vì tệp hỏng, quá lớn hoặc có mã độc. Hãy chụp lại giấy tờ và nhập tại quầy.',
    en: 'A photograph is not taken: broken, too large or infected. Take it anew, and receive it at the counter.',
  },
  'offline-not-now': {
    vi: 'Hệ thống chưa xử lý được lúc này. Thiết bị sẽ tự gửi lại.',
    en: 'It cannot be settled this moment. The device sends it again by itself.',
  },
  'offline-command-unreadable': {
    vi: 'Nội dung đã nhập không đúng hoặc thiếu. Hãy liên hệ người nộp và nhập lại tại quầy.',
    en: 'What was taken in is wrong or not whole. Get in touch with the person, and receive it again at the counter.',
  },
  'offline-device-revoked': {
    vi: 'Thiết bị đã bị thu hồi. Hãy xem lại nội dung và nhập tại quầy nếu đúng là việc của bộ phận.',
    en: 'The device was revoked. Look at what it took in, and receive it at the counter if it was the section that did it.',
  },
  'offline-too-late': {
    vi: 'Gửi về sau hạn của đợt ngoại tuyến. Hãy liên hệ người nộp và nhập lại tại quầy.',
    en: 'It came after the outing was over for good. Get in touch with the person, and receive it again at the counter.',
  },
  'offline-too-many': {
    vi: 'Đợt ngoại tuyến đã gửi đủ số việc cho phép. Hãy nhập việc này tại quầy.',
    en: 'The outing has brought as much as it may. Receive this at the counter.',
  },
  'offline-officer-gone': {
    vi: 'Cán bộ làm việc này không có tài khoản hoặc không có quyền. Hãy để cán bộ khác nhập lại tại quầy.',
    en: 'The officer has no account, or no right to do this. Let another one receive it again at the counter.',
  },
  'offline-procedure-changed': {
    vi: 'Thủ tục đã thay đổi từ lúc tiếp nhận. Hãy đối chiếu thành phần hồ sơ mới và nhập lại tại quầy.',
    en: 'The procedure was changed meanwhile. Compare the papers with those of today, and receive it again at the counter.',
  },
  'offline-ticket-over': {
    vi: 'Số này của ngày khác. Hãy lấy số mới nếu người dân vẫn cần.',
    en: 'The ticket is of another day. Take a new one if the person still needs it.',
  },
  'offline-no-hall': {
    vi: 'Bộ phận không có sảnh lấy số. Không cần lấy số nữa.',
    en: 'The section has no hall. No number is needed.',
  },
  'offline-unserved': {
    vi: 'Sảnh không có quầy cho việc này. Hãy hướng dẫn người dân đến đúng nơi.',
    en: 'No counter of the hall serves it. Tell the person where to go.',
  },
  'offline-refusal-unknown': {
    vi: 'Việc này không còn chờ xử lý. Hãy tải lại danh sách.',
    en: 'It does not wait any more. Load the list again.',
  },
})
