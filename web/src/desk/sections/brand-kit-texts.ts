import { texts } from '@motcua/contracts/texts.ts'

/** What is printed for a section in the looks of the province. */
export const BRAND_KIT = texts({
  title: { vi: 'Bộ nhận diện để in', en: 'Brand kit to print' },
  what: {
    vi: 'Biểu trưng, màu và tên lấy từ cấu hình nhận diện của tỉnh; họ tên, chức danh lấy từ tài khoản cán bộ.',
    en: 'Emblem, colours and names are those of the province; names and positions those of staff accounts.',
  },
  door: { vi: 'Biển tên ở cửa (A3)', en: 'Sign at the door (A3)' },
  counters: { vi: 'Biển các quầy (A4)', en: 'Signs of counters (A4)' },
  badges: { vi: 'Thẻ đeo của người trực (90 × 55 mm)', en: 'Badges (90 × 55 mm)' },
  kiosk: { vi: 'Biển máy lấy số (A4)', en: 'Sign of the kiosk (A4)' },
  cover: { vi: 'Bìa hồ sơ (A4)', en: 'Cover of a dossier (A4)' },
  pieceOf: { vi: '{piece}: {name}', en: '{piece}: {name}' },
})
