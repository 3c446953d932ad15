import { texts } from '@motcua/contracts/texts.ts'

/** Planned maintenance, as people are told of it. */
export const MAINTENANCE = texts({
  title: { vi: 'Bảo trì có kế hoạch', en: 'Planned maintenance' },
  lasting: { vi: 'Đang bảo trì đến {until}.', en: 'Maintenance is under way until {until}.' },
  coming: { vi: 'Sẽ bảo trì từ {from} đến {until}.', en: 'There will be maintenance from {from} until {until}.' },
  more: { vi: 'Những gì bạn đang nhập thì sao?', en: 'What about what I am entering?' },
  none: { vi: 'Hiện không có lần bảo trì nào được báo trước.', en: 'No maintenance is announced.' },
  effect: { vi: 'Trong lúc đó', en: 'Meanwhile' },
  urgent: { vi: 'Bảo trì khẩn cấp, vì', en: 'Urgent, because' },
  announced: { vi: 'Báo lúc', en: 'Announced' },
  answers: { vi: 'Những gì bạn đang nhập', en: 'What you are entering' },
  answersSaved: {
    vi: 'Bản khai được lưu mỗi lần bạn bấm “Tiếp tục”, và lưu dần trong lúc nhập nếu trình duyệt cho phép. Bản khai đã lưu giữ {days} ngày; bảo trì không xóa bản khai nào.',
    en: 'A draft is saved each time you press “Continue”, and while you type where the browser lets it. It is kept for {days} days; maintenance deletes none.',
  },
  answersOpen: {
    vi: 'Lúc hệ thống không trả lời thì chưa lưu được. Đừng đóng trang đang nhập; nếu trình duyệt báo lỗi thì bấm Quay lại. Hết bảo trì, bấm lại nút vừa bấm.',
    en: 'While the system does not answer, nothing can be saved. Leave the page open; if the browser shows an error, go back. Press the button again when maintenance is over.',
  },
  answersSent: {
    vi: 'Hồ sơ đã nộp không phải nộp lại. Bảo trì không làm dài thêm thời hạn giải quyết.',
    en: 'A dossier that was handed in need not be handed in again. Maintenance makes no term longer.',
  },
})
