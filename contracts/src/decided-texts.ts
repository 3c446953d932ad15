import { texts } from './texts.ts'

/** What decision tables of a version said of a dossier (ADR 0045): fee, papers, time limit. */
export const DECIDED = texts({
  fee: { vi: 'Phí, lệ phí của hồ sơ này', en: 'What this dossier costs' },
  papers: { vi: 'Giấy tờ theo nội dung khai', en: 'Papers by what was declared' },
  limit: { vi: 'Thời hạn của hồ sơ này', en: 'Time limit of this dossier' },
  fee_what: { vi: 'phí, lệ phí', en: 'the fee' },
  papers_what: { vi: 'giấy tờ phải nộp', en: 'the papers' },
  limit_what: { vi: 'thời hạn giải quyết', en: 'the time limit' },
  amount: { vi: '{name}: {amount} đ/{per}', en: '{name}: {amount} VND per {per}' },
  waived: { vi: '{name}: miễn', en: '{name}: waived' },
  required: { vi: '{name}: phải nộp', en: '{name}: must be handed in' },
  notRequired: { vi: '{name}: không phải nộp', en: '{name}: need not be handed in' },
  because: { vi: '{what}. {reason}', en: '{what}. {reason}' },
  why: {
    vi: 'Vì sao: bảng “{decision}”, luật {rules}, của phiên bản thủ tục áp dụng từ {from}.',
    en: 'Why: table “{decision}”, rule {rules}, of the version in force from {from}.',
  },
  whyPlain: {
    vi: 'Vì sao: quyết định “{decision}” của phiên bản thủ tục áp dụng từ {from}.',
    en: 'Why: decision “{decision}” of the version in force from {from}.',
  },
  'working-day': { vi: '{amount} ngày làm việc', en: '{amount} working days' },
  'working-hour': { vi: '{amount} giờ làm việc', en: '{amount} working hours' },
  'half-day': { vi: '{amount} buổi', en: '{amount} half days' },
  'day': { vi: '{amount} ngày', en: '{amount} days' },
  'hour': { vi: '{amount} giờ', en: '{amount} hours' },
  'month': { vi: '{amount} tháng', en: '{amount} months' },
  'same-day': { vi: 'Trong ngày', en: 'The same day' },
})
