import { texts } from '@motcua/contracts/texts.ts'

/** What stands around every page of the portal. */
export const LAYOUT = texts({
  faulty: { vi: 'Lỗi: ', en: 'Error: ' },
  skip: { vi: 'Đến nội dung chính', en: 'Skip to main content' },
  demonstration: { vi: 'Bản trình diễn · hôm nay {day}', en: 'Demonstration · today is {day}' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  shared: {
    vi: 'Máy dùng chung. Làm xong, bấm nút này để người sau không thấy gì của bạn. Quá {minutes} phút không sang trang khác, máy tự thoát và xóa những gì đang nhập.',
    en: 'This computer is shared. When you are done, press the button, so that nobody after you sees anything of yours. After {minutes} minutes on the same page it signs you out and wipes what you are typing.',
  },
  wipe: { vi: 'Xong, xóa hết trên máy này', en: 'Done, wipe this computer' },
  myDossiers: { vi: 'Hồ sơ của tôi', en: 'My dossiers' },
  help: { vi: 'Trợ giúp', en: 'Help' },
  call: { vi: 'Gọi hỗ trợ: {hotline}', en: 'Call for help: {hotline}' },
  guides: { vi: 'Hướng dẫn', en: 'Guides' },
  contact: { vi: 'Gặp người hỗ trợ', en: 'Talk to a person' },
  counters: { vi: 'Đến quầy gần bạn', en: 'Find a counter' },
  track: { vi: 'Theo dõi hồ sơ', en: 'Track a dossier' },
  verify: { vi: 'Kiểm tra kết quả', en: 'Check a result' },
  procedures: { vi: 'Tất cả thủ tục', en: 'All procedures' },
  openData: { vi: 'Dữ liệu mở', en: 'Open data' },
  dataStay: {
    vi: 'Tên thủ tục, giấy tờ và cơ quan là dữ liệu của tỉnh, ghi bằng tiếng Việt.',
    en: 'Names of procedures, papers and offices are official, and stay in Vietnamese.',
  },
  otherLanguage: { vi: 'English', en: 'Tiếng Việt' },
  mistakes: { vi: 'Có {count} mục cần sửa', en: 'To correct: {count}' },
  oneStop: { vi: 'Một cửa', en: 'One stop' },
  back: { vi: 'Quay lại', en: 'Back' },
})
