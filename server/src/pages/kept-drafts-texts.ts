import { texts } from '@motcua/contracts/texts.ts'

/** What is said of a draft wherever it can be taken up again. */
export const DRAFT = texts({
  leaveHint: {
    vi: 'Máy này của nhiều người dùng? Bản khai chưa gắn với tài khoản sẽ mất khi xóa; đăng nhập trước nếu muốn giữ.',
    en:
      'Does somebody else use this device? A draft that belongs to no account is lost when you remove it; sign in first to keep it.',
  },
  leave: { vi: 'Xóa khỏi máy này', en: 'Remove it from this device' },
  keptDays: {
    vi: 'Bản khai chưa nộp được giữ {days} ngày kể từ lần lưu cuối, rồi tự xóa.',
    en: 'A draft that is not submitted is kept for {days} days after it was last saved, and is then deleted.',
  },
  title: { vi: 'Hồ sơ đang khai', en: 'Dossier in preparation' },
  titleOf: { vi: 'Hồ sơ đang khai: {procedure}', en: 'Dossier in preparation: {procedure}' },
  toProcedure: { vi: 'Về trang thủ tục', en: 'Back to the procedure' },
  settledBy: { vi: 'Nơi giải quyết: {agency}.', en: 'Settled by: {agency}.' },
  done: { vi: '✓ Hoàn thành', en: '✓ Done' },
  started: { vi: 'Đang làm', en: 'In progress' },
  notStarted: { vi: 'Chưa bắt đầu', en: 'Not started' },
  check: { vi: 'Kiểm tra và nộp', en: 'Check and submit' },
  ready: { vi: 'Sẵn sàng', en: 'Ready' },
  notReady: { vi: 'Khi xong các phần trên', en: 'When the parts above are done' },
  savedAt: { vi: 'Đã lưu lúc {moment}.', en: 'Saved at {moment}.' },
  rivals: {
    vi: 'Bản khai được sửa ở hai nơi và có câu trả lời khác nhau. {choose}',
    en: 'The draft was changed in two places and has different answers. {choose}',
  },
  choose: { vi: 'Chọn câu trả lời đúng', en: 'Choose the right answers' },
})

/** A draft whose form or procedure is not that of today any more. */
export const STANDING = texts({
  corrected: {
    vi: 'Mẫu tờ khai này vừa có bản mới. Bản bạn đang khai vẫn còn hiệu lực và nộp được.',
    en: 'There is a newer version of this form. The one you are filling in is still in force and can be submitted.',
  },
  replaced: {
    vi:
      'Mẫu tờ khai này đã được thay từ {day}. Những gì bạn khai vẫn được giữ và xem được, nhưng phải nộp theo mẫu mới.',
    en:
      'This form was replaced on {day}. What you filled in is kept and can be read, but must be submitted on the new form.',
  },
  changed: {
    vi: 'Nội dung thủ tục đã đổi từ khi bạn bắt đầu khai. Bản khai vẫn được giữ, nhưng phải nộp theo nội dung mới.',
    en: 'The procedure has changed since you began. Your draft is kept, but must be submitted under the new rules.',
  },
  ended: {
    vi:
      'Thủ tục này không còn nhận hồ sơ trực tuyến từ {day}, nên bản khai không nộp được ở đây. Những gì bạn khai vẫn xem được.',
    en:
      'This procedure takes no dossiers online since {day}, so the draft cannot be submitted here. It can still be read.',
  },
  ask: {
    vi: 'Hãy tìm thủ tục thay thế, hoặc gọi số hỗ trợ ở cuối trang.',
    en: 'Look for the procedure that replaces it, or call the number at the foot of the page.',
  },
  search: { vi: 'Tìm thủ tục', en: 'Find a procedure' },
  toNew: { vi: 'Chuyển sang mẫu mới', en: 'Move to the new form' },
  moveTitle: { vi: 'Chuyển bản khai sang mẫu mới', en: 'Move the draft to the new form' },
  kept: {
    vi: '{count} câu trả lời dùng được và chuyển sang mẫu mới.',
    en: 'Answers that still fit and are taken over: {count}.',
  },
  dropped: {
    vi: 'Những câu sau không còn trong mẫu mới hoặc không còn phù hợp, nên không chuyển được:',
    en: 'These are not asked on the new form, or do not fit there any more, and cannot be taken over:',
  },
  papersKept: {
    vi: 'Tệp đã tải lên được giữ nếu mẫu mới vẫn cần.',
    en: 'Files you uploaded are kept where the new form asks for them.',
  },
  passAgain: {
    vi: 'Sau khi chuyển, hãy xem lại từng phần trước khi nộp.',
    en: 'After that, go through each part again before submitting.',
  },
  move: { vi: 'Chuyển sang mẫu mới và làm tiếp', en: 'Move to the new form and go on' },
  noPlace: {
    vi: 'Nơi giải quyết đã chọn không còn. Hãy bắt đầu bản khai mới và chọn nơi khác.',
    en: 'The place you chose does not exist any more. Please begin a new draft and choose another.',
  },
  beginAnew: { vi: 'Bắt đầu bản khai mới', en: 'Begin a new draft' },
})
