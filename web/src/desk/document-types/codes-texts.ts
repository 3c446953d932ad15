import { texts } from '@motcua/contracts/texts.ts'

/** National codes from a table. */
export const CODES = texts({
  title: { vi: 'Nhập mã quốc gia từ bảng', en: 'Import national codes' },
  hint: {
    vi: 'Dòng đầu là tên cột: mã riêng, mã quốc gia, áp dụng từ ngày. Tối đa 20.000 dòng, 3 MB.',
    en: 'The first row names the columns: own code, national code, first day. At most 20,000 rows, 3 MB.',
  },
  found: {
    vi: '{taken} mã mới, {before} mã đã có, {faulty} dòng có lỗi.', en: '{taken} new, {before} known already, {faulty} rows with faults.',
  },
  taken: { vi: 'Đã nhập {taken} mã quốc gia.', en: '{taken} national codes are taken.' },
})

/** What a column of the table may mean. */
export const CODE_COLUMN = texts({
  ownCode: { vi: 'Mã riêng', en: 'Own code' }, nationalCode: { vi: 'Mã quốc gia', en: 'National code' },
  from: { vi: 'Áp dụng từ ngày', en: 'First day' },
})
