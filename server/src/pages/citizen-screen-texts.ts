import { texts } from '@motcua/contracts/texts.ts'

/** The screen at a counter that is turned to the citizen. */
export const SCREEN = texts({
  title: { vi: 'Nội dung cán bộ đang nhập', en: 'What the clerk is typing' },
  nobody: { vi: 'Màn hình dành cho người làm thủ tục', en: 'This screen is for whoever is served' },
  nobodyHint: {
    vi: 'Cán bộ nhập đến đâu, chữ hiện ở đây đến đó để Ông/Bà kiểm tra.', en: 'What the clerk types appears here, for you to check.',
  },
  ask: { vi: 'Những điều trên có đúng không?', en: 'Is all of this right?' },
  right: { vi: 'Đúng', en: 'Right' },
  wrong: { vi: 'Chưa đúng', en: 'Not right' },
  thanksRight: { vi: 'Đã ghi nhận: đúng. Cảm ơn Ông/Bà.', en: 'Noted as right. Thank you.' },
  thanksWrong: { vi: 'Đã ghi nhận: chưa đúng. Hãy nói với cán bộ chỗ cần sửa.', en: 'Noted as not right. Tell the clerk what to mend.' },
  lost: { vi: 'Mất kết nối, nội dung có thể chưa mới', en: 'Connection lost: this may be old' },
  notSent: { vi: 'Chưa gửi được. Hãy bấm lại.', en: 'Not sent. Press again.' },
  enrolTitle: { vi: 'Đăng ký màn hình hướng về người dân', en: 'Make this the screen turned to the citizen' },
  enrolHint: {
    vi: 'Cán bộ tiếp nhận lấy mã ở bàn làm việc, mục Màn hình phụ, rồi nhập ở đây. Mỗi mã dùng một lần.',
    en: 'The clerk gets a code at the desk, under Second screens, and types it here. Each code works once.',
  },
  code: { vi: 'Mã đăng ký màn hình', en: 'Code of the screen' },
  enrol: { vi: 'Đăng ký màn hình', en: 'Make it the screen' },
  codeWrong: {
    vi: 'Mã không đúng, đã dùng hoặc quá hạn. Nhập lại hoặc lấy mã khác.',
    en: 'The code is wrong, used or too old. Type it again or get another.',
  },
})
