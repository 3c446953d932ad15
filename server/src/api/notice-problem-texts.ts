import { texts } from '@motcua/contracts/texts.ts'

/** What is told of a refusal about notices of a dossier, and what to do about it; by its code. */
export const NOTICE_PROBLEM = texts({
  'notice-unknown': {
    vi: 'Không có thông báo này của hồ sơ. Hãy tải lại trang.',
    en: 'The dossier has no such notice. Load the page again.',
  },
  'notice-being-sent': {
    vi: 'Thông báo đang được gửi, hoặc thư đang chờ in và gửi. Hãy xem lại sau.',
    en: 'The notice is on its way, or its letter waits to be printed and posted. Look again later.',
  },
  'notice-not-failed': {
    vi: 'Thông báo đã gửi được nên không gửi lại. Cần nói thêm thì hãy nhắn ở mục Trao đổi.',
    en: 'The notice was sent, so it is not sent again. To say more, write in the talk about the dossier.',
  },
  'notice-out-of-date': {
    vi: 'Nội dung thông báo không còn đúng với hồ sơ hiện nay nên không gửi lại. Hãy xem thông báo mới hơn, hoặc gọi cho người nộp.',
    en: 'What the notice says is not so any more, so it is not sent again. Look at later notices, or call the applicant.',
  },
  'notice-without-way': {
    vi: 'Người nhận chưa có số điện thoại, thư điện tử hay địa chỉ để báo, hoặc chỉ muốn xem trên cổng. Hãy hỏi và ghi lại cách liên lạc rồi gửi lại.',
    en: 'The person has no phone, e-mail or address by which this is told, or wants to be told on the portal alone. '
      + 'Ask how they can be reached, note it, and send it again.',
  },
})
