import { texts } from '@motcua/contracts/texts.ts'

/** The first page, and the search that stands on other pages too. */
export const HOME = texts({
  title: { vi: 'Trang đầu', en: 'Home' },
  question: { vi: 'Bạn cần làm thủ tục gì?', en: 'What do you need to get done?' },
  track: { vi: 'Theo dõi hồ sơ', en: 'Track a dossier' },
  number: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  look: { vi: 'Xem', en: 'Look' },
  events: { vi: 'Việc trong đời', en: 'Events in life' },
  guides: { vi: 'Hướng dẫn từng bước', en: 'Step-by-step guides' },
  contact: { vi: 'Gặp người hỗ trợ', en: 'Talk to a person' },
  search: { vi: 'Tìm thủ tục', en: 'Find a procedure' },
  searchFor: { vi: 'Tên thủ tục hoặc việc cần làm', en: 'Name of the procedure, or what you need to do' },
  searchHint: {
    vi: 'Ví dụ: khai sinh, sổ đỏ, tạm trú. Gõ không dấu cũng được.',
    en: 'A word such as birth or marriage; or in Vietnamese, with or without marks: khai sinh, tam tru.',
  },
  find: { vi: 'Tìm', en: 'Find' },
})

/** The eight events in life, by their ids in life-events.ts. */
export const LIFE = texts({
  'co-con': { vi: 'Có con', en: 'Having a child' },
  'ket-hon': { vi: 'Kết hôn', en: 'Getting married' },
  'nha-dat': { vi: 'Nhà đất', en: 'House and land' },
  'cu-tru': { vi: 'Cư trú', en: 'Residence' },
  'kinh-doanh': { vi: 'Kinh doanh', en: 'Business' },
  'tro-cap': { vi: 'Trợ cấp', en: 'Allowances' },
  'giay-to': { vi: 'Giấy tờ', en: 'Papers' },
  'nguoi-than-mat': { vi: 'Người thân mất', en: 'A death in the family' },
})
