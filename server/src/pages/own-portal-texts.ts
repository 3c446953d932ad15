import { texts } from '@motcua/contracts/texts.ts'

/** Where one hands in online, in a province that takes that at the national portal, alone or beside its own. */
export const OWN_PORTAL = texts({
  title: { vi: 'Nộp tại Cổng Dịch vụ công quốc gia', en: 'Hand it in at the National Public Service Portal' },
  closed: {
    vi: 'Hồ sơ trực tuyến của thủ tục này nộp tại Cổng Dịch vụ công quốc gia. Ở đây bạn vẫn tra cứu hồ sơ, xem giấy tờ, bổ sung và nhận kết quả như trước.',
    en: 'Dossiers of this procedure are handed in online at the National Public Service Portal. Here you still follow dossiers, see papers, supplement and fetch results as before.',
  },
  go: { vi: 'Mở Cổng Dịch vụ công quốc gia', en: 'Open the National Public Service Portal' },
  kept: {
    vi: 'Bản đang khai vẫn được giữ để bạn xem lại; ở đây không gửi được nữa.',
    en: 'Your draft is kept for you to read; it can no longer be sent here.',
  },
  counter: {
    vi: 'Không nộp trực tuyến được thì {counter}.', en: 'If you cannot hand it in online, {counter}.',
  },
  counterLink: { vi: 'nộp trực tiếp tại quầy', en: 'hand it in at a counter' },
  also: { vi: 'Thủ tục này nộp được cả ở {portal}.', en: 'This procedure may also be handed in at the {portal}.' },
  portal: { vi: 'Cổng Dịch vụ công quốc gia', en: 'National Public Service Portal' },
})
