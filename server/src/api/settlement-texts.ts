import { texts } from '@motcua/contracts/texts.ts'

/** What is settled with the post. */
export const SETTLED_IN_WORDS = texts({
  guide: { vi: 'Hướng dẫn', en: 'Guided' },
  receive: { vi: 'Tiếp nhận', en: 'Received' },
  digitise: { vi: 'Số hóa', en: 'Digitised' },
  return: { vi: 'Trả kết quả', en: 'Given out' },
  cod: { vi: 'Thu hộ khi phát', en: 'Collected on delivery' },
})

export const COLUMN_OF_SETTLEMENT = texts({
  at: { vi: 'Lúc', en: 'At' },
  what: { vi: 'Việc', en: 'What' },
  dossier: { vi: 'Mã hồ sơ', en: 'Dossier' },
  parcel: { vi: 'Mã bưu gửi', en: 'Parcel' },
  ticket: { vi: 'Số thứ tự ở sảnh', en: 'Number of the hall' },
  amount: { vi: 'Số tiền (đồng)', en: 'Amount (VND)' },
})

export const CUT_OFF = texts({
  rest: {
    vi: 'Tệp dừng ở {n} dòng, còn nữa. Hãy báo quản trị để lấy đủ.',
    en: 'The file ends after {n} lines, and there are more. Ask the administrator for the rest.',
  },
})
