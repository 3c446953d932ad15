import { texts } from '@motcua/contracts/texts.ts'

/** What is said where a page cannot be shown: what happened, whether anything was lost, what to do. */
export const FAILURE = texts({
  notFound: { vi: 'Không tìm thấy trang', en: 'Page not found' },
  notFoundWhy: {
    vi: 'Địa chỉ có thể gõ sai, hoặc trang không còn. Hồ sơ và bản khai của người khác cũng không xem được ở đây.',
    en: 'The address may be mistyped, or the page is gone. Nor can dossiers and drafts of others be seen here.',
  },
  homeOrAll: { vi: '{home} hoặc {all}.', en: '{home}, or {all}.' },
  home: { vi: 'Về trang đầu', en: 'Go to the first page' },
  all: { vi: 'xem tất cả thủ tục', en: 'see all procedures' },
  noDraft: { vi: 'Chưa lưu được gì', en: 'Nothing was saved' },
  noDraftWhy: {
    vi:
      'Những gì bạn vừa gửi chưa được lưu và chưa được nộp. Tài khoản đang đăng nhập không mở được bản khai ở địa chỉ này: có thể là của người khác, đã nộp, hoặc không còn.',
    en:
      'What you have just sent was neither saved nor handed in. The account that is signed in cannot open a draft at this address: it may be somebody else’s, be handed in, or be gone.',
  },
  noDraftWhat: {
    vi:
      'Nếu bạn đã bắt đầu bằng tài khoản khác, hãy đăng xuất, đăng nhập lại bằng tài khoản đó rồi mở lại bản khai. Nếu không, {mine} hoặc {all}.',
    en:
      'If you began it with another account, sign out, sign in with that account, and open the draft again. If not, {mine}, or {all}.',
  },
  mine: { vi: 'xem hồ sơ và bản khai của bạn', en: 'see your own dossiers and drafts' },
  notDrawn: { vi: 'Chưa xem được tệp này', en: 'This file cannot be shown' },
  notDrawnWhy: {
    vi: 'Tệp có nội dung tự chạy nên chỉ xem bằng ảnh, nhưng hệ thống không dựng được ảnh. Hãy in lại thành tệp PDF mới rồi gửi lại.',
    en: 'The file could run things, so it is shown only as pictures, and none can be made. Print it to a new PDF and send that.',
  },
  drawingWhy: {
    vi: 'Tệp có nội dung tự chạy nên chỉ xem bằng ảnh. Hệ thống đang dựng ảnh các trang. Hãy mở lại sau ít giây.',
    en: 'The file could run things, so it is shown only as pictures. They are being drawn: open it again in some seconds.',
  },
  wrongMethod: { vi: 'Địa chỉ này không mở theo cách đó được', en: 'This address cannot be opened that way' },
  wrongMethodWhy: {
    vi: 'Chưa có gì được gửi. Hãy quay lại trang trước và bấm lại nút ở đó, hoặc bắt đầu lại từ trang đầu.',
    en: 'Nothing was sent. Go back to the page before and press the button there, or begin again at the first page.',
  },
  stale: { vi: 'Trang đã cũ', en: 'This page is out of date' },
  staleHeading: { vi: 'Trang này đã cũ', en: 'This page is out of date' },
  staleWhy: {
    vi: 'Chưa có gì được gửi. Hãy quay lại trang trước, tải lại rồi gửi lần nữa.',
    en: 'Nothing was sent. Go back to the page before, reload it, and send it again.',
  },
  tooMany: { vi: 'Đã thử quá nhiều lần', en: 'Too many tries' },
  tooManyWhy: {
    vi: 'Để giữ an toàn cho mọi người, hãy đợi {minutes} phút rồi thử lại, hoặc gọi số hỗ trợ ở cuối trang.',
    en: 'To keep everybody safe, wait {minutes} minutes and try again, or call the number at the foot of the page.',
  },
  resting: { vi: 'Hệ thống đang tạm dừng', en: 'The system is resting' },
  restingWhy: {
    vi: 'Những gì đã lưu không mất. Hãy thử lại sau một phút.',
    en: 'Nothing that was saved is lost. Try again in a minute.',
  },
  broken: { vi: 'Có lỗi ngoài dự kiến', en: 'Something went wrong' },
  brokenWhy: {
    vi: 'Chúng tôi đã ghi lại lỗi này. Những gì đã lưu không mất. Hãy thử lại sau ít phút.',
    en: 'We have taken note of it. Nothing that was saved is lost. Try again in a few minutes.',
  },
  busy: { vi: 'Đang có quá nhiều người truy cập', en: 'Too many people are here just now' },
  busyWhy: {
    vi: 'Những gì đã lưu không mất, và chưa có gì mới được gửi. Hãy đợi vài giây rồi thử lại.',
    en: 'Nothing that was saved is lost, and nothing new was sent. Wait some seconds and try again.',
  },
  again: { vi: 'Thử lại', en: 'Try again' },
  typedKept: {
    vi:
      'Nội dung bạn vừa nhập chưa được lưu nhưng vẫn nằm trong trang này. Đừng đóng trang; đợi một phút rồi bấm “Gửi lại”.',
    en:
      'What you have just entered is not saved yet, but this page still holds it. Leave the page open, wait a minute, then press “Send again”.',
  },
  pressKept: {
    vi: 'Chưa rõ việc vừa bấm đã xong chưa. Đợi một phút rồi bấm “Gửi lại”: việc đã xong thì không làm hai lần.',
    en:
      'It is not known whether what you pressed was done. Wait a minute, then press “Send again”: what was done is not done twice.',
  },
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  urgent: {
    vi: 'Cần gấp thì gọi số hỗ trợ ở cuối trang hoặc đến quầy gần bạn.',
    en: 'If it is urgent, call the number at the foot of the page or go to a counter near you.',
  },
})
