import { texts } from '@motcua/contracts/texts.ts'

export const CONSULTATIONS = texts({
  title: { vi: 'Lấy ý kiến cơ quan khác', en: 'Opinions of other agencies' },
  hint: {
    vi: 'Cơ quan được hỏi có hạn riêng theo lịch của họ; hạn của hồ sơ vẫn chạy. Chỉ ghi “coi như đồng ý” khi văn bản nói vậy, và ghi rõ điều nào.',
    en: 'Whoever is asked has a time of its own by its calendar; the dossier’s goes on. Say “agreed” only where a text does, and name its article.',
  },
  id: { vi: 'Mã quy tắc', en: 'Id of the rule' },
  unit: { vi: 'Hỏi ai', en: 'Who is asked' },
  hours: { vi: 'Trong (giờ làm việc)', en: 'Within (working hours)' },
  silence: { vi: 'Quá hạn không trả lời', en: 'No answer in time' },
  signed: { vi: 'Trả lời phải ký số', en: 'The answer is signed' },
  compulsory: { vi: 'Phải có trước khi duyệt', en: 'Before anything is approved' },
  article: { vi: 'Căn cứ', en: 'Article' },
  add: { vi: 'Thêm nơi hỏi ý kiến', en: 'Add whom to ask' },
})

/** What silence means. */
export const SILENCE = texts({
  none: { vi: 'Chỉ ghi nhận', en: 'Is put on record' },
  agreed: { vi: 'Coi như đồng ý', en: 'Counts as agreement' },
})
