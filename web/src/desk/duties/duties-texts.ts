import { texts } from '@motcua/contracts/texts.ts'

/** Deeds that one person does not do both of, and where that is let for a time. */
export const DUTIES = texts({
  title: { vi: 'Tách nhiệm vụ', en: 'Duties kept apart' },
  hint: {
    vi: 'Hai việc trong một dòng dưới đây không do cùng một người làm. Nơi thiếu người có thể được cho phép làm cả hai trong một '
      + 'thời hạn, có lý do; mỗi lần cho phép được ghi lại cùng tên người cho phép.',
    en: 'One person does not do both deeds of a line. Where there are too few people it may be let for a time, with a '
      + 'reason; each time is kept, with who let it.',
  },
  failed: { vi: 'Không tải được danh sách', en: 'The list could not be loaded' },
  deedFailed: { vi: 'Chưa lưu được', en: 'It was not saved' },
  none: { vi: 'Chưa có nơi nào được phép.', en: 'It is let nowhere.' },
  line: { vi: '{unit}: từ {from} đến hết {to}', en: '{unit}: from {from} to the end of {to}' },
  by: { vi: 'Lý do: {reason} Người cho phép: {name}.', en: 'Reason: {reason} Let by: {name}.' },
  end: { vi: 'Kết thúc', en: 'End' },
  endOf: { vi: 'Kết thúc cho phép tại {unit}', en: 'End it at {unit}' },
  add: { vi: 'Cho phép tại một đơn vị', en: 'Let it at a unit' },
  rule: { vi: 'Hai việc', en: 'The two deeds' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  unitHint: { vi: 'Gõ tên đơn vị rồi chọn trong danh sách.', en: 'Type its name and choose from the list.' },
  unitUnknown: { vi: 'Hãy chọn một đơn vị trong danh sách.', en: 'Choose one of the units.' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'To the end of' },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonHint: {
    vi: 'Viết rõ vì sao thiếu người, ví dụ: đơn vị chỉ có hai biên chế, một người nghỉ thai sản.',
    en: 'Say why there are too few people, for example: two posts only, one person on maternity leave.',
  },
  save: { vi: 'Cho phép', en: 'Let it' },
  saved: { vi: 'Đã ghi lại.', en: 'It is kept.' },
})
