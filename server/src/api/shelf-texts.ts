import { texts } from '@motcua/contracts/texts.ts'

/** Words of the printed lists and labels of a shelf. */
export const SHELF = texts({
  here: { vi: 'Kết quả chờ người dân đến nhận', en: 'Results that wait to be collected' },
  archived: { vi: 'Kết quả quá hạn đã chuyển lưu trữ', en: 'Uncollected results handed over to the archive' },
  days: { vi: 'Có từ', en: 'Since' },
  archivedOn: { vi: 'Chuyển ngày', en: 'Handed over on' },
  checker: { vi: 'Người kiểm', en: 'Checked by' },
  archive: { vi: 'Người nhận lưu trữ', en: 'For the archive' },
  rest: {
    vi: 'Chỉ in {n} kết quả đầu; còn nữa, hãy xử lý rồi in tiếp.',
    en: 'Only the first {n} are printed; there are more.',
  },
  noPlace: { vi: 'Chưa ghi kệ', en: 'No shelf' },
})
