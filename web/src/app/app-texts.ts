import { texts } from '@motcua/contracts/texts.ts'

/** What stands where a page cannot, and over one whose session ended. */
export const APP = texts({
  bug: {
    vi: 'Trang này gặp lỗi của phần mềm. Tải lại trang; nếu vẫn lỗi, báo người quản trị.',
    en: 'This page met a fault of the software. Load it again; if that does not help, tell your administrator.',
  },
  cannotOpen: { vi: 'Không mở được trang', en: 'The page cannot be opened' },
  noSuchPage: { vi: 'Không có trang này', en: 'There is no such page' },
  mistyped: { vi: 'Đường dẫn có thể đã gõ sai.', en: 'The address may have been mistyped.' },
  toList: { vi: 'Về danh sách việc', en: 'Back to the list of work' },
  ended: { vi: 'Phiên làm việc đã hết', en: 'Your session has ended' },
  back: { vi: 'Đã đăng nhập lại.', en: 'You are signed in again.' },
  deedAgain: {
    vi: 'Đã đăng nhập lại. Việc vừa bấm chưa được làm: hãy bấm lại.',
    en: 'You are signed in again. What you had just pressed was not done: press it again.',
  },
  another: { vi: 'Trình duyệt đã đăng nhập người khác', en: 'Somebody else is signed in' },
  anotherHint: {
    vi: 'Cửa sổ này mở cho {name}, nay trình duyệt đã đăng nhập người khác. Hãy tải lại trang.',
    en: 'This window was opened for {name}, and somebody else is signed in here by now. Load the page again.',
  },
  anotherKept: {
    vi: 'Cần những gì đang nhập dở trên trang này thì đăng nhập lại bằng tài khoản đó.',
    en: 'For what was half typed on this page, sign in again with that account.',
  },
  loadAgain: { vi: 'Tải lại trang', en: 'Load the page again' },
  endedHint: {
    vi: 'Đăng nhập lại để làm tiếp. Những gì đang nhập trên trang này vẫn còn.',
    en: 'Sign in again to go on. What you were typing on this page is still there.',
  },
})
