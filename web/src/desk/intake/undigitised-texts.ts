import { texts } from '@motcua/contracts/texts.ts'

export const UNDIGITISED_TEXT = texts({
  label: { vi: 'Lý do giấy tờ chưa số hóa', en: 'Why papers are not digitised' },
  hint: {
    vi: 'Chỉ chọn khi không quét được; lý do được lưu cùng hồ sơ.', en: 'Only where scanning is not possible; it is kept.',
  },
  none: { vi: 'Sẽ quét và đính kèm', en: 'They will be scanned' },
  note: { vi: 'Ghi rõ lý do', en: 'Say why' },
})

/** The list of reasons. */
export const UNDIGITISED_WHY = texts({
  'no-scanner': { vi: 'Máy quét hỏng, chưa có máy thay', en: 'The scanner is broken' },
  'no-line': { vi: 'Mất điện hoặc mất mạng', en: 'No power, or no line' },
  'too-large': { vi: 'Khổ lớn hoặc không phải giấy tờ phẳng', en: 'Too large, or no flat paper' },
  'too-fragile': { vi: 'Giấy tờ cũ, dễ hỏng khi quét', en: 'Old, and would be damaged' },
  'too-many': { vi: 'Quá nhiều trang, sẽ quét sau', en: 'Too many pages; scanned later' },
  'other': { vi: 'Lý do khác', en: 'Another reason' },
})
