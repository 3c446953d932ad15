import { texts } from '@motcua/contracts/texts.ts'

/** Intakes at counters, for which a Kho could be looked into. */
export const INTAKES = texts({
  title: { vi: 'Xem Kho tại quầy mà không thành hồ sơ', en: 'Looks into a Kho at a counter without a dossier' },
  what: {
    vi: 'Cán bộ tiếp nhận chỉ xem được giấy tờ trong Kho khi mở lượt tiếp nhận cho đúng người, đúng thủ tục, trong ngày. '
      + 'Dưới đây là các lượt không có hồ sơ nào được tiếp nhận.',
    en: 'What is held is looked up only for an intake that is opened for a person and a procedure, on its day. '
      + 'Below are those of which no dossier came.',
  },
  failed: { vi: 'Không tải được các lượt tiếp nhận', en: 'The intakes could not be loaded' },
  count: {
    vi: 'Đã mở {opened} lượt, {joined} lượt thành hồ sơ, {without} lượt không.',
    en: '{opened} opened, {joined} led to a dossier, {without} did not.',
  },
  at: { vi: 'Lúc', en: 'When' },
  who: { vi: 'Cán bộ', en: 'Clerk' },
  section: { vi: 'Nơi tiếp nhận', en: 'Counter' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  state: { vi: 'Tình trạng', en: 'State' },
  open: { vi: 'Trong ngày, có thể còn đang làm', en: 'Of today, may still be under way' },
  over: { vi: 'Không thành hồ sơ', en: 'Came to nothing' },
})
