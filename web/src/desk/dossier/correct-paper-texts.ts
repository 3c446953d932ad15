import { texts } from '@motcua/contracts/texts.ts'

/** Correcting what was written down of a paper. */
export const CORRECT_PAPER = texts({
  open: { vi: 'Sửa dữ liệu', en: 'Correct data' },
  of: { vi: 'Sửa dữ liệu của {name}', en: 'Correct the data of {name}' },
  hint: {
    vi: 'Chỉ ghi chỗ cần sửa, đúng như trên giấy. Bản cũ vẫn được giữ; chủ giấy tờ xem được các lần sửa và lý do.',
    en: 'Fill in only what is wrong, as the paper says it. What stood before is kept; the owner sees each correction.',
  },
  number: { vi: 'Số giấy tờ', en: 'Number of the paper' },
  issuedOn: { vi: 'Ngày cấp', en: 'Day of issue' },
  issuerName: { vi: 'Nơi cấp', en: 'Issued by' },
  fullName: { vi: 'Họ, chữ đệm và tên', en: 'Full name' },
  issuePlace: { vi: 'Địa danh', en: 'Place' },
  reason: { vi: 'Lý do sửa', en: 'Why it is corrected' },
  needSome: { vi: 'Hãy ghi ít nhất một chỗ cần sửa.', en: 'Fill in what is to be corrected.' },
  needDay: { vi: 'Ngày không đúng. Hãy ghi đủ ngày, tháng, năm.', en: 'That is no day. Give day, month and year.' },
  needReason: { vi: 'Hãy ghi lý do, từ 3 chữ cái trở lên.', en: 'Give a reason of at least 3 letters.' },
  save: { vi: 'Ghi bản sửa', en: 'Save' },
  cancel: { vi: 'Để sau', en: 'Later' },
  done: { vi: 'Đã sửa dữ liệu của {name}.', en: 'Data of {name} corrected.' },
})
