import { texts } from '@motcua/contracts/texts.ts'

/** A table that is imported: tried first, then taken. */
export const TABLE = texts({
  file: { vi: 'Tệp Excel (.xlsx) hoặc CSV', en: 'Spreadsheet (.xlsx) or CSV' },
  needFile: { vi: 'Hãy chọn tệp', en: 'Choose a file' },
  tooLarge: { vi: 'Tệp lớn hơn 3 MB. Hãy chia thành nhiều tệp.', en: 'The file is larger than 3 MB. Split it.' },
  look: { vi: 'Xem thử', en: 'Try it' },
  columns: { vi: 'Cột nào là gì', en: 'Which column is what' },
  noColumn: { vi: 'không có', en: 'none' },
  faults: { vi: 'Lỗi theo dòng', en: 'Faults by row' },
  row: { vi: 'Dòng', en: 'Row' },
  column: { vi: 'Cột', en: 'Column' },
  fault: { vi: 'Lỗi', en: 'Fault' },
  first: { vi: 'Chỉ nêu 200 lỗi đầu. Hãy sửa rồi xem thử lại.', en: 'The first 200 are told. Mend them and try again.' },
  take: { vi: 'Nhập {taken} dòng mới', en: 'Take {taken} new rows' },
  close: { vi: 'Đóng', en: 'Close' },
})
