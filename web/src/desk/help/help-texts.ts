import { texts } from '@motcua/contracts/texts.ts'

/** Help where one stands. */
export const HELP = texts({
  button: { vi: 'Trợ giúp', en: 'Help' },
  title: { vi: 'Trợ giúp cho màn hình này', en: 'Help for this screen' },
  search: { vi: 'Tìm trong hướng dẫn', en: 'Search the guides' },
  none: {
    vi: 'Chưa có hướng dẫn cho màn hình này. Hãy tìm, hoặc gửi yêu cầu hỗ trợ.',
    en: 'No guide for this screen yet. Search, or ask for help.',
  },
  nothing: { vi: 'Không thấy hướng dẫn nào có những chữ này.', en: 'No guide has these words.' },
  ask: { vi: 'Gửi yêu cầu hỗ trợ', en: 'Ask for help' },
  askLabel: { vi: 'Bạn vướng ở đâu?', en: 'Where are you stuck?' },
  askHint: {
    vi:
      'Gửi tới tổ chính quyền điện tử của cơ quan, kèm màn hình, mã hồ sơ, phiên bản và giờ. Không ghi số giấy tờ hay điện thoại của ai.',
    en:
      'Goes to the e-government team of your agency with the screen, the dossier number, version and time. Give no number of anybody.',
  },
  askMissing: { vi: 'Hãy ghi bạn cần giúp gì.', en: 'Say what you need.' },
  sent: { vi: 'Đã gửi yêu cầu hỗ trợ.', en: 'Your request was sent.' },
  mine: { vi: 'Yêu cầu của tôi', en: 'My requests' },
  contacts: { vi: 'Gọi người hỗ trợ', en: 'Call somebody' },
  close: { vi: 'Đóng', en: 'Close' },
})
