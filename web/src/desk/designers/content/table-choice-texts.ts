import { texts } from '@motcua/contracts/texts.ts'

/** Which decision table tells fee, papers and limit. */
export const TABLE_CHOICE = texts({
  fee: { vi: 'Bảng quyết định mức thu', en: 'Decision table of the fee' },
  papers: { vi: 'Bảng quyết định giấy tờ phải nộp', en: 'Decision table of the papers' },
  limit: { vi: 'Bảng quyết định thời hạn', en: 'Decision table of the time limit' },
  none: { vi: 'Không dùng bảng', en: 'No table' },
  make: { vi: 'Lập bảng từ nội dung đang có', en: 'Begin a table with what stands here' },
  lost: {
    vi: 'Gói không còn quyết định này. Hãy chọn lại.', en: 'The package has no such decision any more. Choose again.',
  },
})

/** What its columns are called, and what goes before what. */
export const TABLE_HINT = texts({
  fee: {
    vi:
      'Cột kết quả: name (tên khoản thu), amount (đồng; miễn thì ghi 0), reason. Bảng phải nói mức của từng khoản đã ghi; có bảng thì bảng quyết định.',
    en:
      'Columns of answers: name (of the fee), amount (dong; 0 where it is waived), reason. The table must tell each fee above, and goes before them.',
  },
  papers: {
    vi:
      'Cột kết quả: paper (mã hoặc loại giấy tờ), required (true, false), reason. Giấy tờ ghi “Luôn” vẫn luôn phải nộp; giấy tờ bảng không nói theo điều kiện của tờ khai.',
    en:
      'Columns of answers: paper (id or kind), required (true, false), reason. A paper that is always needed stays so; what the table does not name goes by the form.',
  },
  limit: {
    vi:
      'Cột kết quả: amount, unit (working-day, working-hour, day, hour, half-day, month, same-day), reason. Trường hợp cán bộ chọn khi tiếp nhận đi trước bảng.',
    en:
      'Columns of answers: amount, unit (working-day, working-hour, day, hour, half-day, month, same-day), reason. A case that a clerk picks goes before the table.',
  },
})
