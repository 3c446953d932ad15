import { texts } from '@motcua/contracts/texts.ts'

export const CHANGE = texts({
  title: { vi: 'Người khác vừa thay đổi hồ sơ này.', en: 'Somebody else has just changed this dossier.' },
  hint: {
    vi: 'Việc của bạn chưa được ghi; những gì đã gõ vẫn còn. Xem thay đổi rồi làm tiếp trên bản mới, hoặc thôi.',
    en: 'Your deed was not recorded; what you typed is still there. Look at what changed, then go on or leave it.',
  },
  seen: {
    vi: 'Những gì đã gõ vẫn còn. Xem thay đổi rồi làm tiếp trên bản mới.',
    en: 'What you typed is still there. Look at what changed, then go on with the new version.',
  },
  loading: { vi: 'Đang xem đã thay đổi gì…', en: 'Looking at what changed…' },
  what: { vi: 'Nội dung', en: 'What' },
  before: { vi: 'Khi bạn mở', en: 'When you opened it' },
  after: { vi: 'Bây giờ', en: 'Now' },
  state: { vi: 'Trạng thái', en: 'State' },
  holder: { vi: 'Đang ở', en: 'Where it is' },
  due: { vi: 'Hẹn trả', en: 'Due' },
  answer: { vi: 'Tờ khai: {name}', en: 'Form: {name}' },
  paper: { vi: 'Giấy tờ: {name}', en: 'Paper: {name}' },
  request: { vi: 'Yêu cầu bổ sung', en: 'Supplement asked' },
  none: { vi: '(không có)', en: '(none)' },
  since: { vi: 'Từ lúc bạn mở', en: 'Since you opened it' },
  small: { vi: 'Chỉ có ghi chép nội bộ thay đổi.', en: 'Only internal notes have changed.' },
  act: { vi: 'Làm tiếp trên bản mới', en: 'Go on with the new version' },
  leave: { vi: 'Thôi, về danh sách', en: 'Leave it, back to the list' },
})
